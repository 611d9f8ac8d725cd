import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import type { LiveVisitDto } from "../schema";
import { assertLink } from "./list-links";
import { PAGE_COUNT, seenViewsSql } from "./reading";

/** Seconds without a sign of life after which a visitor is gone; a page in view reports at least every ten. */
const LIVE_SECONDS = 30;

const LIVE = Prisma.sql`s.admitted_at IS NOT NULL AND s.last_seen_at > now() - make_interval(secs => ${LIVE_SECONDS})`;

/** Pages that a reader fetches ahead were shown, not read: they count only until time is reported. */
const NEWEST = Prisma.sql`SELECT n.version_id, n.page FROM share_page_views n WHERE n.visit_id = s.id ORDER BY n.milliseconds > 0 DESC, n.last_at DESC LIMIT 1`;

interface LiveRow {
  id: string;
  email: string | null;
  verified: boolean;
  started_at: Date;
  last_seen_at: Date;
  reading: LiveVisitDto["reading"];
}

/** Who has the link open now, and what is before him as far as the actor may see it. */
export async function listLiveVisits(tx: TenantStatements, linkId: string): Promise<LiveVisitDto[]> {
  await assertLink(tx, linkId);
  const rows = await tx.rows<LiveRow>(Prisma.sql`SELECT s.id, s.email, s.email_verified_at IS NOT NULL AS verified, s.started_at, s.last_seen_at,
      (SELECT json_build_object('documentId', d.id, 'name', d.name, 'page', v.page, 'pageCount', ${PAGE_COUNT})
        FROM ${seenViewsSql(tx.ctx)} WHERE v.visit_id = s.id AND (v.version_id, v.page) = (${NEWEST})) AS reading
    FROM share_visits s WHERE s.link_id = ${linkId}::uuid AND ${LIVE} ORDER BY s.started_at DESC, s.id LIMIT 100`);
  return rows.map(({ id, email, verified, started_at, last_seen_at, reading }) => ({
    visitId: id,
    email,
    verified,
    startedAt: new Date(started_at).toISOString(),
    lastSeenAt: new Date(last_seen_at).toISOString(),
    reading,
  }));
}
