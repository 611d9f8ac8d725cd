import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { projectUpdated } from "../events";
import { canClose } from "../policy";
import { lockProject } from "../queries";
import { type ManagedProjectDto, updateProjectSchema } from "../schema";

/** After it the project has these facts, and whoever closed it belongs to it; its address stays. */
export const updateProject = command({
  name: "tenancy.update-project",
  permission: "projects:update",
  input: updateProjectSchema,
  records: [projectUpdated],
  run: (ctx, { projectId, ...change }) =>
    inTenant(ctx, async (tx) => {
      const project = await lockProject(tx, projectId);
      const before = { name: project.name, description: project.description, access: project.access };
      const after = { name: change.name ?? before.name, description: change.description ?? before.description, access: change.access ?? before.access };
      if (before.access === "open" && after.access === "members") await keepActorIn(tx, project);
      if (JSON.stringify(before) !== JSON.stringify(after)) {
        await tx.db.project.update({ where: { id: projectId }, data: after, select: { id: true } });
        await tx.record(projectUpdated, { projectId, before, after });
      }
      return { ...project, ...after };
    }),
});

async function keepActorIn(tx: TenantTx, project: ManagedProjectDto): Promise<void> {
  const { organizationId, workspaceId, userId } = tx.ctx;
  if (!canClose(project)) throw new AppError("conflict", { userMessage: "The default project stays open: uploads that name no project go there. Nothing was changed." });
  const member = userId === null ? null : await tx.db.workspaceMember.findFirst({ where: { workspaceId, userId }, select: { userId: true } });
  if (member === null) {
    throw new AppError("conflict", { userMessage: "Only members of the workspace can belong to a project, and you are not one: closed, it would be gone for you. Nothing was changed." });
  }
  await tx.db.projectMember.createMany({ data: [{ organizationId, workspaceId, projectId: project.id, userId: member.userId }], skipDuplicates: true });
}
