import "server-only";
import type { JobQueue, QueuedJob } from "@/lib/adapters/queue/job-queue";
import { clearGenerations } from "@/lib/domains/knowledge/bases/jobs/clear-generations.job";
import { eraseBase } from "@/lib/domains/knowledge/bases/jobs/erase-base.job";
import { logger } from "@/lib/kernel/logger";
import { Round } from "./round";
import { listLeftWrites, listUnclearedBases, listUnerasedBases, settleWrite } from "./unfinished-bases";

const EVERY_MS = 3_600_000;

/** Goes on with what was to leave the stores of knowledge bases: erasures that gave up, replaced generations, what killed workers left. */
export class BaseUpkeep extends Round {
  constructor(private readonly queue: Pick<JobQueue, "enqueue">) {
    super(EVERY_MS, "what is to leave the knowledge bases");
  }

  protected async work(): Promise<void> {
    const jobs: QueuedJob[] = [
      ...(await listUnerasedBases()).map((payload) => ({ job: eraseBase, payload, singletonKey: payload.baseId })),
      ...(await listUnclearedBases()).map((payload) => ({ job: clearGenerations, payload, singletonKey: payload.baseId })),
    ];
    if (jobs.length > 0) await this.queue.enqueue(jobs);
    for (const write of await listLeftWrites()) await settled(write);
  }
}

/** A store that is down keeps nothing of the others. */
async function settled(write: Parameters<typeof settleWrite>[0]): Promise<void> {
  try {
    await settleWrite(write);
  } catch (error) {
    logger().warn({ err: error, generation: write.generationId }, "what a killed worker left in a store is still there; the next round tries again");
  }
}
