import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { projectIdSchema } from "../../schema";
import { projectArchived } from "../events";
import { canClose } from "../policy";
import { lockProject } from "../queries";

/** After it nothing in the project is listed, found or answered from, until it is restored; nothing is erased. */
export const archiveProject = command({
  name: "tenancy.archive-project",
  permission: "projects:archive",
  input: projectIdSchema,
  records: [projectArchived],
  run: (ctx, { projectId }) =>
    inTenant(ctx, async (tx) => {
      const project = await lockProject(tx, projectId);
      if (!canClose(project)) throw new AppError("conflict", { userMessage: "The default project stays: uploads that name no project go there. Nothing was changed." });
      await tx.db.project.update({ where: { id: projectId }, data: { archivedAt: new Date() }, select: { id: true } });
      await tx.record(projectArchived, { projectId, name: project.name });
      return { projectId };
    }),
});
