import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { notFound } from "@/lib/kernel/app-error";
import { parseInput } from "@/lib/kernel/command";
import { isId } from "@/lib/kernel/ids";
import { visibleItemSql, visibleLinksSql } from "../../visibility";
import { closedMakers } from "../closed-makers";
import { type LinkDto, type LinkListDto, type ListLinks, listLinksSchema } from "../schema";
import { linkColumnsSql, linkDto, type LinkRow, linkStateSql } from "./link-rows";

/** Newest first. */
export async function listLinks(tx: TenantStatements, args: ListLinks = {}): Promise<LinkListDto> {
  const { q, state, documentId, limit, skip } = parseInput(listLinksSchema, args);
  const { ctx } = tx;
  const closed = await closedMakers(tx);
  const filters = [visibleLinksSql(ctx)];
  if (state) filters.push(Prisma.sql`${linkStateSql(closed)} = ${state}`);
  if (q) filters.push(namedSql(ctx, `%${q.replace(/[\\%_]/g, "\\$&")}%`));
  if (documentId) filters.push(Prisma.sql`EXISTS (SELECT 1 FROM share_link_items i WHERE i.link_id = l.id AND i.document_id = ${documentId}::uuid AND ${visibleItemSql(ctx)})`);
  const where = Prisma.join(filters, " AND ");
  const rows = await tx.rows<LinkRow>(Prisma.sql`SELECT ${linkColumnsSql(ctx, closed)} FROM share_links l WHERE ${where} ORDER BY l.created_at DESC, l.id DESC LIMIT ${limit} OFFSET ${skip}`);
  const [counted] = await tx.rows<{ total: number }>(Prisma.sql`SELECT count(*)::int AS total FROM share_links l WHERE ${where}`);
  return { data: rows.map(linkDto), total: counted?.total ?? 0 };
}

/** @throws AppError not_found also when it exists and the actor may not see it. */
export async function getLink(tx: TenantStatements, linkId: string): Promise<LinkDto> {
  const closed = isId(linkId) ? await closedMakers(tx) : [];
  const [row] = isId(linkId)
    ? await tx.rows<LinkRow>(Prisma.sql`SELECT ${linkColumnsSql(tx.ctx, closed)} FROM share_links l WHERE l.id = ${linkId}::uuid AND ${visibleLinksSql(tx.ctx)}`)
    : [];
  if (!row) throw notFound("link");
  return linkDto(row);
}

function namedSql(ctx: TenantStatements["ctx"], pattern: string): Prisma.Sql {
  return Prisma.sql`(l.name ILIKE ${pattern} OR EXISTS (SELECT 1 FROM share_link_items i LEFT JOIN documents sd ON sd.id = i.document_id LEFT JOIN folders sf ON sf.id = i.folder_id
    WHERE i.link_id = l.id AND coalesce(sd.name, sf.name) ILIKE ${pattern} AND ${visibleItemSql(ctx)}))`;
}
