import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { assertConfirmed } from "../../organizations/confirmation";
import { erasedAfter } from "../../organizations/policy";
import { workspaceDeleted } from "../events";
import { lockWorkspace } from "../queries";
import { deleteWorkspaceSchema } from "../schema";

/** After it the workspace is in the trash: closed to everybody, restorable for 30 days, then erased with everything in it. */
export const deleteWorkspace = organizationCommand({
  name: "tenancy.delete-workspace",
  permission: "workspaces:delete",
  input: deleteWorkspaceSchema,
  records: [workspaceDeleted],
  run: (ctx, { workspaceId, confirmation }) =>
    inTenant(ctx, async (tx) => {
      const workspace = await lockWorkspace(tx, workspaceId);
      assertConfirmed(confirmation, workspace.name);
      if (workspace.erasedAfter !== null) return { workspaceId, erasedAfter: workspace.erasedAfter };
      const deletedAt = new Date();
      const until = erasedAfter(deletedAt).toISOString();
      await tx.db.workspace.update({ where: { id: workspaceId }, data: { deletedAt }, select: { id: true } });
      await tx.record(workspaceDeleted, { workspaceId, name: workspace.name, erasedAfter: until });
      return { workspaceId, erasedAfter: until };
    }),
});
