import "server-only";
import { receivePart } from "@/lib/adapters/storage/incoming-parts";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { findOwnUpload, lockOwnUpload } from "./queries/own-uploads";
import { type CHECKSUM_ALGORITHMS, type ResumableUploadDto, UPLOAD_WAIT_HOURS } from "./schema";

function elsewhere(received: number): AppError {
  return new AppError("conflict", { userMessage: `The server has ${received} bytes of this upload; go on from there.` });
}

export interface UploadPart {
  uploadId: string;
  /** Where the sender believes to be. */
  offset: number;
  body: AsyncIterable<Uint8Array>;
  checksum?: { algorithm: (typeof CHECKSUM_ALGORITHMS)[number]; digest: string };
}

/**
 * After it the upload is longer by what arrived, even if its sender went away in the middle. Of two senders at once one counts:
 * the bytes wait aside until the row, locked, says that they begin where the upload ends.
 * @throws AppError conflict for another offset, stale when the bytes differ from their checksum.
 */
export async function appendPart(ctx: TenantContext, { uploadId, offset, body, checksum }: UploadPart): Promise<ResumableUploadDto> {
  assertPermission(ctx, "documents:upload");
  const before = await findOwnUpload(ctx, uploadId);
  if (before.status === "failed") throw new AppError("gone", { userMessage: before.reason ?? "This upload has ended." });
  if (before.received !== offset) throw elsewhere(before.received);
  const part = await receivePart(uploadId, body, { maxBytes: before.size - offset, ...(checksum ? { algorithm: checksum.algorithm } : {}) });
  try {
    if (checksum && part.digest !== checksum.digest) throw new AppError("stale", { userMessage: "These bytes changed on their way. Nothing of this part was kept; send it again." });
    if (part.size === 0) return before;
    return await inTenantStatements(ctx, async (tx) => {
      const upload = await lockOwnUpload(tx, uploadId);
      if (upload.status !== "receiving" || upload.received !== offset) throw elsewhere(upload.received);
      const received = offset + part.size;
      const expiresAt = new Date(Date.now() + UPLOAD_WAIT_HOURS * 3_600_000);
      await part.keep(offset);
      await tx.rows(Prisma.sql`UPDATE resumable_uploads SET received = ${received}, expires_at = ${expiresAt}, updated_at = now() WHERE id = ${uploadId}::uuid`);
      return { ...upload, received, expiresAt: expiresAt.toISOString() };
    });
  } finally {
    await part.drop();
  }
}
