import "server-only";
import { isUniqueViolation } from "@/lib/db/errors";
import { inUnscoped, type UnscopedTx } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { recordAccountEvent } from "../../account-event";
import { lockUser } from "../../lock-user";
import { emailChangedMail } from "../../mail/account-mails";
import { queueMail } from "../../mail/queue-mail";
import { endOtherSessions } from "../../open-session";
import { isPlaceholderEmail } from "../../linking/policy";
import { linkSpent } from "../../tokens/link-spent";
import { dropTokens, spendToken } from "../../tokens/one-time-token";
import { emailLinkSchema, emailPayloadSchema } from "../schema";

/**
 * After it the signed-in person has the new address, verified; other browsers are signed out, links sent to the old address are worth
 * nothing, and the old address is told. If somebody took the address meanwhile, the answer is that of a spent link.
 */
export const confirmEmailChange = accountCommand({
  name: "identity.confirm-email-change",
  input: emailLinkSchema,
  run: async (ctx: UserContext, { token }) => {
    try {
      return await inUnscoped((db) => change(db, ctx, token));
    } catch (error) {
      throw isUniqueViolation(error) ? linkSpent() : error;
    }
  },
});

async function change(db: UnscopedTx, ctx: UserContext, token: string): Promise<{ email: string }> {
  const row = await spendToken(db, "change-email", token);
  if (row?.userId !== ctx.userId) throw linkSpent();
  const { email } = emailPayloadSchema.parse(row.payload);
  await dropTokens(db, ctx.userId, ["change-email", "verify-email", "reset-password", "sign-in"]);
  await lockUser(db, ctx.userId);
  const { email: old } = await db.user.findUniqueOrThrow({ where: { id: ctx.userId }, select: { email: true } });
  await db.user.update({ where: { id: ctx.userId }, data: { email, emailVerifiedAt: new Date() }, select: { id: true } });
  await endOtherSessions(db, ctx.userId, ctx.sessionId);
  await recordAccountEvent(db, ctx, {
    userId: ctx.userId,
    type: "email-changed",
    detail: isPlaceholderEmail(old) ? email : `${old} → ${email}`,
  });
  await queueMail(db, emailChangedMail(old, { ip: ctx.ip, newEmail: email }));
  return { email };
}
