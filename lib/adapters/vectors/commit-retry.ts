import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/kernel/app-error";
import { forgetTables, isMissing, workspaceTables, type WorkspaceTables } from "./lance-tables";

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

async function once<T>(workspaceId: string, create: boolean, work: (tables: WorkspaceTables) => Promise<T>): Promise<T | undefined> {
  const tables = await workspaceTables(workspaceId, create);
  return tables ? work(tables) : undefined;
}

/**
 * Runs `work` on the workspace's tables; again after another process committed first, or dropped and rebuilt them.
 * `work` must be repeatable. Undefined when there are no tables and none may be created.
 */
export async function onTables<T>(
  workspaceId: string,
  create: boolean,
  work: (tables: WorkspaceTables) => Promise<T>,
): Promise<T | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(workspaceId, create, work);
    } catch (error) {
      if (error instanceof AppError) throw error;
      const missing = isMissing(error);
      if (attempt >= ATTEMPTS || !(missing || isConflict(error))) throw unavailable(error);
      if (missing) forgetTables(workspaceId);
      await sleep(Math.random() * 15 * 2 ** Math.min(attempt, 6));
    }
  }
}
