import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { readStandingById } from "@/lib/domains/tenancy/queries/memberships";
import { permissionsOf } from "@/lib/kernel/permissions";

/** Of those who made links here, who may share nothing any more: their links are closed. */
export async function closedMakers(tx: TenantStatements): Promise<string[]> {
  const { organizationId, workspaceId } = tx.ctx;
  const makers = await tx.rows<{ id: string }>(Prisma.sql`SELECT DISTINCT l.created_by AS id FROM share_links l WHERE l.workspace_id = ${workspaceId}::uuid`);
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
