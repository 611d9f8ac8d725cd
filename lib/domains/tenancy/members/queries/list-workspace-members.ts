import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { listWorkspaceRoleChoices } from "../../roles/queries";
import { roleLabel } from "../../roles/labels";
import { heldRole } from "../../roles/policy";
import { readingMember } from "../member-rows";
import { refusalOfWorkspaceRole } from "../policy";
import type { WorkspaceMembersDto } from "../schema";

/** Who belongs to the workspace, by name. Owners and admins of the organization open it without belonging to it. */
export async function listWorkspaceMembers(tx: TenantTx): Promise<WorkspaceMembersDto> {
  const { organizationId, workspaceId, permissions: own } = tx.ctx;
  const actor = await readingMember(tx);
  const rows = await tx.db.workspaceMember.findMany({
    where: { organizationId, workspaceId },
    take: 500,
    select: {
      userId: true,
      role: true,
      customRoleId: true,
      createdAt: true,
      customRole: { select: { name: true, permissions: true } },
      organization: { select: { role: true, clearance: true, suspendedAt: true, customRole: { select: { name: true, permissions: true } }, user: { select: { name: true, email: true } } } },
    },
  });
  const members = rows.map((row) => {
    const { organization } = row;
    const target = { userId: row.userId, clearance: organization.clearance, ...heldRole("organization", organization.role, organization.customRole?.permissions) };
    const before = heldRole("workspace", row.role, row.customRole?.permissions);
    const touchable = actor.userId !== row.userId && refusalOfWorkspaceRole({ actor, target, own, before, after: null }) === null;
    return {
      userId: row.userId,
      name: organization.user.name,
      email: organization.user.email,
      role: { role: row.role, customRoleId: row.customRoleId, name: roleLabel("workspace", row.role, row.customRole?.name ?? null) },
      organizationRole: roleLabel("organization", organization.role, organization.customRole?.name ?? null),
      status: organization.suspendedAt ? ("suspended" as const) : ("active" as const),
      joinedAt: row.createdAt.toISOString(),
      isSelf: actor.userId === row.userId,
      can: { changeRole: touchable && own.has("workspaceMembers:changeRole"), remove: touchable && organization.role !== "guest" && own.has("workspaceMembers:remove") },
    };
  });
  const can = { add: own.has("workspaceMembers:add") };
  return {
    members: members.sort((one, other) => one.name.localeCompare(other.name)),
    candidates: can.add ? await listCandidates(tx, actor.userId) : [],
    roles: await listWorkspaceRoleChoices(tx, own, workspaceId),
    can,
  };
}

async function listCandidates(tx: TenantTx, self: string): Promise<WorkspaceMembersDto["candidates"]> {
  const { organizationId, workspaceId } = tx.ctx;
  const rows = await tx.db.organizationMember.findMany({
    where: { organizationId, suspendedAt: null, role: { not: "guest" }, userId: { not: self }, workspaces: { none: { workspaceId } } },
    orderBy: { user: { name: "asc" } },
    take: 500,
    select: { userId: true, user: { select: { name: true, email: true } } },
  });
  return rows.map((row) => ({ userId: row.userId, ...row.user }));
}
