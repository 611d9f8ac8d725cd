import "server-only";
import { assertPermission, organizationCommand } from "@/lib/kernel/command";
import { eachMember } from "../each-member";
import { workspaceMemberAdded, workspaceMemberChanged } from "../events";
import { setWorkspaceRoleSchema } from "../schema";
import { putWorkspaceMember } from "../workspace-membership";

/** After it the members belong to the workspace with this role, whether they did before or not. */
export const setWorkspaceRole = organizationCommand({
  name: "tenancy.set-workspace-role",
  permission: "workspaceMembers:add",
  input: setWorkspaceRoleSchema,
  records: [workspaceMemberAdded, workspaceMemberChanged],
  run: (ctx, { userIds, workspaceId, role, customRoleId }) => {
    assertPermission(ctx, "workspaceMembers:changeRole");
    return eachMember(ctx, userIds, ({ tx, actor, target }) =>
      putWorkspaceMember({ tx, actor, target, workspaceId, own: actor.permissions }, { role, customRoleId }, "put"),
    );
  },
});
