import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import { CUSTOM_ROLE, isPermission, type OrganizationRole, type Permission, type WorkspaceRole } from "@/lib/kernel/permissions";
import { ORGANIZATION_ROLE_LABELS, ROLE_HINTS, WORKSPACE_ROLE_LABELS } from "./labels";
import { canGiveOrganizationRole, canGiveWorkspaceRole, canWriteRole, type HeldRole, heldRole, type RoleAbilities, type RoleScope } from "./policy";
import { countUse } from "./role-rows";
import type { RoleChoiceDto, RoleDto } from "./schema";

type AnyTx = TenantTx<TenantContext> | TenantTx<OrganizationContext>;

const SELECT = { id: true, scope: true, workspaceId: true, name: true, description: true, permissions: true, updatedAt: true } as const;

/** Custom roles by name: the organization's own and those of its workspaces; in a workspace, those that can be given there. */
export async function listRoles(tx: AnyTx, can: RoleAbilities): Promise<RoleDto[]> {
  const { organizationId, workspaceId, permissions } = tx.ctx;
  const here = workspaceId === null ? {} : { scope: "workspace", OR: [{ workspaceId: null }, { workspaceId }] };
  const rows = await tx.db.role.findMany({ where: { organizationId, ...here }, orderBy: { name: "asc" }, take: 500, select: { ...SELECT, workspace: { select: { id: true, name: true, slug: true } } } });
  const use = await countUse(tx, rows.map((row) => row.id));
  return rows.map((row) => {
    const held = row.permissions.filter(isPermission);
    const { members = 0, invitations = 0 } = use.get(row.id) ?? {};
    // A workspace's own roles are changed in that workspace, the organization's on its own page.
    const mine = row.workspaceId === workspaceId && canWriteRole(permissions, held, held);
    return {
      id: row.id,
      scope: row.scope === "organization" ? "organization" : "workspace",
      workspace: row.workspace,
      name: row.name,
      description: row.description,
      permissions: held,
      members,
      invitations,
      updatedAt: row.updatedAt.toISOString(),
      can: { update: mine && can.update, delete: mine && can.delete && members + invitations === 0 },
    };
  });
}

/** Organization roles that this giver may give, the widest first. */
export async function listOrganizationRoleChoices(tx: AnyTx, giver: HeldRole): Promise<RoleChoiceDto[]> {
  const names = Object.keys(ORGANIZATION_ROLE_LABELS) as OrganizationRole[];
  const system = names
    .filter((role) => canGiveOrganizationRole(giver, heldRole("organization", role, null)))
    .map((role) => ({ role, customRoleId: null, name: ORGANIZATION_ROLE_LABELS[role], hint: ROLE_HINTS[role] }));
  const custom = await customRoles(tx, "organization", null);
  return [...system, ...custom.filter((row) => canGiveOrganizationRole(giver, heldRole("organization", CUSTOM_ROLE, row.permissions))).map(choiceOf)];
}

/** The same for a workspace; without one, the roles that every workspace knows. */
export async function listWorkspaceRoleChoices(tx: AnyTx, own: ReadonlySet<Permission>, workspaceId: string | null): Promise<RoleChoiceDto[]> {
  const names = Object.keys(WORKSPACE_ROLE_LABELS) as WorkspaceRole[];
  const system = names
    .filter((role) => canGiveWorkspaceRole(own, heldRole("workspace", role, null)))
    .map((role) => ({ role, customRoleId: null, name: WORKSPACE_ROLE_LABELS[role], hint: ROLE_HINTS[`workspace-${role}`] }));
  const custom = await customRoles(tx, "workspace", workspaceId);
  return [...system, ...custom.filter((row) => canGiveWorkspaceRole(own, heldRole("workspace", CUSTOM_ROLE, row.permissions))).map(choiceOf)];
}

interface ChoiceRow {
  id: string;
  name: string;
  description: string;
  permissions: string[];
}

function customRoles(tx: AnyTx, scope: RoleScope, workspaceId: string | null): Promise<ChoiceRow[]> {
  return tx.db.role.findMany({
    where: { organizationId: tx.ctx.organizationId, scope, OR: [{ workspaceId: null }, ...(workspaceId ? [{ workspaceId }] : [])] },
    orderBy: { name: "asc" },
    take: 500,
    select: { id: true, name: true, description: true, permissions: true },
  });
}

function choiceOf(row: ChoiceRow): RoleChoiceDto {
  return { role: CUSTOM_ROLE, customRoleId: row.id, name: row.name, hint: row.description || `${row.permissions.length} permissions` };
}
