import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { visibleDocumentsSql } from "../visibility";
import type { SavedFilterDto, TagUseDto } from "./schema";

/** Tags of the documents that the actor may see, the most used first. */
export function listTags(tx: TenantStatements, args: { projectId?: string | undefined } = {}): Promise<TagUseDto[]> {
  const one = args.projectId ? Prisma.sql`AND d.project_id = ${args.projectId}::uuid` : Prisma.empty;
  return tx.rows(Prisma.sql`SELECT t.tag, count(*)::int AS documents FROM documents d JOIN projects p ON p.id = d.project_id CROSS JOIN LATERAL unnest(d.tags) AS t(tag)
    WHERE d.tags <> '{}' AND ${visibleDocumentsSql(tx.ctx)} ${one} GROUP BY t.tag ORDER BY 2 DESC, 1 LIMIT 200`);
}

export function listSavedFilters(tx: TenantStatements): Promise<SavedFilterDto[]> {
  return tx.rows(Prisma.sql`SELECT id, name, query FROM saved_filters WHERE workspace_id = ${tx.ctx.workspaceId}::uuid AND user_id = ${tx.ctx.userId}::uuid ORDER BY lower(name), id LIMIT 50`);
}

/** Which of these documents are among the person's favourites. */
export async function listFavourites(tx: TenantStatements, documentIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(Prisma.sql`SELECT document_id AS id FROM document_favourites WHERE user_id = ${tx.ctx.userId}::uuid AND document_id = ANY(${[...documentIds]}::uuid[])`);
  return rows.map((row) => row.id);
}
