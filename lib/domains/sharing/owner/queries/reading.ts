import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import type { TenantContext } from "@/lib/kernel/context";
import type { ReadDocumentDto } from "../schema";

export interface ReadingRow {
  document_id: string;
  version_id: string;
  name: string;
  version: number;
  page_count: number | null;
  pages: { page: number; milliseconds: number }[];
}

/** Other formats are set onto pages when they are shown, and how many that makes is not stored. */
export const PAGE_COUNT = Prisma.sql`CASE WHEN dv.kind IN ('pdf', 'tiff', 'png', 'jpeg') THEN dv.page_count END`;

/** Rows of page views named v with the documents that the actor may see. */
export function seenViewsSql(ctx: TenantContext): Prisma.Sql {
  return Prisma.sql`share_page_views v JOIN documents d ON d.id = v.document_id JOIN projects p ON p.id = d.project_id JOIN document_versions dv ON dv.id = v.version_id AND ${visibleDocumentsSql(ctx, { trashed: "either" })}`;
}

/** Time per page and version, as what follows SELECT; `by` names further columns that rows are kept apart by, each with a comma. */
export function readingSql(ctx: TenantContext, where: Prisma.Sql, by: Prisma.Sql = Prisma.empty): Prisma.Sql {
  return Prisma.sql`v.document_id, v.version_id, v.name, v.version, v.page_count, json_agg(json_build_object('page', v.page, 'milliseconds', v.milliseconds) ORDER BY v.page) AS pages
    FROM (SELECT ${by} v.document_id, v.version_id, d.name, dv.number AS version, ${PAGE_COUNT} AS page_count, v.page, sum(v.milliseconds)::float8 AS milliseconds, min(v.opened_at) AS opened_at
      FROM ${seenViewsSql(ctx)} WHERE ${where} GROUP BY ${by} v.document_id, v.version_id, d.name, dv.number, dv.kind, dv.page_count, v.page) v
    GROUP BY ${by} v.document_id, v.version_id, v.name, v.version, v.page_count ORDER BY min(v.opened_at), v.version_id`;
}

export function readDocument(row: ReadingRow): ReadDocumentDto {
  const { document_id: documentId, version_id: versionId, name, version, page_count: pageCount, pages } = row;
  return { documentId, versionId, name, version, pageCount, pages, milliseconds: pages.reduce((sum, page) => sum + page.milliseconds, 0) };
}
