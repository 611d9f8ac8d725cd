import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { assertPermission, organizationCommand } from "@/lib/kernel/command";
import { canRestore } from "../../organizations/policy";
import { workspaceRestored } from "../events";
import { lockWorkspace } from "../queries";
import { workspaceIdSchema } from "../schema";

/** After it the workspace is open again as it was, from the archive or from the trash. */
export const restoreWorkspace = organizationCommand({
  name: "tenancy.restore-workspace",
  permission: "workspaces:archive",
  input: workspaceIdSchema,
  records: [workspaceRestored],
  run: (ctx, { workspaceId }) =>
    inTenant(ctx, async (tx) => {
      const workspace = await lockWorkspace(tx, workspaceId);
      if (workspace.state === "deleted") assertPermission(ctx, "workspaces:delete");
      if (!canRestore(workspace.deletedAt)) throw new AppError("gone", { userMessage: "The time to restore this workspace is over. Its erasure has begun." });
      if (workspace.state !== "open") {
        await tx.db.workspace.update({ where: { id: workspaceId }, data: { archivedAt: null, deletedAt: null }, select: { id: true } });
        await tx.record(workspaceRestored, { workspaceId, name: workspace.name, from: workspace.state === "deleted" ? "trash" : "archive" });
      }
      return { workspaceId, slug: workspace.slug };
    }),
});
