import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { tenantRows } from "@/lib/db/tenant-rows";
import { documentOpened } from "./events";
import { sharedDocument } from "./queries/shared-documents";
import type { ReadingReport } from "./schema";
import type { ShareContext } from "./visits";

/** Milliseconds that one report may claim at most, whatever the clock says: pages report every ten seconds. */
const MOST_PER_REPORT = 15_000;

interface OpenedPage {
  documentId: string;
  versionId: string;
  page: number;
}

/** After it the page stands among those that the visitor was shown; the first of a document is told to its owners. For whoever serves a page. */
export async function recordPageOpened(share: ShareContext, { documentId, versionId, page }: OpenedPage): Promise<void> {
  const { visitId, linkId, email, organizationId, workspaceId } = share;
  const known = await tenantRows(share.tenant, Prisma.sql`SELECT 1 AS one FROM share_page_views WHERE visit_id = ${visitId}::uuid AND version_id = ${versionId}::uuid AND page = ${page}`);
  if (known.length > 0) return;
  await inTenantStatements(share.tenant, async (tx) => {
    // Pages are asked for many at once; the document is opened once.
    await tx.rows(Prisma.sql`UPDATE share_visits SET last_seen_at = now() WHERE id = ${visitId}::uuid RETURNING id`);
    const [earlier] = await tx.rows(Prisma.sql`SELECT 1 AS one FROM share_page_views WHERE visit_id = ${visitId}::uuid AND document_id = ${documentId}::uuid LIMIT 1`);
    await tx.rows(Prisma.sql`INSERT INTO share_page_views (organization_id, workspace_id, visit_id, document_id, version_id, page)
      VALUES (${organizationId}::uuid, ${workspaceId}::uuid, ${visitId}::uuid, ${documentId}::uuid, ${versionId}::uuid, ${page}) ON CONFLICT DO NOTHING`);
    if (!earlier) await tx.record(documentOpened, { linkId, visitId, email, documentId, versionId });
  });
}

/**
 * Adds reading time to pages that were shown. No more is believed than has passed since the visit's last report, so that a visit's
 * time never grows faster than the clock. Answers with the version that is shared now, so that the reader learns of a newer one.
 */
export async function reportReading(share: ShareContext, report: ReadingReport): Promise<{ versionId: string | null }> {
  const { visitId, linkId } = share;
  return inTenantStatements(share.tenant, async (tx) => {
    const [clock] = await tx.rows<{ elapsed: number }>(Prisma.sql`SELECT (extract(epoch FROM now() - coalesce(v.reported_at, v.admitted_at, now())) * 1000)::int AS elapsed
      FROM share_visits v WHERE v.id = ${visitId}::uuid FOR UPDATE`);
    await tx.rows(Prisma.sql`UPDATE share_visits SET last_seen_at = now(), reported_at = now() WHERE id = ${visitId}::uuid RETURNING id`);
    const { documentId, pages } = report;
    if (documentId === undefined) return { versionId: null };
    const { versionId } = await sharedDocument(tx, linkId, documentId);
    let left = Math.max(0, Math.min(clock?.elapsed ?? 0, MOST_PER_REPORT));
    for (const { page, milliseconds } of pages) {
      const believed = Math.min(milliseconds, left);
      left -= believed;
      await tx.rows(Prisma.sql`UPDATE share_page_views SET milliseconds = milliseconds + ${believed}, last_at = clock_timestamp()
        WHERE visit_id = ${visitId}::uuid AND version_id = ${versionId}::uuid AND page = ${page} RETURNING page`);
    }
    return { versionId };
  });
}
