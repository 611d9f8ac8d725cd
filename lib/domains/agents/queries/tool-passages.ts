import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { readPassages } from "@/lib/domains/knowledge/queries/read-passages";
import type { PassageDto } from "@/lib/domains/knowledge/schema";
import type { TenantContext } from "@/lib/kernel/context";

export interface ToolScope {
  projectId?: string;
  documentIds?: readonly string[];
  knowledgeBaseId?: string;
}

const MOST_CHUNKS = 60;

/** Pieces c of current versions of documents d that the reader may see within the scope. Cut only behind it: what is hidden takes no place. */
const CHUNKS = Prisma.sql`chunks c JOIN documents d ON d.id = c.document_id AND d.current_version_id = c.version_id
  JOIN document_versions v ON v.id = c.version_id AND v.generation = c.generation`;

function withinSql(ctx: TenantContext, { projectId, documentIds }: ToolScope): Prisma.Sql {
  const inProject = projectId ? Prisma.sql`AND d.project_id = ${projectId}::uuid` : Prisma.empty;
  const inDocuments = documentIds ? Prisma.sql`AND d.id = ANY(${[...documentIds]}::uuid[])` : Prisma.empty;
  return Prisma.sql`${visibleDocumentsSql(ctx)} ${inProject} ${inDocuments}`;
}

/** What stands on a page of a document's current version, in reading order; nothing of one that the reader may not see. */
export async function passagesOfPage(ctx: TenantContext, scope: ToolScope, at: { documentId: string; page: number }): Promise<PassageDto[]> {
  const rows = await tenantRows<{ id: string }>(
    ctx,
    Prisma.sql`SELECT c.id FROM ${CHUNKS} WHERE c.document_id = ${at.documentId}::uuid AND c.page = ${at.page} AND ${withinSql(ctx, scope)}
      ORDER BY c.start_offset LIMIT ${MOST_CHUNKS}`,
  );
  return visible(ctx, scope, rows);
}

/** Pieces of sheets and tables in which all the words stand. */
export async function passagesOfTables(ctx: TenantContext, scope: ToolScope, words: readonly string[]): Promise<PassageDto[]> {
  if (words.length === 0) return [];
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const rows = await tenantRows<{ id: string }>(
    ctx,
    Prisma.sql`SELECT c.id FROM ${CHUNKS} WHERE c.text LIKE ${"%\t%"} AND c.text ILIKE ALL(${patterns}::text[]) AND ${withinSql(ctx, scope)}
      ORDER BY c.document_id, c.page, c.start_offset LIMIT ${MOST_CHUNKS}`,
  );
  return visible(ctx, scope, rows);
}

function visible(ctx: TenantContext, scope: ToolScope, rows: readonly { id: string }[]): Promise<PassageDto[]> {
  return readPassages(ctx, rows.map(({ id }) => ({ chunkId: id, score: 0 })), scope);
}
