import "server-only";
import { type JobWithMetadata, PgBoss } from "pg-boss";
import type { z } from "zod";
import { pool } from "@/lib/db/client";
import { isAppError } from "@/lib/kernel/app-error";
import type { JobDefinition, JobHandler } from "@/lib/kernel/jobs";
import { logger } from "@/lib/kernel/logger";

/** Seconds without a sign of life after which a job of a killed worker is given to another. */
const HEARTBEAT_SECONDS = 10;

export interface QueuedJob<P extends z.ZodType = z.ZodType> {
  job: JobDefinition<P>;
  payload: z.input<P>;
  /** At most one waiting job per key. */
  singletonKey?: string;
}

/** Queries that run on a caller's transaction, so that a job exists exactly if the transaction commits. */
interface SqlExecutor {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Background jobs in Postgres (pg-boss): at least once, so every handler is idempotent. */
export class JobQueue {
  private readonly boss: PgBoss;
  private readonly workers = new Map<string, string[]>();

  constructor() {
    this.boss = new PgBoss({
      db: { executeSql: (text: string, values?: unknown[]) => pool().query(text, values) },
      schema: "queue",
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      persistWarnings: false,
    });
    this.boss.on("error", (error) => logger().warn({ err: error }, "job queue error"));
  }

  async start(jobs: readonly JobDefinition[]): Promise<void> {
    await this.boss.start();
    for (const job of jobs) {
      const options = {
        retryLimit: job.retryLimit,
        retryDelay: job.retryDelay,
        retryBackoff: true,
        expireInSeconds: job.expireInSeconds,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        deleteAfterSeconds: 24 * 3600,
      };
      await this.boss.createQueue(job.name, options);
      await this.boss.updateQueue(job.name, options);
    }
  }

  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 8_000, close: false });
  }

  async enqueue(queued: readonly QueuedJob[], on?: SqlExecutor): Promise<void> {
    const byQueue = groupByName(queued);
    for (const [name, entries] of byQueue) {
      const rows = entries.map((entry) => ({
        data: entry.job.payload.parse(entry.payload) as object,
        ...(entry.singletonKey ? { singletonKey: entry.singletonKey } : {}),
      }));
      await this.boss.insert(name, rows, on ? { db: on } : {});
    }
  }

  /** Lets this process's workers look now instead of at their next poll. */
  wake(names: Iterable<string>): void {
    for (const name of new Set(names)) for (const id of this.workers.get(name) ?? []) this.boss.notifyWorker(id);
  }

  async work(handler: JobHandler): Promise<void> {
    const { job } = handler;
    const ids: string[] = [];
    for (let index = 0; index < job.concurrency; index++) {
      const id = await this.boss.work(
        job.name,
        { perJobResults: true, includeMetadata: true, batchSize: job.batchSize, pollingIntervalSeconds: 2 },
        async (batch: JobWithMetadata<object>[]) => {
          const results = await settleBatch(handler, batch);
          this.wake([job.name]);
          return results;
        },
      );
      ids.push(id);
    }
    this.workers.set(job.name, ids);
  }
}

async function settleBatch(handler: JobHandler, batch: JobWithMetadata<object>[]): Promise<{ id: string; status: "completed" | "failed"; output?: object }[]> {
  let failures = new Map<string, unknown>();
  const parsed = batch.map(({ id, data, signal }) => ({ id, payload: handler.job.payload.parse(data), signal }));
  try {
    failures = await handler.run(parsed);
  } catch (error) {
    failures = new Map(batch.map(({ id }) => [id, error]));
  }
  return Promise.all(
    batch.map(async (job, index) => {
      if (!failures.has(job.id)) return { id: job.id, status: "completed" as const };
      const error = failures.get(job.id);
      const final = job.retryCount >= job.retryLimit || (isAppError(error) && !error.retryable);
      logger().warn({ err: error, job: handler.job.name, jobId: job.id, final }, "job failed");
      if (!final) return { id: job.id, status: "failed" as const, output: { message: String(error) } };
      await handler.gaveUp?.(parsed[index]?.payload, error);
      return { id: job.id, status: "completed" as const, output: { gaveUp: String(error) } };
    }),
  );
}

function groupByName(queued: readonly QueuedJob[]): Map<string, QueuedJob[]> {
  const groups = new Map<string, QueuedJob[]>();
  for (const entry of queued) groups.set(entry.job.name, [...(groups.get(entry.job.name) ?? []), entry]);
  return groups;
}
