import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import { readStandingById } from "@/lib/domains/tenancy/queries/memberships";
import type { TenantContext } from "@/lib/kernel/context";
import { permissionsOf } from "@/lib/kernel/permissions";

/** Of those who made links here, who may share nothing any more: their links are closed. Not for the middle of a transaction: it asks on a connection of its own. */
export async function closedMakers(ctx: TenantContext): Promise<string[]> {
  const { organizationId, workspaceId } = ctx;
  const makers = await tenantRows<{ id: string }>(ctx, Prisma.sql`SELECT DISTINCT l.created_by AS id FROM share_links l WHERE l.workspace_id = ${workspaceId}::uuid`);
  const closed: string[] = [];
  for (const { id } of makers) if (!(await mayShare(id, { organizationId, workspaceId }))) closed.push(id);
  return closed;
}

async function mayShare(userId: string, place: { organizationId: string; workspaceId: string }): Promise<boolean> {
  const standing = await readStandingById(userId, place);
  if (!standing) return false;
  const { organization_role: organizationRole, workspace_role: workspaceRole, organization_custom: organizationCustom, workspace_custom: workspaceCustom } = standing;
  const held = permissionsOf({ organizationRole, workspaceRole, organizationCustom, workspaceCustom });
  return held.has("workspace:read") && held.has("documents:read") && held.has("shares:manage");
}
