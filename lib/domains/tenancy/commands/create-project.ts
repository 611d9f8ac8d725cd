import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { projectCreated } from "../events";
import { projectDto } from "../queries/projects";
import { createProjectSchema } from "../schema";
import { freeSlug, slugOf } from "../slug";

/** After it the project exists and its creator belongs to it. */
export const createProject = command({
  name: "tenancy.create-project",
  permission: "projects:create",
  input: createProjectSchema,
  records: [projectCreated],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const base = slugOf(input.name);
      // Two projects of one name at once must get two slugs: the workspace's row serialises them.
      await tx.db.$executeRaw`SELECT 1 FROM workspaces WHERE id = ${ctx.workspaceId}::uuid FOR UPDATE`;
      const near = await tx.db.project.findMany({ where: { workspaceId: ctx.workspaceId, slug: { startsWith: base } }, select: { slug: true } });
      const project = await tx.db.project.create({
        data: {
          id: newId(),
          organizationId: ctx.organizationId,
          workspaceId: ctx.workspaceId,
          slug: freeSlug(base, new Set(near.map((row) => row.slug))),
          name: input.name,
          description: input.description ?? "",
          access: input.access,
        },
      });
      await joinProject(tx.db, ctx, project.id);
      await tx.record(projectCreated, { projectId: project.id, name: project.name });
      return projectDto(project);
    }),
});

/** Owners and admins need no workspace membership, so only a member of the workspace gets a row. */
async function joinProject(
  db: Parameters<Parameters<typeof inTenant>[1]>[0]["db"],
  ctx: { organizationId: string; workspaceId: string; userId: string | null },
  projectId: string,
): Promise<void> {
  await db.$executeRaw`INSERT INTO project_members (organization_id, workspace_id, project_id, user_id)
    SELECT ${ctx.organizationId}::uuid, ${ctx.workspaceId}::uuid, ${projectId}::uuid, user_id FROM workspace_members
    WHERE workspace_id = ${ctx.workspaceId}::uuid AND user_id = ${ctx.userId}::uuid`;
}
