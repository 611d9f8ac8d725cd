import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import type { TenantContext } from "@/lib/kernel/context";
import type { PassageDto } from "../schema";

interface Row {
  id: string;
  document_id: string;
  version_id: string;
  version: number;
  name: string;
  project_id: string;
  page: number;
  label: string | null;
  start_offset: number;
  end_offset: number;
  heading_path: string[];
  text: string;
}

export interface ReadableScope {
  within?: TenantContext | undefined;
  among?: readonly { documentId: string; versionId: string }[] | undefined;
}

/** The only way from the index's ids to text: through row-level security and the visibility rule, current versions only. */
export async function readPassages(
  ctx: TenantContext,
  hits: readonly { chunkId: string; score: number }[],
  scope: ReadableScope & { projectId?: string; documentIds?: readonly string[] } = {},
): Promise<PassageDto[]> {
  if (hits.length === 0) return [];
  const inProject = scope.projectId ? Prisma.sql`AND d.project_id = ${scope.projectId}::uuid` : Prisma.empty;
  const inDocuments = scope.documentIds ? Prisma.sql`AND d.id = ANY(${[...scope.documentIds]}::uuid[])` : Prisma.empty;
  const seenToo = scope.within ? Prisma.sql`AND ${visibleDocumentsSql(scope.within)}` : Prisma.empty;
  const { among } = scope;
  const opened = among
    ? Prisma.sql`AND (c.document_id, c.version_id) IN (SELECT * FROM unnest(${among.map((entry) => entry.documentId)}::uuid[], ${among.map((entry) => entry.versionId)}::uuid[]))`
    : Prisma.empty;
  const query = Prisma.sql`SELECT c.id, c.document_id, c.version_id, v.number AS version, d.name, d.project_id, c.page, g.label, c.start_offset, c.end_offset, c.heading_path, c.text
    FROM chunks c JOIN documents d ON d.id = c.document_id AND d.current_version_id = c.version_id JOIN projects p ON p.id = d.project_id
    JOIN document_versions v ON v.id = c.version_id AND v.generation = c.generation
    LEFT JOIN document_pages g ON g.version_id = c.version_id AND g.number = c.page
    WHERE c.id = ANY(${hits.map((hit) => hit.chunkId)}::uuid[]) AND ${visibleDocumentsSql(ctx)} ${inProject} ${inDocuments} ${seenToo} ${opened}`;
  const rows = await tenantRows<Row>(ctx, query);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return hits.flatMap((hit) => {
    const row = byId.get(hit.chunkId);
    if (!row) return [];
    return [
      {
        chunkId: row.id,
        documentId: row.document_id,
        versionId: row.version_id,
        version: row.version,
        documentName: row.name,
        projectId: row.project_id,
        page: row.page,
        pageLabel: row.label,
        start: row.start_offset,
        end: row.end_offset,
        headingPath: row.heading_path,
        text: row.text,
        score: hit.score,
      },
    ];
  });
}
