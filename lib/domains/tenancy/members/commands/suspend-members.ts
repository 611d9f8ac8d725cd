import "server-only";
import { organizationCommand } from "@/lib/kernel/command";
import { eachMember } from "../each-member";
import { memberSuspended } from "../events";
import { assertNoRefusal, assertOwnerRemains } from "../member-rows";
import { refusalOfChange } from "../policy";
import { membersSchema } from "../schema";

/** After it the organization is not there for these members: no page, stream or API key of theirs opens it. */
export const suspendMembers = organizationCommand({
  name: "tenancy.suspend-members",
  permission: "members:suspend",
  input: membersSchema,
  records: [memberSuspended],
  run: (ctx, { userIds }) =>
    eachMember(ctx, userIds, async ({ tx, actor, target }) => {
      assertNoRefusal(refusalOfChange(actor, target));
      if (target.suspended) return;
      await assertOwnerRemains(tx.db, ctx.organizationId, target);
      await tx.db.organizationMember.update({
        where: { organizationId_userId: { organizationId: ctx.organizationId, userId: target.userId } },
        data: { suspendedAt: new Date() },
        select: { userId: true },
      });
      await tx.record(memberSuspended, { userId: target.userId });
    }),
});
