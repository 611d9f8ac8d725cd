import { z } from "zod";
import { ALL_PERMISSIONS, CUSTOM_ROLE, type OrganizationRole, type Permission, type WorkspaceRole } from "@/lib/kernel/permissions";
import type { RoleAbilities, RoleScope } from "./policy";

const permissionsSchema = z
  .array(z.enum(ALL_PERMISSIONS as [Permission, ...Permission[]]))
  .min(1, "Choose at least one permission.")
  .max(ALL_PERMISSIONS.length);
const nameSchema = z.string().trim().min(1, "Enter a name.").max(60, "Use at most 60 characters.");
const descriptionSchema = z.string().trim().max(300, "Use at most 300 characters.").default("");

export const createRoleSchema = z.strictObject({
  /** Whose members it is given to: the organization's, or those of workspaces. */
  scope: z.enum(["organization", "workspace"]),
  name: nameSchema,
  description: descriptionSchema,
  permissions: permissionsSchema,
});
export const createWorkspaceRoleSchema = createRoleSchema.omit({ scope: true });

/** What is left out stays. */
export const updateRoleSchema = z.strictObject({
  roleId: z.uuid(),
  name: nameSchema.optional(),
  description: z.string().trim().max(300, "Use at most 300 characters.").optional(),
  permissions: permissionsSchema.optional(),
});
export type UpdateRole = z.infer<typeof updateRoleSchema>;

export const roleIdSchema = z.strictObject({ roleId: z.uuid() });

const ORGANIZATION_NAMES = ["owner", "admin", "member", "guest", CUSTOM_ROLE] as const satisfies readonly (OrganizationRole | typeof CUSTOM_ROLE)[];
const WORKSPACE_NAMES = ["admin", "editor", "viewer", CUSTOM_ROLE] as const satisfies readonly (WorkspaceRole | typeof CUSTOM_ROLE)[];

/** Fields of a role that is given to somebody. `custom` names its role by id, and nothing else does. */
export const organizationRoleFields = { role: z.enum(ORGANIZATION_NAMES, "Choose a role."), customRoleId: z.uuid().nullable().default(null) };
export const workspaceRoleFields = { role: z.enum(WORKSPACE_NAMES, "Choose a role."), customRoleId: z.uuid().nullable().default(null) };

export type OrganizationRoleName = (typeof ORGANIZATION_NAMES)[number];
export type WorkspaceRoleName = (typeof WORKSPACE_NAMES)[number];

export function namesOneRole(given: { role: string; customRoleId: string | null }): boolean {
  return (given.role === CUSTOM_ROLE) === (given.customRoleId !== null);
}
export const ONE_ROLE = { path: ["role"], message: "Choose one role." };

export interface RoleDto {
  id: string;
  scope: RoleScope;
  /** The workspace that the role belongs to, or null for the whole organization's. */
  workspace: { id: string; name: string; slug: string } | null;
  name: string;
  description: string;
  permissions: Permission[];
  /** How many members hold it. */
  members: number;
  /** How many open invitations give it. */
  invitations: number;
  updatedAt: string;
  can: { update: boolean; delete: boolean };
}

export interface RoleListDto {
  roles: RoleDto[];
  /** What the reader holds and may therefore give. */
  own: Permission[];
  can: RoleAbilities;
}

/** A role that one may choose for somebody. */
export interface RoleChoiceDto {
  role: string;
  customRoleId: string | null;
  name: string;
  hint: string;
}
