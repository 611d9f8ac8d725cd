import "server-only";
import type { JobQueue, QueuedJob } from "@/lib/adapters/queue/job-queue";
import { listDueErasures } from "@/lib/domains/tenancy/erasure/due-erasures";
import { eraseOrganizationJob } from "@/lib/domains/tenancy/organizations/jobs/erase-organization.job";
import { eraseWorkspaceJob } from "@/lib/domains/tenancy/workspaces/jobs/erase-workspace.job";
import { logger } from "@/lib/kernel/logger";

const EVERY_MS = 3_600_000;

/** Hands to the queue what has waited in the trash for long enough; the erasure itself is retried there. */
export class ErasureSchedule {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly queue: Pick<JobQueue, "enqueue">) {}

  start(): void {
    this.timer = setInterval(() => void this.look(), EVERY_MS);
    void this.look();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async look(): Promise<void> {
    try {
      const { organizations, workspaces } = await listDueErasures();
      const jobs: QueuedJob[] = [
        ...organizations.map((payload) => ({ job: eraseOrganizationJob, payload, singletonKey: payload.organizationId })),
        ...workspaces.map((payload) => ({ job: eraseWorkspaceJob, payload, singletonKey: payload.workspaceId })),
      ];
      if (jobs.length > 0) await this.queue.enqueue(jobs);
    } catch (error) {
      logger().warn({ err: error }, "could not look for what is to be erased; the next round tries again");
    }
  }
}
