import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { workspaceRenamed } from "../events";
import { updateWorkspaceSchema } from "../schema";

/** After it the workspace has this name; its address stays. For those who manage this one workspace. */
export const updateWorkspace = command({
  name: "tenancy.update-workspace",
  permission: "workspace:manage",
  input: updateWorkspaceSchema,
  records: [workspaceRenamed],
  run: (ctx, { name }) =>
    inTenant(ctx, async (tx) => {
      const { workspaceId } = ctx;
      const [before] = await tx.db.$queryRaw<{ name: string }[]>`SELECT name FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
      if (!before) throw notFound("workspace");
      if (before.name !== name) {
        await tx.db.workspace.update({ where: { id: workspaceId }, data: { name }, select: { id: true } });
        await tx.record(workspaceRenamed, { workspaceId, before: { name: before.name }, after: { name } });
      }
      return { workspaceId, name };
    }),
});
