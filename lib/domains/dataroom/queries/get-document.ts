import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { flagsIn } from "@/lib/kernel/document-flags";
import { isId } from "@/lib/kernel/ids";
import type { DocumentDto, DocumentStatus, PageTextDto, VersionDto } from "../schema";
import { visibleDocumentsSql } from "../visibility";
import { DOCUMENT_COLUMNS, DOCUMENT_JOINS, documentDto, type DocumentRow } from "./document-rows";

/** @throws AppError not_found also when the document exists and the actor may not see it. */
export async function getDocument(tx: TenantTx, documentId: string, options: { trashed?: boolean; lock?: boolean } = {}): Promise<DocumentDto> {
  if (!isId(documentId)) throw notFound("document");
  // In a statement of its own: one that joins and waits for the lock re-reads the locked row alone, and the join finds nothing.
  if (options.lock) await tx.db.$executeRaw`SELECT 1 FROM documents WHERE id = ${documentId}::uuid FOR UPDATE`;
  const [row] = await tx.db.$queryRaw<DocumentRow[]>`SELECT ${DOCUMENT_COLUMNS} FROM ${DOCUMENT_JOINS}
    WHERE d.id = ${documentId}::uuid AND ${visibleDocumentsSql(tx.ctx, options)}`;
  if (!row) throw notFound("document");
  return documentDto(row);
}

export interface VersionFile {
  id: string;
  documentId: string;
  documentName: string;
  number: number;
  kind: string;
  mimeType: string;
  size: number;
  sha256: string;
  storageKey: string;
  /** What the virus scanner said: `infected` is never served. */
  scan: string;
  status: string;
}

/** A version of a document the actor may see. Trashed documents open no more. */
export async function getVersionFile(tx: TenantTx, args: { documentId: string; versionId?: string }): Promise<VersionFile> {
  const document = await getDocument(tx, args.documentId);
  const versionId = args.versionId ?? document.currentVersionId ?? document.versionId;
  const row = isId(versionId)
    ? await tx.db.documentVersion.findFirst({
        where: { id: versionId, documentId: document.id, workspaceId: tx.ctx.workspaceId },
        select: { id: true, number: true, kind: true, mimeType: true, size: true, sha256: true, storageKey: true, scan: true, status: true },
      })
    : null;
  if (!row) throw notFound("version");
  return { ...row, size: Number(row.size), documentId: document.id, documentName: document.name };
}

export async function listVersions(tx: TenantTx, documentId: string): Promise<VersionDto[]> {
  const document = await getDocument(tx, documentId);
  const rows = await tx.db.documentVersion.findMany({
    where: { documentId: document.id },
    orderBy: { number: "desc" },
    take: 200,
    select: {
      id: true,
      number: true,
      originalName: true,
      kind: true,
      size: true,
      sha256: true,
      status: true,
      pageCount: true,
      unreadablePages: true,
      note: true,
      flags: true,
      errorCode: true,
      errorMessage: true,
      uploadedBy: true,
      createdAt: true,
    },
  });
  const uploaders = [...new Set(rows.flatMap((row) => row.uploadedBy ?? []))];
  const people = await tx.db.user.findMany({ where: { id: { in: uploaders } }, select: { id: true, name: true } });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    originalName: row.originalName,
    kind: row.kind,
    size: Number(row.size),
    sha256: row.sha256,
    status: row.status as DocumentStatus,
    pages: row.pageCount,
    unreadablePages: row.unreadablePages,
    note: row.note,
    flags: flagsIn(row.flags),
    error: row.errorCode ? { code: row.errorCode, message: row.errorMessage ?? "" } : null,
    uploadedBy: (row.uploadedBy && names.get(row.uploadedBy)) ?? null,
    createdAt: row.createdAt.toISOString(),
  }));
}

export async function listPages(tx: TenantTx, args: { documentId: string; versionId?: string; from?: number; to?: number }): Promise<PageTextDto[]> {
  const version = await getVersionFile(tx, args);
  const rows = await tx.db.documentPage.findMany({
    where: { versionId: version.id, number: { gte: args.from ?? 1, ...(args.to ? { lte: args.to } : {}) } },
    orderBy: { number: "asc" },
    select: { number: true, kind: true, label: true, text: true, ocrConfidence: true, words: true, grid: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as PageTextDto["kind"], words: row.words as PageTextDto["words"], grid: row.grid as PageTextDto["grid"] }));
}

/** @throws AppError not_found unless the actor may see every one of them. */
export async function assertDocumentsVisible(tx: TenantTx, documentIds: readonly string[]): Promise<void> {
  const [row] = await tx.db.$queryRaw<{ seen: bigint }[]>`SELECT count(*) AS seen FROM documents d JOIN projects p ON p.id = d.project_id
    WHERE d.id = ANY(${[...documentIds]}::uuid[]) AND ${visibleDocumentsSql(tx.ctx)}`;
  if (Number(row?.seen ?? 0) !== new Set(documentIds).size) throw notFound("document");
}
