import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { CUSTOM_ROLE, ORGANIZATION_ROLES, type Permission, WORKSPACE_ROLES } from "@/lib/kernel/permissions";

const PERMISSION: Permission = "shares:publish";

/** Whether somebody besides the reader may approve answers in this workspace. */
export async function hasOtherApprover(tx: TenantStatements): Promise<boolean> {
  const { organizationId, workspaceId, userId } = tx.ctx;
  const rows = await tx.rows(Prisma.sql`SELECT 1 AS one FROM organization_members m
      LEFT JOIN workspace_members wm ON wm.workspace_id = ${workspaceId}::uuid AND wm.user_id = m.user_id
      LEFT JOIN roles mr ON mr.id = m.custom_role_id LEFT JOIN roles wr ON wr.id = wm.custom_role_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.suspended_at IS NULL AND m.user_id IS DISTINCT FROM ${userId}::uuid
      AND (m.role = ANY(${rolesWith(ORGANIZATION_ROLES)}::text[]) OR wm.role = ANY(${rolesWith(WORKSPACE_ROLES)}::text[])
        OR (m.role = ${CUSTOM_ROLE} AND ${PERMISSION} = ANY(mr.permissions)) OR (wm.role = ${CUSTOM_ROLE} AND ${PERMISSION} = ANY(wr.permissions)))
    LIMIT 1`);
  return rows.length > 0;
}

function rolesWith(roles: Record<string, readonly Permission[]>): string[] {
  return Object.entries(roles).flatMap(([name, permissions]) => (permissions.includes(PERMISSION) ? [name] : []));
}
