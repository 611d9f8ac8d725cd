import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { workspaceMemberAdded } from "../events";
import { workspaceMemberRoleSchema } from "../schema";
import { putWorkspaceMember } from "../workspace-membership";
import { workspaceStep } from "../workspace-step";

/** After it a member of the organization belongs to the workspace. */
export const addWorkspaceMember = command({
  name: "tenancy.add-workspace-member",
  permission: "workspaceMembers:add",
  input: workspaceMemberRoleSchema,
  records: [workspaceMemberAdded],
  run: (ctx, { userId, role, customRoleId }) =>
    inTenant(ctx, async (tx) => {
      await putWorkspaceMember(await workspaceStep(tx, userId), { role, customRoleId }, "add");
      return { userId };
    }),
});
