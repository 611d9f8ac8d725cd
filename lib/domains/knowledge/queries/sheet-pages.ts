import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import type { TenantContext } from "@/lib/kernel/context";
import type { SheetText } from "@/lib/kernel/sheet-grid";
import type { PassageDto } from "../schema";

export interface SheetPage extends SheetText {
  versionId: string;
  page: number;
}

/** The sheets that passages stand in, as far as the passages reach. Only for passages that the reader has been shown. */
export async function listSheetPages(ctx: TenantContext, passages: readonly PassageDto[]): Promise<SheetPage[]> {
  const ends = new Map<string, { version: string; page: number; end: number }>();
  for (const { versionId, page, pageLabel, end, text } of passages) {
    // Only sheets and slides have labels, and only tables have tabs.
    if (pageLabel === null && !text.includes("\t")) continue;
    const key = `${versionId} ${page}`;
    ends.set(key, { version: versionId, page, end: Math.max(end, ends.get(key)?.end ?? 0) });
  }
  if (ends.size === 0) return [];
  // Characters of the database are never more than code units, so that nothing before the end is missing.
  return tenantRows<SheetPage>(ctx, Prisma.sql`SELECT g.version_id AS "versionId", g.number AS page, g.label, left(g.text, wanted."end") AS text, g.grid
    FROM jsonb_to_recordset(${JSON.stringify([...ends.values()])}::jsonb) AS wanted(version uuid, page int, "end" int)
    JOIN document_pages g ON g.version_id = wanted.version AND g.number = wanted.page AND g.kind = 'sheet'`);
}
