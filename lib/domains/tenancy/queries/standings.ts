import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { type Permission, permissionsOf } from "@/lib/kernel/permissions";

/** What decides what a member may do and see in this workspace. */
export interface MemberStanding {
  userId: string;
  name: string;
  email: string;
  permissions: ReadonlySet<Permission>;
  clearance: number;
  departments: string[];
  /** The projects he is named a member of. */
  projects: string[];
}

interface Row extends Omit<MemberStanding, "permissions"> {
  organizationRole: string;
  organizationCustom: string[] | null;
  workspaceRole: string | null;
  workspaceCustom: string[] | null;
}

const MOST = 5_000;

/** Everybody who may enter the workspace now, by name. */
export async function listStandings(tx: TenantTx, args: { userId?: string } = {}): Promise<MemberStanding[]> {
  const { organizationId, workspaceId } = tx.ctx;
  const one = args.userId ? Prisma.sql`AND m.user_id = ${args.userId}::uuid` : Prisma.empty;
  const rows = await tx.rows<Row>(Prisma.sql`SELECT m.user_id AS "userId", u.name, u.email, m.clearance::int AS clearance, m.role AS "organizationRole", wm.role AS "workspaceRole",
      (SELECT r.permissions FROM roles r WHERE r.id = m.custom_role_id) AS "organizationCustom",
      (SELECT r.permissions FROM roles r WHERE r.id = wm.custom_role_id) AS "workspaceCustom",
      ARRAY(SELECT dm.department_id::text FROM department_members dm WHERE dm.organization_id = m.organization_id AND dm.user_id = m.user_id) AS departments,
      ARRAY(SELECT pm.project_id::text FROM project_members pm WHERE pm.workspace_id = ${workspaceId}::uuid AND pm.user_id = m.user_id) AS projects
    FROM organization_members m JOIN users u ON u.id = m.user_id
    LEFT JOIN workspace_members wm ON wm.workspace_id = ${workspaceId}::uuid AND wm.user_id = m.user_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.suspended_at IS NULL ${one} ORDER BY lower(u.name), m.user_id LIMIT ${MOST}`);
  return rows
    .map(({ organizationRole, organizationCustom, workspaceRole, workspaceCustom, ...row }) => ({
      ...row,
      permissions: permissionsOf({ organizationRole, organizationCustom, workspaceRole, workspaceCustom }),
    }))
    .filter((standing) => standing.permissions.has("workspace:read"));
}
