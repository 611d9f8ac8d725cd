import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantContext } from "@/lib/kernel/context";
import { visibleItemSql } from "../../visibility";
import type { LinkDto, LinkItemDto, LinkState } from "../schema";

export interface LinkRow {
  id: string;
  name: string;
  state: LinkState;
  items: LinkItemDto[];
  has_password: boolean;
  ask_email: boolean;
  emails: string[];
  domains: string[];
  allow_download: boolean;
  watermark: boolean;
  agreement: string | null;
  view_limit: number | null;
  views: number;
  question_quota: number | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  visits: number;
  last_visit_at: Date | null;
  created_by_name: string | null;
  own: boolean;
  created_at: Date;
}

/** The same order as in link-state.ts: what was done to a link on purpose is said first. */
export function linkStateSql(closedMakers: readonly string[]): Prisma.Sql {
  return Prisma.sql`CASE WHEN l.revoked_at IS NOT NULL THEN 'revoked' WHEN l.created_by = ANY(${[...closedMakers]}::uuid[]) THEN 'closed'
    WHEN l.expires_at <= now() THEN 'expired' WHEN l.views >= l.view_limit THEN 'used-up' ELSE 'open' END`;
}

export function linkColumnsSql(ctx: TenantContext, closedMakers: readonly string[]): Prisma.Sql {
  return Prisma.sql`l.id, l.name, ${linkStateSql(closedMakers)} AS state, ${itemsSql(ctx)} AS items, l.password_hash IS NOT NULL AS has_password, l.ask_email, l.emails, l.domains,
    l.allow_download, l.watermark, l.agreement, l.view_limit, l.views, l.question_quota, l.expires_at, l.revoked_at, l.created_at, coalesce(l.created_by = ${ctx.userId}::uuid, false) AS own,
    (SELECT u.name FROM users u WHERE u.id = l.created_by) AS created_by_name,
    (SELECT count(*)::int FROM share_visits s WHERE s.link_id = l.id AND s.admitted_at IS NOT NULL) AS visits,
    (SELECT max(s.last_seen_at) FROM share_visits s WHERE s.link_id = l.id AND s.admitted_at IS NOT NULL) AS last_visit_at`;
}

function itemsSql(ctx: TenantContext): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(json_agg(json_build_object('kind', CASE WHEN i.document_id IS NULL THEN 'folder' ELSE 'document' END,
      'id', coalesce(i.document_id, i.folder_id), 'name', coalesce(sd.name, sf.name), 'trashed', coalesce(sd.deleted_at, sf.deleted_at) IS NOT NULL)
      ORDER BY i.folder_id IS NULL, lower(coalesce(sd.name, sf.name)), i.id), '[]'::json)
    FROM share_link_items i LEFT JOIN documents sd ON sd.id = i.document_id LEFT JOIN folders sf ON sf.id = i.folder_id
    WHERE i.link_id = l.id AND ${visibleItemSql(ctx)})`;
}

const iso = (date: Date | null) => (date === null ? null : new Date(date).toISOString());

export function linkDto(row: LinkRow): LinkDto {
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    items: row.items,
    hasPassword: row.has_password,
    askEmail: row.ask_email,
    emails: row.emails,
    domains: row.domains,
    allowDownload: row.allow_download,
    watermark: row.watermark,
    agreement: row.agreement,
    viewLimit: row.view_limit,
    views: row.views,
    questionQuota: row.question_quota,
    expiresAt: iso(row.expires_at),
    revokedAt: iso(row.revoked_at),
    visits: row.visits,
    lastVisitAt: iso(row.last_visit_at),
    createdBy: row.created_by_name,
    own: row.own,
    createdAt: new Date(row.created_at).toISOString(),
  };
}
