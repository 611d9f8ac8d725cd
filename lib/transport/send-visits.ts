import "server-only";
import { Readable } from "node:stream";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { getLink } from "@/lib/domains/sharing/owner/queries/list-links";
import { listVisits } from "@/lib/domains/sharing/owner/queries/list-visits";
import type { VisitDto } from "@/lib/domains/sharing/owner/schema";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { CSV_START, csvLine, type CsvValue } from "@/lib/kernel/csv";
import { contentDisposition } from "./content-disposition";

const HEADINGS = ["Visitor", "Address proved", "Came", "Last seen", "Let in", "Agreed", "IP address", "Browser", "Document", "Version", "Page", "Seconds"];
const BATCH = 100;

/** The visits of a link as CSV, one line per page that was read; made while it is read. */
export async function sendVisits(ctx: TenantContext, linkId: string): Promise<Response> {
  assertPermission(ctx, "shares:read");
  const link = await getLink(ctx, linkId);
  return new Response(Readable.toWeb(Readable.from(lines(ctx, linkId), { objectMode: false })) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": contentDisposition("attachment", `Visits of ${link.name.replace(/[/\\]/g, "-")}.csv`),
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      "x-request-id": ctx.requestId,
    },
  });
}

async function* lines(ctx: TenantContext, linkId: string): AsyncGenerator<string> {
  yield CSV_START + csvLine(HEADINGS);
  for (let skip = 0; ; skip += BATCH) {
    const { data } = await inTenantStatements(ctx, (tx) => listVisits(tx, { linkId, oldestFirst: true, limit: BATCH, skip }));
    if (data.length > 0) yield data.flatMap(visitLines).join("");
    if (data.length < BATCH) return;
  }
}

function visitLines(visit: VisitDto): string[] {
  const { email, verified, startedAt, lastSeenAt, admittedAt, agreedAt, ip, userAgent } = visit;
  const who: CsvValue[] = [email, email === null ? null : verified ? "yes" : "no", startedAt, lastSeenAt, admittedAt, agreedAt, ip, userAgent];
  const pages = visit.documents.flatMap(({ name, version, pages: read }) => read.map(({ page, milliseconds }) => csvLine([...who, name, version, page, Math.round(milliseconds / 100) / 10])));
  return pages.length > 0 ? pages : [csvLine([...who, null, null, null, null])];
}
