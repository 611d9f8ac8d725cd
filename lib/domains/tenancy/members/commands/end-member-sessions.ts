import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { endOtherSessions } from "@/lib/domains/identity/open-session";
import { organizationCommand } from "@/lib/kernel/command";
import { eachMember } from "../each-member";
import { memberSessionsEnded } from "../events";
import { assertNoRefusal } from "../member-rows";
import { refusalOfChange } from "../policy";
import { membersSchema } from "../schema";

/**
 * After it no session in which these members are signed in opens this organization. Sessions are a person's, not an
 * organization's: of somebody who belongs to others too, a session ends when it is used here and goes on elsewhere until then.
 * The answer is the same for both, since where else somebody belongs is not this organization's to know.
 */
export const endMemberSessions = organizationCommand({
  name: "tenancy.end-member-sessions",
  permission: "members:endSessions",
  input: membersSchema,
  records: [memberSessionsEnded],
  run: async (ctx, { userIds }) => {
    const results = await eachMember(ctx, userIds, async ({ tx, actor, target }) => {
      assertNoRefusal(refusalOfChange(actor, target));
      await tx.db.$executeRaw`UPDATE organization_members SET signed_out_at = now() WHERE organization_id = ${ctx.organizationId}::uuid AND user_id = ${target.userId}::uuid`;
      await tx.record(memberSessionsEnded, { userId: target.userId });
    });
    await inUnscoped(async (db) => {
      for (const userId of results.changed) if ((await db.organizationMember.count({ where: { userId } })) === 1) await endOtherSessions(db, userId, null);
    });
    return results;
  },
});
