import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { newId } from "@/lib/kernel/ids";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import type { Chunk } from "../chunking/structure-aware";

/** Replaces the version's pages and its passages of one generation; set-based, since documents have thousands of either. */
export async function saveText(
  tx: TenantStatements,
  args: { documentId: string; versionId: string; generation: number; extracted: ExtractedDocument; chunks: readonly Chunk[] },
): Promise<void> {
  const { organizationId, workspaceId } = tx.ctx;
  const { versionId, generation } = args;
  await tx.rows(Prisma.sql`DELETE FROM document_pages WHERE version_id = ${versionId}::uuid`);
  await tx.rows(Prisma.sql`DELETE FROM chunks WHERE version_id = ${versionId}::uuid AND generation >= ${generation}`);
  const pictured = new Set(args.extracted.picturedPages);
  const pages = args.extracted.pages.map((page) => ({
    number: page.number,
    kind: page.kind,
    label: page.label ?? null,
    text: page.text,
    headings: page.headings,
    confidence: page.ocrConfidence ?? null,
    words: page.words ?? (pictured.has(page.number) ? [] : null),
    grid: page.grid ?? null,
  }));
  await tx.rows(Prisma.sql`INSERT INTO document_pages (organization_id, workspace_id, version_id, number, kind, label, text, headings, ocr_confidence, words, grid)
    SELECT ${organizationId}::uuid, ${workspaceId}::uuid, ${versionId}::uuid, number, kind, label, text, headings, confidence, NULLIF(words, 'null'::jsonb), NULLIF(grid, 'null'::jsonb)
    FROM jsonb_to_recordset(${JSON.stringify(pages)}::jsonb) AS row(number int, kind text, label text, text text, headings jsonb, confidence float8, words jsonb, grid jsonb)`);
  await insertPassages(tx, args);
}

/** The passages of one generation, which has none yet. */
export async function insertPassages(
  tx: TenantStatements,
  args: { documentId: string; versionId: string; generation: number; chunks: readonly Chunk[] },
): Promise<void> {
  const { organizationId, workspaceId } = tx.ctx;
  const { documentId, versionId, generation } = args;
  const rows = args.chunks.map((chunk) => ({
    id: newId(),
    ordinal: chunk.ordinal,
    page: chunk.page,
    start: chunk.start,
    end: chunk.end,
    path: chunk.headingPath,
    text: chunk.text,
  }));
  await tx.rows(Prisma.sql`INSERT INTO chunks (id, organization_id, workspace_id, document_id, version_id, generation, ordinal, page, start_offset, end_offset, heading_path, text)
    SELECT id, ${organizationId}::uuid, ${workspaceId}::uuid, ${documentId}::uuid, ${versionId}::uuid, ${generation}, ordinal, page, start, "end",
      ARRAY(SELECT jsonb_array_elements_text(path)), text
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, ordinal int, page int, start int, "end" int, path jsonb, text text)`);
}
