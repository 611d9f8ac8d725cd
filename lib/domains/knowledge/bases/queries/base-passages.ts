import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import type { TenantContext } from "@/lib/kernel/context";
import type { ReadableScope } from "../../queries/read-passages";
import type { PassageDto } from "../../schema";
import { answeringSql } from "../visibility";
import type { Generation } from "./generations";

interface Row {
  id: string;
  document_id: string;
  version_id: string;
  version: number;
  name: string;
  project_id: string;
  page: number;
  label: string | null;
  start: number;
  end: number;
  heading_path: string[];
  text: string;
  parent_start: number;
  parent_end: number;
  page_text: string | null;
}

export interface BaseScope extends ReadableScope {
  projectId?: string | undefined;
  documentIds?: readonly string[] | undefined;
}

/**
 * The only way from a base's index to text: through row-level security, the data room's visibility rule and the sources of now.
 * A base shows nobody more than the data room does. With surroundings, where the generation was made with them.
 */
export async function readBasePassages(ctx: TenantContext, generation: Generation, hits: readonly { chunkId: string; score: number }[], scope: BaseScope): Promise<PassageDto[]> {
  if (hits.length === 0) return [];
  const rows = await tenantRows<Row>(ctx, query(ctx, generation, hits.map((hit) => hit.chunkId), scope));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return hits.flatMap((hit) => {
    const row = byId.get(hit.chunkId);
    if (!row) return [];
    const around = row.page_text === null ? null : { start: row.parent_start, end: row.parent_end, text: row.page_text.slice(row.parent_start, row.parent_end) };
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
        headingPath: row.heading_path,
        ...(around ?? { start: row.start, end: row.end, text: row.text }),
        score: hit.score,
      },
    ];
  });
}

function query(ctx: TenantContext, generation: Generation, ids: string[], { within, among, projectId, documentIds }: BaseScope): Prisma.Sql {
  const inProject = projectId ? Prisma.sql`AND d.project_id = ${projectId}::uuid` : Prisma.empty;
  const inDocuments = documentIds ? Prisma.sql`AND d.id = ANY(${[...documentIds]}::uuid[])` : Prisma.empty;
  const seenToo = within ? Prisma.sql`AND ${visibleDocumentsSql(within)}` : Prisma.empty;
  const opened = among
    ? Prisma.sql`AND (c.document_id, c.version_id) IN (SELECT * FROM unnest(${among.map((entry) => entry.documentId)}::uuid[], ${among.map((entry) => entry.versionId)}::uuid[]))`
    : Prisma.empty;
  return Prisma.sql`SELECT c.id, c.document_id, c.version_id, v.number AS version, d.name, d.project_id, c.page, g.label, c.start_offset AS start, c.end_offset AS "end", c.heading_path, c.text,
      c.parent_start, c.parent_end, CASE WHEN c.parent_start < c.start_offset OR c.parent_end > c.end_offset THEN g.text END AS page_text
    FROM knowledge_passages c JOIN documents d ON d.id = c.document_id JOIN document_versions v ON v.id = c.version_id
    JOIN knowledge_versions k ON k.generation_id = c.generation_id AND k.version_id = c.version_id AND k.text_generation = v.generation
    LEFT JOIN document_pages g ON g.version_id = c.version_id AND g.number = c.page
    WHERE c.generation_id = ${generation.id}::uuid AND c.id = ANY(${ids}::uuid[]) AND ${answeringSql(generation.baseId)} AND ${visibleDocumentsSql(ctx)}
      ${inProject} ${inDocuments} ${seenToo} ${opened}`;
}
