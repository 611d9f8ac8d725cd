import "server-only";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import type { TenantTx } from "@/lib/db/tenant";
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
    await storage.delete(storageKey);
    throw error;
  }
}

export async function insertVersion(
  tx: TenantTx,
  version: { documentId: string; versionId: string; number: number; name: string; received: ReceivedBytes },
): Promise<void> {
  const { received } = version;
  await tx.db.documentVersion.create({
    data: {
      id: version.versionId,
      organizationId: tx.ctx.organizationId,
      workspaceId: tx.ctx.workspaceId,
      documentId: version.documentId,
      number: version.number,
      originalName: version.name,
      kind: received.kind,
      mimeType: received.mimeType,
      size: BigInt(received.size),
      sha256: received.sha256,
      storageKey: received.storageKey,
      note: received.note,
      uploadedBy: tx.ctx.userId,
    },
    select: { id: true },
  });
}
