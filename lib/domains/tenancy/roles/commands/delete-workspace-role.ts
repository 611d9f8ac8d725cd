import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { roleDeleted } from "../events";
import { eraseRole } from "../role-rows";
import { roleIdSchema } from "../schema";

/** After it the workspace's role is gone. One that somebody holds or is invited to stays. */
export const deleteWorkspaceRole = command({
  name: "tenancy.delete-workspace-role",
  permission: "workspaceRoles:manage",
  input: roleIdSchema,
  records: [roleDeleted],
  run: (ctx, input) => inTenant(ctx, (tx) => eraseRole(tx, { workspaceId: ctx.workspaceId }, input.roleId)),
});
