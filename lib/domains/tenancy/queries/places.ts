import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { unscopedRows } from "@/lib/db/unscoped";
import { notFound } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import type { WorkspaceLinkDto } from "../schema";

interface LinkRow {
  organization_id: string;
  organization_slug: string;
  organization_name: string;
  workspace_id: string;
  workspace_slug: string;
  workspace_name: string;
}

/** A cookie holds about 4 kB; who has more places than this is let through the first gate everywhere. */
const MAX_PLACES = 40;
export const EVERY_PLACE = "*";

/** Workspaces this person may open, the oldest first. */
export async function listWorkspaceLinks(userId: string): Promise<WorkspaceLinkDto[]> {
  const rows = await unscopedRows<LinkRow>(Prisma.sql`SELECT o.id AS organization_id, o.slug AS organization_slug, o.name AS organization_name,
      w.id AS workspace_id, w.slug AS workspace_slug, w.name AS workspace_name
    FROM organization_members m JOIN organizations o ON o.id = m.organization_id AND o.archived_at IS NULL AND o.deleted_at IS NULL
    JOIN workspaces w ON w.organization_id = o.id AND w.archived_at IS NULL AND w.deleted_at IS NULL
    LEFT JOIN workspace_members wm ON wm.workspace_id = w.id AND wm.user_id = m.user_id
    WHERE m.user_id = ${userId}::uuid AND m.suspended_at IS NULL AND (m.role IN ('owner', 'admin') OR wm.user_id IS NOT NULL
      OR EXISTS (SELECT 1 FROM roles r WHERE r.id = m.custom_role_id AND 'workspace:read' = ANY(r.permissions)))
    ORDER BY o.created_at, w.created_at LIMIT 200`);
  return rows.map((row) => ({
    organization: { id: row.organization_id, slug: row.organization_slug, name: row.organization_name },
    workspace: { id: row.workspace_id, slug: row.workspace_slug, name: row.workspace_name },
  }));
}

export async function listPlaces(userId: string): Promise<string[]> {
  const links = await listWorkspaceLinks(userId);
  return links.length > MAX_PLACES ? [EVERY_PLACE] : links.map((link) => `${link.organization.slug}/${link.workspace.slug}`);
}

/** Names of the place a context was minted for. */
export async function getPlace(ctx: TenantContext): Promise<WorkspaceLinkDto> {
  const [row] = await unscopedRows<LinkRow>(Prisma.sql`SELECT o.id AS organization_id, o.slug AS organization_slug, o.name AS organization_name,
      w.id AS workspace_id, w.slug AS workspace_slug, w.name AS workspace_name
    FROM workspaces w JOIN organizations o ON o.id = w.organization_id WHERE w.id = ${ctx.workspaceId}::uuid AND o.id = ${ctx.organizationId}::uuid`);
  if (!row) throw notFound("workspace");
  return {
    organization: { id: row.organization_id, slug: row.organization_slug, name: row.organization_name },
    workspace: { id: row.workspace_id, slug: row.workspace_slug, name: row.workspace_name },
  };
}
