import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import { inTenantStatements, type TenantStatements } from "@/lib/db/tenant-statements";
import { notFound } from "@/lib/kernel/app-error";
import { parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { isId } from "@/lib/kernel/ids";
import { visibleItemSql, visibleLinksSql } from "../../visibility";
import { closedMakers } from "../closed-makers";
import { type LinkDto, type LinkListDto, type ListLinks, listLinksSchema } from "../schema";
import { linkColumnsSql, linkDto, type LinkRow, linkStateSql } from "./link-rows";

/** Newest first. */
export async function listLinks(ctx: TenantContext, args: ListLinks = {}): Promise<LinkListDto> {
  const { q, state, documentId, limit, skip } = parseInput(listLinksSchema, args);
  const closed = await closedMakers(ctx);
  const filters = [visibleLinksSql(ctx)];
  if (state) filters.push(Prisma.sql`${linkStateSql(closed)} = ${state}`);
  if (q) filters.push(namedSql(ctx, `%${q.replace(/[\\%_]/g, "\\$&")}%`));
  if (documentId) filters.push(Prisma.sql`EXISTS (SELECT 1 FROM share_link_items i WHERE i.link_id = l.id AND i.document_id = ${documentId}::uuid AND ${visibleItemSql(ctx)})`);
  const where = Prisma.join(filters, " AND ");
  return inTenantStatements(ctx, async (tx) => {
    const rows = await tx.rows<LinkRow>(Prisma.sql`SELECT ${linkColumnsSql(ctx, closed)} FROM share_links l WHERE ${where} ORDER BY l.created_at DESC, l.id DESC LIMIT ${limit} OFFSET ${skip}`);
    const [counted] = await tx.rows<{ total: number }>(Prisma.sql`SELECT count(*)::int AS total FROM share_links l WHERE ${where}`);
    return { data: rows.map(linkDto), total: counted?.total ?? 0 };
  });
}

/** @throws AppError not_found also when it exists and the actor may not see it. */
export async function getLink(ctx: TenantContext, linkId: string): Promise<LinkDto> {
  if (!isId(linkId)) throw notFound("link");
  const closed = await closedMakers(ctx);
  const [row] = await tenantRows<LinkRow>(ctx, Prisma.sql`SELECT ${linkColumnsSql(ctx, closed)} FROM share_links l WHERE l.id = ${linkId}::uuid AND ${visibleLinksSql(ctx)}`);
  if (!row) throw notFound("link");
  return linkDto(row);
}

/** @throws AppError as getLink, for what is read of it in the same transaction. */
export async function assertLink(tx: TenantStatements, linkId: string): Promise<void> {
  const [row] = isId(linkId) ? await tx.rows(Prisma.sql`SELECT l.id FROM share_links l WHERE l.id = ${linkId}::uuid AND ${visibleLinksSql(tx.ctx)}`) : [];
  if (!row) throw notFound("link");
}

function namedSql(ctx: TenantContext, pattern: string): Prisma.Sql {
  return Prisma.sql`(l.name ILIKE ${pattern} OR EXISTS (SELECT 1 FROM share_link_items i LEFT JOIN documents sd ON sd.id = i.document_id LEFT JOIN folders sf ON sf.id = i.folder_id
    WHERE i.link_id = l.id AND coalesce(sd.name, sf.name) ILIKE ${pattern} AND ${visibleItemSql(ctx)}))`;
}
