import "server-only";
import { organizationCommand } from "@/lib/kernel/command";
import { eachMember } from "../each-member";
import { workspaceMemberRemoved } from "../events";
import { leaveWorkspaceSchema } from "../schema";
import { dropWorkspaceMember } from "../workspace-membership";

/** After it the members do not belong to the workspace; they stay in the organization. */
export const leaveWorkspace = organizationCommand({
  name: "tenancy.leave-workspace",
  permission: "workspaceMembers:remove",
  input: leaveWorkspaceSchema,
  records: [workspaceMemberRemoved],
  run: (ctx, { userIds, workspaceId }) => eachMember(ctx, userIds, ({ tx, actor, target }) => dropWorkspaceMember({ tx, actor, target, workspaceId, own: actor.permissions })),
});
