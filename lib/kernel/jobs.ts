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
}

export function defineJob<P extends z.ZodType>(name: string, payload: P, options: Partial<Omit<JobDefinition, "name" | "payload">> = {}): JobDefinition<P> {
  return { name, payload, retryLimit: 4, retryDelay: 2, expireInSeconds: 900, batchSize: 1, ...options };
}
