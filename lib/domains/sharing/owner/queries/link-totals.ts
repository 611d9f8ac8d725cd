import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import type { LinkTotalsDto } from "../schema";
import { assertLink } from "./list-links";
import { readDocument, readingSql, type ReadingRow } from "./reading";

/** All visits of a link together. */
export async function getLinkTotals(tx: TenantStatements, linkId: string): Promise<LinkTotalsDto> {
  await assertLink(tx, linkId);
  const [visits] = await tx.rows<{ visitors: number; turned_back: number }>(Prisma.sql`SELECT count(*) FILTER (WHERE s.admitted_at IS NOT NULL)::int AS visitors,
    count(*) FILTER (WHERE s.admitted_at IS NULL)::int AS turned_back FROM share_visits s WHERE s.link_id = ${linkId}::uuid`);
  const rows = await tx.rows<ReadingRow>(Prisma.sql`SELECT ${readingSql(tx.ctx, Prisma.sql`v.visit_id IN (SELECT s.id FROM share_visits s WHERE s.link_id = ${linkId}::uuid)`)}`);
  const documents = rows.map(readDocument);
  return { visitors: visits?.visitors ?? 0, turnedBack: visits?.turned_back ?? 0, milliseconds: documents.reduce((sum, document) => sum + document.milliseconds, 0), documents };
}
