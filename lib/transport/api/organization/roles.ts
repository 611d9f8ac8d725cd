import "server-only";
import type { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { createRole } from "@/lib/domains/tenancy/roles/commands/create-role";
import { deleteRole } from "@/lib/domains/tenancy/roles/commands/delete-role";
import { updateRole } from "@/lib/domains/tenancy/roles/commands/update-role";
import { ORGANIZATION_ROLE_LABELS, ROLE_HINTS, WORKSPACE_ROLE_LABELS } from "@/lib/domains/tenancy/roles/labels";
import { organizationRoleAbilities } from "@/lib/domains/tenancy/roles/policy";
import { listRoles } from "@/lib/domains/tenancy/roles/queries";
import type { RoleDto } from "@/lib/domains/tenancy/roles/schema";
import { notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { OrganizationContext } from "@/lib/kernel/context";
import { CUSTOM_ROLE, ORGANIZATION_ROLES, type OrganizationRole, WORKSPACE_ROLES, type WorkspaceRole } from "@/lib/kernel/permissions";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { pageOfAll } from "../offset-page";
import { parseQuery } from "../query";
import { noContent, organizationPost } from "./organization-post";
import { createRoleBody, listRolesQuery, type roleSchema, updateRoleBody } from "./organization-schemas";

type ApiRole = z.output<typeof roleSchema>;

const immutable = { id: null, workspaceId: null, members: null, invitations: null, updatedAt: null };

const SYSTEM_ROLES: readonly ApiRole[] = [
  ...(Object.keys(ORGANIZATION_ROLES) as OrganizationRole[]).map(
    (role): ApiRole => ({ ...immutable, role, scope: "organization", name: ORGANIZATION_ROLE_LABELS[role], description: ROLE_HINTS[role], permissions: [...ORGANIZATION_ROLES[role]] }),
  ),
  ...(Object.keys(WORKSPACE_ROLES) as WorkspaceRole[]).map(
    (role): ApiRole => ({ ...immutable, role, scope: "workspace", name: WORKSPACE_ROLE_LABELS[role], description: ROLE_HINTS[`workspace-${role}`], permissions: [...WORKSPACE_ROLES[role]] }),
  ),
];

function apiRole({ id, scope, workspace, name, description, permissions, members, invitations, updatedAt }: RoleDto): ApiRole {
  return { id, role: CUSTOM_ROLE, scope, workspaceId: workspace?.id ?? null, name, description, permissions, members, invitations, updatedAt };
}

/** What every organization has, then its own. */
export async function listApiRoles(ctx: OrganizationContext, query: URLSearchParams) {
  assertPermission(ctx, "roles:read");
  const { scope, ...asked } = parseQuery(listRolesQuery, query);
  const all = [...SYSTEM_ROLES, ...(await customRoles(ctx))];
  return pageOfAll("roles", asked, scope ? all.filter((role) => role.scope === scope) : all);
}

async function customRoles(ctx: OrganizationContext): Promise<ApiRole[]> {
  return (await inTenant(ctx, (tx) => listRoles(tx, organizationRoleAbilities(ctx.permissions)))).map(apiRole);
}

async function getApiRole(ctx: OrganizationContext, roleId: string): Promise<ApiRole> {
  const role = (await customRoles(ctx)).find(({ id }) => id === roleId);
  if (!role) throw notFound("role");
  return role;
}

export const createApiRole = organizationPost({
  permission: createRole.permission,
  body: createRoleBody,
  run: async (ctx, body) => {
    const { roleId } = await createRole.execute(ctx, body);
    return { status: 201, body: await getApiRole(ctx, roleId) };
  },
});

export async function updateApiRole(ctx: OrganizationContext, request: Request, roleId: string): Promise<ApiRole> {
  assertPermission(ctx, updateRole.permission);
  const body = parseInput(updateRoleBody, await jsonBody(request));
  await updateRole.execute(ctx, { roleId: idParam(roleId, "role"), ...body });
  return getApiRole(ctx, roleId);
}

export async function deleteApiRole(ctx: OrganizationContext, roleId: string): Promise<Response> {
  assertPermission(ctx, deleteRole.permission);
  await deleteRole.execute(ctx, { roleId: idParam(roleId, "role") });
  return noContent(ctx);
}
