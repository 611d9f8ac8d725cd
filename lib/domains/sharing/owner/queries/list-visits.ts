import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { parseInput } from "@/lib/kernel/command";
import { type ListVisits, listVisitsSchema, type ReadDocumentDto, type VisitDto, type VisitListDto } from "../schema";
import { assertLink } from "./list-links";
import { readingSql, type ReadingRow, readDocument } from "./reading";

interface VisitRow {
  id: string;
  email: string | null;
  verified: boolean;
  ip: string | null;
  user_agent: string | null;
  agreed_at: Date | null;
  admitted_at: Date | null;
  started_at: Date;
  last_seen_at: Date;
}

/** Newest first, each with what the reader may see of what was read. What a visitor asked stands with no visit: he may have asked without his name. */
export async function listVisits(tx: TenantStatements, args: ListVisits): Promise<VisitListDto> {
  const { linkId, oldestFirst, limit, skip } = parseInput(listVisitsSchema, args);
  await assertLink(tx, linkId);
  const order = oldestFirst ? Prisma.sql`s.started_at, s.id` : Prisma.sql`s.started_at DESC, s.id DESC`;
  const rows = await tx.rows<VisitRow>(Prisma.sql`SELECT s.id, s.email, s.email_verified_at IS NOT NULL AS verified, s.ip, s.user_agent, s.agreed_at, s.admitted_at, s.started_at, s.last_seen_at
    FROM share_visits s WHERE s.link_id = ${linkId}::uuid ORDER BY ${order} LIMIT ${limit} OFFSET ${skip}`);
  const [counted] = await tx.rows<{ total: number }>(Prisma.sql`SELECT count(*)::int AS total FROM share_visits s WHERE s.link_id = ${linkId}::uuid`);
  const read = await readBy(tx, rows.map((row) => row.id));
  return { data: rows.map((row) => visitDto(row, read.get(row.id) ?? [])), total: counted?.total ?? 0 };
}

async function readBy(tx: TenantStatements, visitIds: readonly string[]): Promise<Map<string, ReadDocumentDto[]>> {
  const rows = await tx.rows<ReadingRow & { visit_id: string }>(Prisma.sql`SELECT v.visit_id, ${readingSql(tx.ctx, Prisma.sql`v.visit_id = ANY(${[...visitIds]}::uuid[])`, Prisma.sql`v.visit_id,`)}`);
  const byVisit = new Map<string, ReadDocumentDto[]>();
  for (const row of rows) byVisit.set(row.visit_id, [...(byVisit.get(row.visit_id) ?? []), readDocument(row)]);
  return byVisit;
}

function visitDto(row: VisitRow, documents: ReadDocumentDto[]): VisitDto {
  const iso = (date: Date | null) => (date === null ? null : new Date(date).toISOString());
  return {
    id: row.id,
    email: row.email,
    verified: row.verified,
    ip: row.ip,
    userAgent: row.user_agent,
    agreedAt: iso(row.agreed_at),
    admittedAt: iso(row.admitted_at),
    startedAt: new Date(row.started_at).toISOString(),
    lastSeenAt: new Date(row.last_seen_at).toISOString(),
    milliseconds: documents.reduce((sum, document) => sum + document.milliseconds, 0),
    documents,
  };
}
