import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { projectMembersRemoved } from "../events";
import { leavesNobody } from "../policy";
import { listProjectMembers, lockProject } from "../queries";
import { projectPeopleSchema } from "../schema";

/** After it these people do not belong to the project; out of a closed one they see nothing of it from their next request on. */
export const removeProjectMembers = command({
  name: "tenancy.remove-project-members",
  permission: "projects:members",
  input: projectPeopleSchema,
  records: [projectMembersRemoved],
  run: (ctx, { projectId, userIds }) =>
    inTenant(ctx, async (tx) => {
      const project = await lockProject(tx, projectId);
      const wanted = [...new Set(userIds)];
      const known = await tx.db.workspaceMember.count({ where: { workspaceId: ctx.workspaceId, userId: { in: wanted } } });
      if (known !== wanted.length) throw notFound("member");
      const members = await listProjectMembers(tx, projectId);
      const removed = wanted.filter((userId) => members.includes(userId));
      if (removed.length > 0) {
        if (leavesNobody(project.access, members, removed)) {
          throw new AppError("conflict", { userMessage: "A closed project needs a member, or nobody could open it again. Add somebody or open the project first; nothing was changed." });
        }
        await tx.db.projectMember.deleteMany({ where: { projectId, userId: { in: removed } } });
        await tx.record(projectMembersRemoved, { projectId, name: project.name, userIds: removed });
      }
      return { projectId, removed: removed.length };
    }),
});
