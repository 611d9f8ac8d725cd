import "server-only";
import { organizationCommand } from "@/lib/kernel/command";
import { eachMember } from "../each-member";
import { memberReactivated } from "../events";
import { assertNoRefusal } from "../member-rows";
import { refusalOfChange } from "../policy";
import { membersSchema } from "../schema";

/** After it suspended members have back what they had. */
export const reactivateMembers = organizationCommand({
  name: "tenancy.reactivate-members",
  permission: "members:suspend",
  input: membersSchema,
  records: [memberReactivated],
  run: (ctx, { userIds }) =>
    eachMember(ctx, userIds, async ({ tx, actor, target }) => {
      assertNoRefusal(refusalOfChange(actor, target));
      if (!target.suspended) return;
      await tx.db.organizationMember.update({
        where: { organizationId_userId: { organizationId: ctx.organizationId, userId: target.userId } },
        data: { suspendedAt: null },
        select: { userId: true },
      });
      await tx.record(memberReactivated, { userId: target.userId });
    }),
});
