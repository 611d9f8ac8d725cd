import "server-only";
import { organizationCommand } from "@/lib/kernel/command";
import { eachMember } from "../each-member";
import { memberClearanceChanged } from "../events";
import { assertNoRefusal } from "../member-rows";
import { refusalOfClearance } from "../policy";
import { changeClearancesSchema } from "../schema";

/** After it the members see documents up to this level, from their next request on. */
export const changeMemberClearances = organizationCommand({
  name: "tenancy.change-member-clearances",
  permission: "members:changeClearance",
  input: changeClearancesSchema,
  records: [memberClearanceChanged],
  run: (ctx, { userIds, clearance }) =>
    eachMember(ctx, userIds, async ({ tx, actor, target }) => {
      assertNoRefusal(refusalOfClearance(actor, target, clearance));
      if (target.clearance === clearance) return;
      await tx.db.organizationMember.update({
        where: { organizationId_userId: { organizationId: ctx.organizationId, userId: target.userId } },
        data: { clearance },
        select: { userId: true },
      });
      await tx.record(memberClearanceChanged, { userId: target.userId, before: target.clearance, after: clearance });
    }),
});
