import "server-only";
import type { JobQueue, QueuedJob } from "@/lib/adapters/queue/job-queue";
import { listDueErasures } from "@/lib/domains/tenancy/erasure/due-erasures";
import { eraseOrganizationJob } from "@/lib/domains/tenancy/organizations/jobs/erase-organization.job";
import { eraseWorkspaceJob } from "@/lib/domains/tenancy/workspaces/jobs/erase-workspace.job";
import { Round } from "./round";

const EVERY_MS = 3_600_000;

/** Hands to the queue what has waited in the trash for long enough; the erasure itself is retried there. */
export class ErasureSchedule extends Round {
  constructor(private readonly queue: Pick<JobQueue, "enqueue">) {
    super(EVERY_MS, "what is to be erased");
  }

  protected async work(): Promise<void> {
    const { organizations, workspaces } = await listDueErasures();
    const jobs: QueuedJob[] = [
      ...organizations.map((payload) => ({ job: eraseOrganizationJob, payload, singletonKey: payload.organizationId })),
      ...workspaces.map((payload) => ({ job: eraseWorkspaceJob, payload, singletonKey: payload.workspaceId })),
    ];
    if (jobs.length > 0) await this.queue.enqueue(jobs);
  }
}
