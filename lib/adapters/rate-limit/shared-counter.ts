import "server-only";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/lib/db/client";
import type { Rate } from "@/lib/kernel/rate-limit-settings";

/** What a count came to: `granted` of the points asked for, and the wait until the window ends, in milliseconds. */
export interface Count {
  granted: number;
  waitMs: number;
}

// Next bundles modules more than once per process; the fallback's memory must be one. A pool that was replaced, in tests, is left behind.
const globals = globalThis as typeof globalThis & { munimentCounters?: { pool: object; limiters: Map<string, RateLimiterPostgres> } };

/**
 * While the database does not answer, each process counts by itself with the same points: nobody is locked out by the outage,
 * and it opens no door for guessing.
 */
function limiterOf(name: string, { points, seconds }: Rate): RateLimiterPostgres {
  const database = pool();
  if (globals.munimentCounters?.pool !== database) globals.munimentCounters = { pool: database, limiters: new Map() };
  const { limiters } = globals.munimentCounters;
  const id = `${name} ${points}/${seconds}`;
  const known = limiters.get(id);
  if (known) return known;
  const limiter = new RateLimiterPostgres({
    storeClient: database,
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
    // Who is far beyond the limit costs no more writes.
    inMemoryBlockOnConsumed: points * 2 + 1,
  });
  limiters.set(id, limiter);
  return limiter;
}

/** Counts in a window that begins with its first count; shared by all processes. The last points of a window are granted in part. */
export async function countShared(name: string, rate: Rate, hashed: string, points: number): Promise<Count> {
  try {
    const { msBeforeNext } = await limiterOf(name, rate).consume(hashed, points);
    return { granted: points, waitMs: msBeforeNext };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    // Refused from memory: nothing was counted.
    const before = refusal.consumedPoints === 0 ? rate.points : refusal.consumedPoints - points;
    return { granted: Math.max(0, rate.points - before), waitMs: refusal.msBeforeNext };
  }
}

/** Removes windows that are over. For the worker. */
export async function clearExpiredCounts(): Promise<void> {
  await pool().query("DELETE FROM rate_limits WHERE expire < $1", [Date.now()]);
}
