import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { roleUpdated } from "../events";
import { changeRole } from "../role-rows";
import { updateRoleSchema } from "../schema";

/** After it everybody who holds the workspace's role may do what it says now, from his next request on. */
export const updateWorkspaceRole = command({
  name: "tenancy.update-workspace-role",
  permission: "workspaceRoles:manage",
  input: updateRoleSchema,
  records: [roleUpdated],
  run: (ctx, input) => inTenant(ctx, (tx) => changeRole(tx, { workspaceId: ctx.workspaceId }, input)),
});
