import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { projectRemoved } from "../events";
import { getProject } from "../queries/projects";
import { projectIdSchema } from "../schema";

/** After it nothing in the project can be seen or found; its documents are erased in the background. */
export const removeProject = command({
  name: "tenancy.remove-project",
  permission: "projects:delete",
  input: projectIdSchema,
  records: [projectRemoved],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const project = await getProject(tx, input.projectId);
      if (project.isDefault) throw new AppError("conflict", { userMessage: "The default project stays: every workspace has one." });
      await tx.db.project.update({
        where: { id: project.id },
        data: { deletedAt: new Date(), slug: `${project.slug}~${project.id.slice(-12)}` },
        select: { id: true },
      });
      await tx.record(projectRemoved, { projectId: project.id, name: project.name });
      return { projectId: project.id };
    }),
});
