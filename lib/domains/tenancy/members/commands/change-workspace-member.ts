import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { workspaceMemberChanged } from "../events";
import { workspaceMemberRoleSchema } from "../schema";
import { putWorkspaceMember } from "../workspace-membership";
import { workspaceStep } from "../workspace-step";

/** After it the member holds another role in the workspace, from his next request on. */
export const changeWorkspaceMember = command({
  name: "tenancy.change-workspace-member",
  permission: "workspaceMembers:changeRole",
  input: workspaceMemberRoleSchema,
  records: [workspaceMemberChanged],
  run: (ctx, { userId, role, customRoleId }) =>
    inTenant(ctx, async (tx) => {
      await putWorkspaceMember(await workspaceStep(tx, userId), { role, customRoleId }, "change");
      return { userId };
    }),
});
