import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import type { OrganizationContext } from "@/lib/kernel/context";
import { listOrganizationRoleChoices, listWorkspaceRoleChoices } from "../../roles/queries";
import type { MemberStanding } from "../policy";
import type { MemberChoicesDto } from "../schema";

/** What the reader may choose where he invites members or changes them. */
export async function listMemberChoices(tx: TenantTx<OrganizationContext>, reader: MemberStanding): Promise<MemberChoicesDto> {
  const { organizationId } = tx.ctx;
  const own = reader.permissions;
  const workspaces = await tx.db.workspace.findMany({
    where: { organizationId, archivedAt: null, deletedAt: null },
    orderBy: { name: "asc" },
    take: 200,
    select: { id: true, name: true, slug: true },
  });
  const departments = await tx.db.department.findMany({ where: { organizationId }, orderBy: { name: "asc" }, take: 500, select: { id: true, name: true } });
  const customRoles = await tx.db.role.findMany({ where: { organizationId, scope: "organization" }, orderBy: { name: "asc" }, take: 500, select: { id: true, name: true } });
  const withRoles: MemberChoicesDto["workspaces"] = [];
  for (const workspace of workspaces) withRoles.push({ ...workspace, roles: await listWorkspaceRoleChoices(tx, own, workspace.id) });
  return {
    roles: await listOrganizationRoleChoices(tx, reader),
    clearance: reader.clearance,
    workspaces: withRoles,
    departments,
    customRoles,
    can: {
      invite: own.has("members:invite"),
      inviteGuests: own.has("guests:invite"),
      addToWorkspace: own.has("workspaceMembers:add") && own.has("workspaceMembers:changeRole"),
      changeWorkspaceRole: own.has("workspaceMembers:changeRole"),
      removeFromWorkspace: own.has("workspaceMembers:remove"),
      assignDepartments: own.has("departments:assign"),
    },
  };
}
