import "server-only";
import { organizationCommand } from "@/lib/kernel/command";
import { eachMember } from "../each-member";
import { memberRemoved } from "../events";
import { assertNoRefusal, assertOwnerRemains } from "../member-rows";
import { refusalOfChange } from "../policy";
import { membersSchema } from "../schema";

/**
 * After it these people belong to nothing here: memberships of workspaces, projects and departments went along, and their API
 * keys open nothing, since a key is worth its maker's standing. Documents stay, and so do conversations: private ones are kept
 * as long as the organization keeps any, and nobody else may read them without break-glass.
 */
export const removeMembers = organizationCommand({
  name: "tenancy.remove-members",
  permission: "members:remove",
  input: membersSchema,
  records: [memberRemoved],
  run: (ctx, { userIds }) =>
    eachMember(ctx, userIds, async ({ tx, actor, target }) => {
      const { organizationId } = ctx;
      const { userId, role, customRoleId, clearance } = target;
      assertNoRefusal(refusalOfChange(actor, target));
      await assertOwnerRemains(tx.db, organizationId, target);
      const workspaces = await tx.db.workspaceMember.findMany({ where: { organizationId, userId }, select: { workspaceId: true } });
      const departments = await tx.db.departmentMember.findMany({ where: { organizationId, userId }, select: { departmentId: true } });
      await tx.db.organizationMember.delete({ where: { organizationId_userId: { organizationId, userId } }, select: { userId: true } });
      await tx.record(memberRemoved, {
        userId,
        before: { role, customRoleId, clearance, workspaceIds: workspaces.map((row) => row.workspaceId), departmentIds: departments.map((row) => row.departmentId) },
      });
    }),
});
