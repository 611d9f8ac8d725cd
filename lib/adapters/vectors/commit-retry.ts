import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Table } from "@lancedb/lancedb";
import { AppError } from "@/lib/kernel/app-error";
import { forgetTable, isMissing, type LanceTable, openTable } from "./lance-tables";

const ATTEMPTS = 10;

function isConflict(error: unknown): boolean {
  return error instanceof Error && /conflict|retryable|concurrent|preempted|too many attempts/i.test(error.message);
}

function unavailable(cause: unknown): AppError {
  return new AppError("unavailable", {
    message: `search index: ${cause instanceof Error ? cause.message : String(cause)}`,
    userMessage: "The search index could not be reached. Your documents are unharmed; try again in a moment.",
    retryable: true,
    cause,
  });
}

async function once<T>(wanted: LanceTable, create: boolean, work: (table: Table) => Promise<T>): Promise<T | undefined> {
  const table = await openTable(wanted, create);
  return table ? work(table) : undefined;
}

/**
 * Runs `work` on the table; again after another process committed first, or dropped and rebuilt it.
 * `work` must be repeatable. Undefined when there is no table and none may be created.
 */
export async function onTable<T>(wanted: LanceTable, create: boolean, work: (table: Table) => Promise<T>): Promise<T | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(wanted, create, work);
    } catch (error) {
      if (error instanceof AppError) throw error;
      const missing = isMissing(error);
      if (attempt >= ATTEMPTS || !(missing || isConflict(error))) throw unavailable(error);
      if (missing) forgetTable(wanted);
      await sleep(Math.random() * 15 * 2 ** Math.min(attempt, 6));
    }
  }
}
