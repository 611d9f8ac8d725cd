import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import type { SheetPage } from "@/lib/domains/knowledge/queries/sheet-pages";
import type { PassageDto } from "@/lib/domains/knowledge/schema";
import { cellAddress, type SheetGrid, type SheetText } from "@/lib/kernel/sheet-grid";
import type { Citation } from "../citations/cited-passage";
import type { CitationDto } from "../schema";

/** Characters of the page shown on either side of a quote. */
const CONTEXT = 240;

/** A citation while it streams: its context comes from the passage that was shown. */
export function citationOf(citation: Citation, shown: readonly PassageDto[], sheets: readonly SheetPage[] = []): CitationDto {
  const passage = shown[citation.passage - 1];
  const from = citation.start - (passage?.start ?? citation.start);
  const to = citation.end - (passage?.start ?? citation.start);
  const sheet = sheets.find((one) => one.versionId === citation.versionId && one.page === citation.page);
  return {
    number: citation.index,
    documentId: citation.documentId,
    versionId: citation.versionId,
    documentName: passage?.documentName ?? "",
    kind: kindOfName(passage?.documentName ?? ""),
    page: citation.page,
    pageLabel: passage?.pageLabel ?? null,
    ...cellsOf(sheet, citation),
    start: citation.start,
    end: citation.end,
    quote: citation.quote,
    before: passage?.text.slice(Math.max(0, from - CONTEXT), from) ?? "",
    after: passage?.text.slice(to, to + CONTEXT) ?? "",
    headingPath: passage?.headingPath ?? [],
    version: passage?.version ?? 1,
  };
}

function cellsOf(sheet: SheetText | undefined, { start, end }: { start: number; end: number }): { cells?: string } {
  const cells = sheet?.grid ? cellAddress(sheet, start, end) : null;
  return cells ? { cells } : {};
}

function kindOfName(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

interface Row {
  message_id: string;
  number: number;
  document_id: string;
  version_id: string;
  name: string;
  kind: string;
  page: number;
  label: string | null;
  start_offset: number;
  end_offset: number;
  quote: string;
  heading_path: string[];
  text: string;
  grid: SheetGrid | null;
  version: number;
}

/** Citations of messages, as far as their reader may still see the documents: what he lost is not in the answer. */
export async function listCitations(tx: TenantTx, messageIds: readonly string[]): Promise<Map<string, CitationDto[]>> {
  const byMessage = new Map<string, CitationDto[]>();
  if (messageIds.length === 0) return byMessage;
  const rows = await tx.db.$queryRaw<Row[]>`SELECT c.message_id, c.number, c.document_id, c.version_id, d.name, v.kind, c.page, g.label, c.start_offset, c.end_offset, c.quote, c.heading_path, g.text, g.grid, v.number AS version
    FROM citations c JOIN documents d ON d.id = c.document_id JOIN projects p ON p.id = d.project_id JOIN document_versions v ON v.id = c.version_id
    JOIN document_pages g ON g.version_id = c.version_id AND g.number = c.page
    WHERE c.message_id = ANY(${[...messageIds]}::uuid[]) AND ${visibleDocumentsSql(tx.ctx)} ORDER BY c.message_id, c.number`;
  for (const row of rows) {
    const citation: CitationDto = {
      number: row.number,
      documentId: row.document_id,
      versionId: row.version_id,
      documentName: row.name,
      kind: row.kind,
      page: row.page,
      pageLabel: row.label,
      ...cellsOf(row, { start: row.start_offset, end: row.end_offset }),
      start: row.start_offset,
      end: row.end_offset,
      quote: row.quote,
      before: row.text.slice(Math.max(0, row.start_offset - CONTEXT), row.start_offset),
      after: row.text.slice(row.end_offset, row.end_offset + CONTEXT),
      headingPath: row.heading_path,
      version: row.version,
    };
    byMessage.set(row.message_id, [...(byMessage.get(row.message_id) ?? []), citation]);
  }
  return byMessage;
}

/**
 * Answers that quote a document which the rules hide from the reader now, or which was erased: their text carries its words. The
 * trash hides nothing from who could open the document before.
 */
export async function findWithheld(tx: TenantTx, messageIds: readonly string[], { restingOn = false } = {}): Promise<ReadonlySet<string>> {
  if (messageIds.length === 0) return new Set();
  const ids = [...messageIds];
  // A reader who did not ask may not have what an answer says of a document without quoting it either.
  const more = restingOn ? Prisma.sql`UNION ALL SELECT m.id, r.document_id FROM messages m, unnest(m.rests_on) AS r(document_id) WHERE m.id = ANY(${ids}::uuid[])` : Prisma.empty;
  const rows = await tx.db.$queryRaw<{ message_id: string }[]>`SELECT DISTINCT c.message_id
    FROM (SELECT message_id, document_id FROM citations WHERE message_id = ANY(${ids}::uuid[]) ${more}) c
    LEFT JOIN documents d ON d.id = c.document_id LEFT JOIN projects p ON p.id = d.project_id
    WHERE NOT coalesce(${visibleDocumentsSql(tx.ctx, { trashed: "either" })}, false)`;
  return new Set(rows.map((row) => row.message_id));
}

export async function insertCitations(tx: TenantTx, messageId: string, citations: readonly CitationDto[]): Promise<void> {
  if (citations.length === 0) return;
  const { organizationId, workspaceId } = tx.ctx;
  // One parameter, however many there are: a statement takes no more than 65,535.
  const rows = citations.map(({ number, documentId, versionId, page, start, end, quote, headingPath }) => ({ number, document: documentId, version: versionId, page, start, end, quote, path: headingPath }));
  await tx.db.$executeRaw`INSERT INTO citations (organization_id, workspace_id, message_id, number, document_id, version_id, page, start_offset, end_offset, quote, heading_path)
    SELECT ${organizationId}::uuid, ${workspaceId}::uuid, ${messageId}::uuid, number, document, version, page, start, "end", quote, ARRAY(SELECT jsonb_array_elements_text(path))
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(number int, document uuid, version uuid, page int, start int, "end" int, quote text, path jsonb)
    ON CONFLICT (message_id, number) DO NOTHING`;
}
