import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { workspaceMemberRemoved } from "../events";
import { workspaceMemberSchema } from "../schema";
import { dropWorkspaceMember } from "../workspace-membership";
import { workspaceStep } from "../workspace-step";

/** After it the member does not belong to the workspace and its projects; in the organization he stays. */
export const removeWorkspaceMember = command({
  name: "tenancy.remove-workspace-member",
  permission: "workspaceMembers:remove",
  input: workspaceMemberSchema,
  records: [workspaceMemberRemoved],
  run: (ctx, { userId }) =>
    inTenant(ctx, async (tx) => {
      await dropWorkspaceMember(await workspaceStep(tx, userId));
      return { userId };
    }),
});
