import { ORGANIZATION_ROLE_LABELS, ROLE_HINTS, WORKSPACE_ROLE_LABELS } from "@/lib/domains/tenancy/roles/labels";
import type { RoleScope } from "@/lib/domains/tenancy/roles/policy";
import type { RoleDto } from "@/lib/domains/tenancy/roles/schema";
import { ALL_PERMISSIONS, ORGANIZATION_ROLES, type OrganizationRole, type Permission, PERMISSIONS, WORKSPACE_PERMISSIONS, WORKSPACE_ROLES, type WorkspaceRole } from "@/lib/kernel/permissions";

/** One column of the matrix. */
export interface RoleColumn {
  id: string;
  name: string;
  description: string;
  permissions: ReadonlySet<Permission>;
  /** Null: a system role, which never changes. */
  role: RoleDto | null;
}

/** By role: what it is to hold, not yet saved. */
export type RoleChanges = ReadonlyMap<string, ReadonlySet<Permission>>;

export function roleColumns(scope: RoleScope, roles: readonly RoleDto[]): RoleColumn[] {
  const system =
    scope === "organization"
      ? (Object.keys(ORGANIZATION_ROLES) as OrganizationRole[]).map((name) => column(name, ORGANIZATION_ROLE_LABELS[name], ROLE_HINTS[name], ORGANIZATION_ROLES[name]))
      : (Object.keys(WORKSPACE_ROLES) as WorkspaceRole[]).map((name) => column(name, WORKSPACE_ROLE_LABELS[name], ROLE_HINTS[`workspace-${name}`], WORKSPACE_ROLES[name]));
  const custom = roles.filter((role) => role.scope === scope).map((role) => ({ id: role.id, name: role.name, description: role.description, permissions: new Set(role.permissions), role }));
  return [...system, ...custom];
}

function column(id: string, name: string, description: string, permissions: readonly Permission[]): RoleColumn {
  return { id, name, description, permissions: new Set(permissions), role: null };
}

/** Permissions by group, in the table's order; roles for workspaces know those of workspaces alone. */
export function permissionGroups(scope: RoleScope): { group: string; permissions: Permission[] }[] {
  const all = scope === "organization" ? ALL_PERMISSIONS : WORKSPACE_PERMISSIONS;
  const groups = new Map<string, Permission[]>();
  for (const permission of all) groups.set(PERMISSIONS[permission].group, [...(groups.get(PERMISSIONS[permission].group) ?? []), permission]);
  return [...groups].map(([group, permissions]) => ({ group, permissions }));
}
