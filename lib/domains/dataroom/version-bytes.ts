import "server-only";
import { dropObject } from "@/lib/adapters/storage/drop-object";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";

export interface ReceivedBytes {
  storageKey: string;
  size: number;
  sha256: string;
  kind: string;
  mimeType: string;
  /** What a reader should know of the file, shown as is. */
  note: string | null;
}

type Sniffed = Pick<ReceivedBytes, "kind" | "mimeType"> & { note?: string };

interface Limits {
  /** Bytes. */
  maxBytes: number;
  sniff: (head: Buffer, fileName: string) => Sniffed | Promise<Sniffed>;
}

/** Streams an upload to storage and tells what it is by its first bytes; what is refused leaves nothing behind. */
export async function receiveBytes(
  ctx: TenantContext,
  ids: { documentId: string; versionId: string },
  name: string,
  body: AsyncIterable<Uint8Array>,
  limits: Limits,
): Promise<ReceivedBytes> {
  const { storage, versionKey } = tenantStorage(ctx);
  const storageKey = versionKey(ids.documentId, ids.versionId);
  const stored = await storage.put(storageKey, body, { maxBytes: limits.maxBytes });
  try {
    if (stored.size === 0) throw new AppError("empty_document", { userMessage: `“${name}” is empty (0 bytes). Check the original and upload it again.` });
    const { kind, mimeType, note } = await limits.sniff(stored.head, name);
    return { storageKey, size: stored.size, sha256: stored.sha256, kind, mimeType, note: note ?? null };
  } catch (error) {
    await dropObject(storage, storageKey);
    throw error;
  }
}

export async function insertVersion(
  tx: TenantStatements,
  version: { documentId: string; versionId: string; number: number; name: string; received: ReceivedBytes },
): Promise<void> {
  const { received } = version;
  const { organizationId, workspaceId, userId } = tx.ctx;
  await tx.rows(Prisma.sql`INSERT INTO document_versions (id, organization_id, workspace_id, document_id, number, original_name, kind, mime_type, size, sha256, storage_key, note, uploaded_by)
    VALUES (${version.versionId}::uuid, ${organizationId}::uuid, ${workspaceId}::uuid, ${version.documentId}::uuid, ${version.number}, ${version.name}, ${received.kind},
      ${received.mimeType}, ${received.size}, ${received.sha256}, ${received.storageKey}, ${received.note}, ${userId}::uuid)`);
}
