import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { getDocument, type VersionFile } from "../queries/get-document";

export interface VersionDetail extends VersionFile {
  originalName: string;
  note: string | null;
}

/** @throws AppError not_found unless the version is of that document and the actor may see it. */
export async function getVersion(tx: TenantTx, args: { documentId: string; versionId: string }): Promise<VersionDetail> {
  const document = await getDocument(tx, args.documentId);
  const row = await tx.db.documentVersion.findFirst({
    where: { id: args.versionId, documentId: document.id, workspaceId: tx.ctx.workspaceId },
    select: { id: true, number: true, kind: true, mimeType: true, size: true, sha256: true, storageKey: true, originalName: true, note: true, scan: true, status: true },
  });
  if (!row) throw notFound("version");
  return { ...row, size: Number(row.size), documentId: document.id, documentName: document.name };
}

/** The version that answers when none is pinned: the newest that is ready, else the one that answers now. */
export async function newestReadyVersion(tx: TenantTx, documentId: string): Promise<{ id: string; number: number } | null> {
  const [row] = await tx.rows<{ id: string; number: number }>(Prisma.sql`SELECT v.id, v.number FROM document_versions v JOIN documents d ON d.id = v.document_id
    WHERE d.id = ${documentId}::uuid AND (v.status = 'ready' OR v.id = d.current_version_id) ORDER BY (v.status = 'ready') DESC, v.number DESC LIMIT 1`);
  return row ?? null;
}

export interface StoredVersion {
  id: string;
  number: number;
  size: number;
  sha256: string;
  storageKey: string;
}

export async function listStoredVersions(tx: TenantTx, documentId: string): Promise<StoredVersion[]> {
  const document = await getDocument(tx, documentId);
  const rows = await tx.db.documentVersion.findMany({
    where: { documentId: document.id },
    orderBy: { number: "desc" },
    take: 1_000,
    select: { id: true, number: true, size: true, sha256: true, storageKey: true },
  });
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}
