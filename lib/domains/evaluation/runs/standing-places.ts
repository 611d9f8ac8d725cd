import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { listVersionPages } from "@/lib/domains/knowledge/bases/queries/version-pages";
import type { TenantContext } from "@/lib/kernel/context";
import { findQuote } from "@/lib/kernel/quote-location";
import type { Place } from "../metrics/place";
import type { StoredPassage } from "../questions/schema";

/** Less of the quote in the new version is another clause. */
const SAME_WORDS = 0.9;

/**
 * Where golden passages stand in the versions that answer now: as pinned, or where a newer version has the same words. The others
 * are outdated: nothing could find them.
 */
export async function standingPlaces(ctx: TenantContext, passages: readonly StoredPassage[]): Promise<{ places: Place[]; outdated: number }> {
  if (passages.length === 0) return { places: [], outdated: 0 };
  return inTenantStatements(ctx, async (tx) => {
    const documents = [...new Set(passages.map(({ documentId }) => documentId))];
    const rows = await tx.rows<{ id: string; versionId: string }>(Prisma.sql`SELECT d.id, d.current_version_id AS "versionId" FROM documents d
      WHERE d.id = ANY(${documents}::uuid[]) AND d.current_version_id IS NOT NULL AND ${visibleDocumentsSql(ctx)}`);
    const answering = new Map(rows.map(({ id, versionId }) => [id, versionId]));
    const places: Place[] = [];
    for (const passage of passages) {
      const versionId = answering.get(passage.documentId);
      if (versionId === undefined) continue;
      const { documentId, page, start, end } = passage;
      const place = versionId === passage.versionId ? { documentId, versionId, page, start, end } : moved(passage, versionId, await listVersionPages(tx, versionId));
      if (place) places.push(place);
    }
    return { places, outdated: passages.length - places.length };
  });
}

function moved({ documentId, page: before, quote }: StoredPassage, versionId: string, pages: readonly { number: number; text: string }[]): Place | null {
  const nearest = [...pages].sort((a, b) => Math.abs(a.number - before) - Math.abs(b.number - before));
  for (const { number, text } of nearest) {
    const found = findQuote(text, quote);
    if (found && found.coverage >= SAME_WORDS) return { documentId, versionId, page: number, start: found.start, end: found.end };
  }
  return null;
}
