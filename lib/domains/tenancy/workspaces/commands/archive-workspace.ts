import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import { workspaceArchived } from "../events";
import { lockWorkspace } from "../queries";
import { workspaceIdSchema } from "../schema";

/** After it nobody gets into the workspace, by page, key or stream, until it is restored; nothing is erased. */
export const archiveWorkspace = organizationCommand({
  name: "tenancy.archive-workspace",
  permission: "workspaces:archive",
  input: workspaceIdSchema,
  records: [workspaceArchived],
  run: (ctx, { workspaceId }) =>
    inTenant(ctx, async (tx) => {
      const workspace = await lockWorkspace(tx, workspaceId);
      if (workspace.state === "deleted") throw new AppError("conflict", { userMessage: "This workspace is in the trash. Restore it first; nothing was changed." });
      if (workspace.state === "open") {
        await tx.db.workspace.update({ where: { id: workspaceId }, data: { archivedAt: new Date() }, select: { id: true } });
        await tx.record(workspaceArchived, { workspaceId, name: workspace.name });
      }
      return { workspaceId };
    }),
});
