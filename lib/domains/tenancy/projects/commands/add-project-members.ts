import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { projectMembersAdded } from "../events";
import { listProjectMembers, lockProject } from "../queries";
import { projectPeopleSchema } from "../schema";

/** After it these members of the workspace belong to the project. Who cannot open the project adds nobody, himself least. */
export const addProjectMembers = command({
  name: "tenancy.add-project-members",
  permission: "projects:members",
  input: projectPeopleSchema,
  records: [projectMembersAdded],
  run: (ctx, { projectId, userIds }) =>
    inTenant(ctx, async (tx) => {
      const { organizationId, workspaceId } = ctx;
      const project = await lockProject(tx, projectId);
      const wanted = [...new Set(userIds)];
      const known = await tx.db.workspaceMember.count({ where: { workspaceId, userId: { in: wanted } } });
      if (known !== wanted.length) throw notFound("member");
      const present = new Set(await listProjectMembers(tx, projectId));
      const added = wanted.filter((userId) => !present.has(userId));
      if (added.length > 0) {
        await tx.db.projectMember.createMany({ data: added.map((userId) => ({ organizationId, workspaceId, projectId, userId })) });
        await tx.record(projectMembersAdded, { projectId, name: project.name, userIds: added });
      }
      return { projectId, added: added.length };
    }),
});
