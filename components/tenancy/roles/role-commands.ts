import type { CommandResult } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import {
  createRoleAction,
  createWorkspaceRoleAction,
  deleteRoleAction,
  deleteWorkspaceRoleAction,
  updateRoleAction,
  updateWorkspaceRoleAction,
} from "@/lib/domains/tenancy/roles/actions";
import type { RoleScope } from "@/lib/domains/tenancy/roles/policy";
import type { Permission } from "@/lib/kernel/permissions";

/** Whose roles a screen writes: the organization's, or one workspace's own. */
export type RolePlace = { organization: string; workspace?: undefined } | WorkspaceAddress;

export interface RoleInput {
  roleId?: string;
  scope: RoleScope;
  name?: string;
  description?: string;
  permissions?: Permission[];
}

type Written = Promise<CommandResult<{ roleId: string }>>;

export function saveRole(place: RolePlace, { roleId, scope, ...facts }: RoleInput): Written {
  if (roleId !== undefined) return place.workspace === undefined ? updateRoleAction(place.organization, { roleId, ...facts }) : updateWorkspaceRoleAction(place, { roleId, ...facts });
  const created = { name: facts.name ?? "", description: facts.description ?? "", permissions: facts.permissions ?? [] };
  return place.workspace === undefined ? createRoleAction(place.organization, { scope, ...created }) : createWorkspaceRoleAction(place, created);
}

export function deleteRole(place: RolePlace, roleId: string): Written {
  return place.workspace === undefined ? deleteRoleAction(place.organization, { roleId }) : deleteWorkspaceRoleAction(place, { roleId });
}
