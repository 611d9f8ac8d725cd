import type { z } from "zod";

/** A contract of background work: carries ids, never content; every field added later is optional for one release. */
export interface JobDefinition<P extends z.ZodType = z.ZodType> {
  name: string;
  payload: P;
  /** Tries after the first. */
  retryLimit: number;
  /** Seconds before the first retry; doubles each time. */
  retryDelay: number;
  /** Seconds after which a running job counts as lost and runs again. */
  expireInSeconds: number;
  /** Jobs handed to the handler at once. */
  batchSize: number;
  /** Batches running at once in one worker process. */
  concurrency: number;
}

/** A job's body. It must be idempotent: a killed worker's job runs again from its start. */
export interface JobHandler<P extends z.ZodType = z.ZodType> {
  job: JobDefinition<P>;
  /** Answers with the ids that failed and why; the others are done. Throwing fails all. */
  run(jobs: { id: string; payload: z.output<P>; signal: AbortSignal }[]): Promise<Map<string, unknown>>;
  /** The last try failed, or the error is not retryable. */
  gaveUp?(payload: z.output<P>, error: unknown): Promise<void>;
}

/** A handler that takes its jobs one by one. */
export function eachJob<P extends z.ZodType>(
  job: JobDefinition<P>,
  run: (payload: z.output<P>, info: { id: string; signal: AbortSignal }) => Promise<void>,
  gaveUp?: (payload: z.output<P>, error: unknown) => Promise<void>,
): JobHandler<P> {
  return {
    job,
    ...(gaveUp ? { gaveUp } : {}),
    async run(jobs) {
      const failures = new Map<string, unknown>();
      for (const { id, payload, signal } of jobs) {
        try {
          await run(payload, { id, signal });
        } catch (error) {
          failures.set(id, error);
        }
      }
      return failures;
    },
  };
}

export function defineJob<P extends z.ZodType>(name: string, payload: P, options: Partial<Omit<JobDefinition, "name" | "payload">> = {}): JobDefinition<P> {
  return { name, payload, retryLimit: 4, retryDelay: 2, expireInSeconds: 900, batchSize: 1, concurrency: 1, ...options };
}
