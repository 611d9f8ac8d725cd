import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { visibleFoldersSql } from "@/lib/domains/dataroom/folders/queries/folder-rows";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { notFound } from "@/lib/kernel/app-error";
import { newId } from "@/lib/kernel/ids";
import type { SourceDto } from "../schema";
import { inSourcesSql } from "../visibility";

/** Chosen folders and documents that the reader may see, by name; others are left out without a word. */
export async function listSources(tx: TenantStatements, baseId: string): Promise<SourceDto[]> {
  const visible = visibleDocumentsSql(tx.ctx);
  const rows = await tx.rows<SourceDto>(Prisma.sql`SELECT s.id, 'folder' AS kind, f.id AS "refId", f.name, p.name AS place,
      (SELECT count(*)::int FROM documents d WHERE ${visible} AND d.folder_id IN (WITH RECURSIVE below AS (SELECT f.id
        UNION SELECT g.id FROM folders g JOIN below ON g.parent_id = below.id) SELECT id FROM below)) AS documents
    FROM knowledge_sources s JOIN folders f ON f.id = s.folder_id JOIN projects p ON p.id = f.project_id
    WHERE s.base_id = ${baseId}::uuid AND ${visibleFoldersSql(tx.ctx)}
    UNION ALL SELECT s.id, 'document', d.id, d.name, concat_ws(' / ', p.name, f.name), 1
    FROM knowledge_sources s JOIN documents d ON d.id = s.document_id JOIN projects p ON p.id = d.project_id LEFT JOIN folders f ON f.id = d.folder_id
    WHERE s.base_id = ${baseId}::uuid AND ${visible} ORDER BY kind DESC, name, id LIMIT 1000`);
  return rows;
}

export interface ChosenSources {
  folderIds: readonly string[];
  documentIds: readonly string[];
}

/** @throws AppError not_found for a folder or document that the actor may not see. */
export async function assertSources(tx: TenantStatements, { folderIds, documentIds }: ChosenSources): Promise<void> {
  const folders = await tx.rows(Prisma.sql`SELECT f.id FROM folders f JOIN projects p ON p.id = f.project_id WHERE f.id = ANY(${[...folderIds]}::uuid[]) AND ${visibleFoldersSql(tx.ctx)}`);
  if (folders.length < new Set(folderIds).size) throw notFound("folder");
  const documents = await tx.rows(Prisma.sql`SELECT d.id FROM documents d WHERE d.id = ANY(${[...documentIds]}::uuid[]) AND ${visibleDocumentsSql(tx.ctx)}`);
  if (documents.length < new Set(documentIds).size) throw notFound("document");
}

export async function insertSources(tx: TenantStatements, baseId: string, { folderIds, documentIds }: ChosenSources): Promise<void> {
  const { organizationId, workspaceId, userId } = tx.ctx;
  const rows: { id: string; folder: string | null; document: string | null }[] = [
    ...[...new Set(folderIds)].map((folder) => ({ id: newId(), folder, document: null })),
    ...[...new Set(documentIds)].map((document) => ({ id: newId(), folder: null, document })),
  ];
  await tx.rows(Prisma.sql`INSERT INTO knowledge_sources (id, organization_id, workspace_id, base_id, folder_id, document_id, created_by)
    SELECT id, ${organizationId}::uuid, ${workspaceId}::uuid, ${baseId}::uuid, folder, document, ${userId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, folder uuid, document uuid) ON CONFLICT DO NOTHING`);
}

export interface NamedDocument {
  id: string;
  name: string;
}

const inBaseSql = (tx: TenantStatements, baseId: string) => Prisma.sql`${inSourcesSql(baseId)} AND d.current_version_id IS NOT NULL AND ${visibleDocumentsSql(tx.ctx)}`;

/** Documents of the base that the reader may see, by name: the first 500, to choose one from. */
export function listBaseDocuments(tx: TenantStatements, baseId: string): Promise<NamedDocument[]> {
  return tx.rows<NamedDocument>(Prisma.sql`SELECT d.id, d.name FROM documents d WHERE ${inBaseSql(tx, baseId)} ORDER BY lower(d.name), d.id LIMIT 500`);
}

/** All of them, or those among the chosen ones. */
export async function listBaseDocumentIds(tx: TenantStatements, baseId: string, chosen: readonly string[]): Promise<string[]> {
  const among = chosen.length > 0 ? Prisma.sql`AND d.id = ANY(${[...chosen]}::uuid[])` : Prisma.empty;
  const rows = await tx.rows<{ id: string }>(Prisma.sql`SELECT d.id FROM documents d WHERE ${inBaseSql(tx, baseId)} ${among} ORDER BY d.id`);
  return rows.map(({ id }) => id);
}

/** Documents that the reader may see, by name: what a source can be chosen from. */
export function listChoosableDocuments(tx: TenantStatements): Promise<NamedDocument[]> {
  return tx.rows<NamedDocument>(Prisma.sql`SELECT d.id, d.name FROM documents d WHERE ${visibleDocumentsSql(tx.ctx)} ORDER BY lower(d.name), d.id LIMIT 1000`);
}
