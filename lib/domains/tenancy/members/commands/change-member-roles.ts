import "server-only";
import { AppError } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import { readGivenRole } from "../../roles/role-rows";
import { eachMember, type MemberStep } from "../each-member";
import { memberRoleChanged } from "../events";
import { assertNoRefusal, assertOwnerRemains } from "../member-rows";
import { refusalOfRole } from "../policy";
import { changeRolesSchema } from "../schema";

/** After it the members hold this role, from their next request on. The last owner stays one. */
export const changeMemberRoles = organizationCommand({
  name: "tenancy.change-member-roles",
  permission: "members:changeRole",
  input: changeRolesSchema,
  records: [memberRoleChanged],
  run: (ctx, { userIds, role, customRoleId }) =>
    eachMember(ctx, userIds, async ({ tx, actor, target }) => {
      const given = await readGivenRole(tx.db, ctx.organizationId, { role, customRoleId, scope: "organization" });
      assertNoRefusal(refusalOfRole(actor, target, given));
      if (target.role === role && target.customRoleId === customRoleId) return;
      if (role !== "owner") await assertOwnerRemains(tx.db, ctx.organizationId, target);
      if (role === "guest") await assertOneWorkspace({ tx, actor, target });
      await tx.db.organizationMember.update({
        where: { organizationId_userId: { organizationId: ctx.organizationId, userId: target.userId } },
        data: { role, customRoleId },
        select: { userId: true },
      });
      await tx.record(memberRoleChanged, { userId: target.userId, before: { role: target.role, customRoleId: target.customRoleId }, after: { role, customRoleId } });
    }),
});

async function assertOneWorkspace({ tx, target }: MemberStep): Promise<void> {
  const workspaces = await tx.db.workspaceMember.count({ where: { organizationId: tx.ctx.organizationId, userId: target.userId } });
  if (workspaces !== 1) throw new AppError("conflict", { userMessage: `A guest belongs to exactly one workspace, and this member belongs to ${workspaces}. Change that first.` });
}
