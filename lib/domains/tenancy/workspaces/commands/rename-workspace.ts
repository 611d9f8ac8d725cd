import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { workspaceRenamed } from "../events";
import { lockWorkspace } from "../queries";
import { renameWorkspaceSchema } from "../schema";

/** After it any workspace of the organization has this name; its address stays. */
export const renameWorkspace = organizationCommand({
  name: "tenancy.rename-workspace",
  permission: "workspaces:update",
  input: renameWorkspaceSchema,
  records: [workspaceRenamed],
  run: (ctx, { workspaceId, name }) =>
    inTenant(ctx, async (tx) => {
      const before = await lockWorkspace(tx, workspaceId);
      if (before.name !== name) {
        await tx.db.workspace.update({ where: { id: workspaceId }, data: { name }, select: { id: true } });
        await tx.record(workspaceRenamed, { workspaceId, before: { name: before.name }, after: { name } });
      }
      return { ...before, name };
    }),
});
