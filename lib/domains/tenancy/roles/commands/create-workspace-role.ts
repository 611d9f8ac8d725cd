import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { roleCreated } from "../events";
import { insertRole } from "../role-rows";
import { createWorkspaceRoleSchema } from "../schema";

/** After it the workspace has a role of its own, which can be given in this workspace alone. */
export const createWorkspaceRole = command({
  name: "tenancy.create-workspace-role",
  permission: "workspaceRoles:manage",
  input: createWorkspaceRoleSchema,
  records: [roleCreated],
  run: (ctx, input) => inTenant(ctx, (tx) => insertRole(tx, { workspaceId: ctx.workspaceId }, { ...input, scope: "workspace" })),
});
