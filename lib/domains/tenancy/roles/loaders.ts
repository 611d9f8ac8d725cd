import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { requireOrganization, requireWorkspace } from "../contexts";
import type { WorkspaceSlugs } from "../schema";
import { organizationRoleAbilities, workspaceRoleAbilities } from "./policy";
import { listRoles } from "./queries";
import type { RoleListDto } from "./schema";

export function loadRoles(organization: string): Promise<RoleListDto> {
  return loadOrNotFound(async () => {
    const ctx = await requireOrganization(organization);
    assertPermission(ctx, "roles:read");
    const can = organizationRoleAbilities(ctx.permissions);
    return { roles: await inTenant(ctx, (tx) => listRoles(tx, can)), own: [...ctx.permissions], can };
  });
}

export function loadWorkspaceRoles(slugs: WorkspaceSlugs): Promise<RoleListDto> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "workspaceMembers:read");
    const can = workspaceRoleAbilities(ctx.permissions);
    return { roles: await inTenant(ctx, (tx) => listRoles(tx, can)), own: [...ctx.permissions], can };
  });
}
