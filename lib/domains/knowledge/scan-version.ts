import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { configuredScanner, scanFile, type ScanVerdict } from "@/lib/adapters/malware/clamd";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { AppError, isAppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import type { VersionState } from "./queries/version-state";

const WAITING = "Waiting for the virus scanner, which does not answer. The document is read once the scanner says that it is clean.";
const TRY_AGAIN_MS = 3_000;

/**
 * The first stage where a scanner is configured: nothing opens the bytes before it has said "clean". An infected version is
 * marked, so that no route serves it; only a scanner that now calls it clean takes the mark away.
 * @throws AppError unsafe_document when infected; unavailable (tried again) when the scanner stays away for a whole stage.
 */
export async function scanVersion(ctx: TenantContext, version: VersionState, path: string, signal: AbortSignal): Promise<void> {
  const scanner = configuredScanner();
  if (!scanner) {
    if (version.scan === "infected") throw infected("malware, when it was last asked,");
    return;
  }
  await note(ctx, version.id, Prisma.sql`stage = 'scanning'`);
  const until = Date.now() + env().STAGE_TIMEOUT_S * 1000;
  for (;;) {
    try {
      return await settle(ctx, version.id, await scanFile(path, scanner, signal));
    } catch (error) {
      if (!isAppError(error) || !error.retryable || Date.now() > until) throw error;
      await note(ctx, version.id, Prisma.sql`error_code = 'unavailable', error_message = ${WAITING}`);
      await pause(Math.min(TRY_AGAIN_MS, scanner.timeoutMs), undefined, { signal }).catch(() => undefined);
    }
  }
}

async function settle(ctx: TenantContext, versionId: string, verdict: ScanVerdict): Promise<void> {
  await note(ctx, versionId, Prisma.sql`scan = ${verdict.clean ? "clean" : "infected"}, stage = 'extracting', error_code = NULL, error_message = NULL`);
  if (!verdict.clean) throw infected(verdict.signature);
}

function infected(signature: string): AppError {
  return new AppError("unsafe_document", {
    message: `infected: ${signature}`,
    userMessage: `The virus scanner found ${signature} in this document. It was not read, and it cannot be opened or downloaded. Delete it, and tell whoever sent it to you.`,
  });
}

/** A version that was cancelled meanwhile is not touched; its work ends. */
async function note(ctx: TenantContext, versionId: string, what: Prisma.Sql): Promise<void> {
  const still = await inTenantStatements(ctx, (tx) =>
    tx.rows(Prisma.sql`UPDATE document_versions SET ${what} WHERE id = ${versionId}::uuid AND status = 'processing' RETURNING id`),
  );
  if (still.length === 0) throw new AppError("cancelled", { userMessage: "Processing this document was cancelled. The file is kept." });
}
