import { CUSTOM_ROLE, ORGANIZATION_ROLES, type Permission, PERMISSIONS, permissionsOfRole, WORKSPACE_ROLES } from "@/lib/kernel/permissions";

/** A role as somebody holds it or is to be given it. `custom` and then the permissions of the custom role, else a system role's name. */
export interface HeldRole {
  role: string;
  permissions: ReadonlySet<Permission>;
}

export type RoleScope = "organization" | "workspace";

const RANKS: Record<string, number> = { owner: 4, admin: 3, [CUSTOM_ROLE]: 2, member: 1, guest: 0 };

/** owner > admin > custom > member > guest; an unknown role is nobody's to touch. */
export function rankOf(role: string): number {
  return Object.hasOwn(RANKS, role) ? (RANKS[role] ?? Infinity) : Infinity;
}

export function heldRole(scope: RoleScope, role: string, custom: readonly string[] | null | undefined): HeldRole {
  const all = permissionsOfRole(scope === "organization" ? ORGANIZATION_ROLES : WORKSPACE_ROLES, role, custom);
  // Whatever a row says, a role of a workspace allows nothing about the organization.
  return { role, permissions: new Set(scope === "workspace" ? all.filter(isWorkspacePermission) : all) };
}

export function isWorkspacePermission(permission: Permission): boolean {
  return PERMISSIONS[permission].scope === "workspace";
}

/** What `wanted` holds and `own` does not. */
export function permissionsBeyond(own: ReadonlySet<Permission>, wanted: Iterable<Permission>): Permission[] {
  return [...new Set(wanted)].filter((permission) => !own.has(permission));
}

/** Nobody gives an organization role that ranks above his own or allows what he may not do. */
export function canGiveOrganizationRole(giver: HeldRole, given: HeldRole): boolean {
  return rankOf(given.role) <= rankOf(giver.role) && permissionsBeyond(giver.permissions, given.permissions).length === 0;
}

/** `own`: what the giver may do in that workspace. */
export function canGiveWorkspaceRole(own: ReadonlySet<Permission>, given: HeldRole): boolean {
  return permissionsBeyond(own, given.permissions).length === 0;
}

/** Changing a role changes everybody who holds it: what it allowed before and what it is to allow must both be the giver's own. */
export function canWriteRole(own: ReadonlySet<Permission>, before: Iterable<Permission>, after: Iterable<Permission>): boolean {
  return permissionsBeyond(own, [...before, ...after]).length === 0;
}

export interface RoleAbilities {
  create: boolean;
  update: boolean;
  delete: boolean;
}

export function organizationRoleAbilities(own: ReadonlySet<Permission>): RoleAbilities {
  return { create: own.has("roles:create"), update: own.has("roles:update"), delete: own.has("roles:delete") };
}

export function workspaceRoleAbilities(own: ReadonlySet<Permission>): RoleAbilities {
  const manage = own.has("workspaceRoles:manage");
  return { create: manage, update: manage, delete: manage };
}
