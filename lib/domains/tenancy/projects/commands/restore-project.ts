import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { projectIdSchema } from "../../schema";
import { projectRestored } from "../events";
import { lockProject } from "../queries";

/** After it the archived project is open again as it was, for those who could open it before. */
export const restoreProject = command({
  name: "tenancy.restore-project",
  permission: "projects:archive",
  input: projectIdSchema,
  records: [projectRestored],
  run: (ctx, { projectId }) =>
    inTenant(ctx, async (tx) => {
      const project = await lockProject(tx, projectId, { archived: true });
      await tx.db.project.update({ where: { id: projectId }, data: { archivedAt: null }, select: { id: true } });
      await tx.record(projectRestored, { projectId, name: project.name });
      return { projectId };
    }),
});
