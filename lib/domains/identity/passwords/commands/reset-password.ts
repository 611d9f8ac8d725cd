import "server-only";
import { hashPassword } from "@/lib/adapters/password/argon2";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import { recordAccountEvent } from "../../account-event";
import { linkSpent } from "../../tokens/link-spent";
import { findToken, spendToken } from "../../tokens/one-time-token";
import { resetPasswordSchema } from "../schema";
import { setPassword } from "../set-password";

/**
 * After it the password is the new one, every session has ended, and the address counts as verified: whoever used the link reads its
 * mail. It signs nobody in, so that a second factor is asked for as ever.
 */
export const resetPassword = accountCommand({
  name: "identity.reset-password",
  input: resetPasswordSchema,
  run: async (facts, { token, password }) => {
    // Before the costly hash, so that made-up links cost little.
    if (!(await inUnscoped((db) => findToken(db, "reset-password", token)))) throw linkSpent();
    const passwordHash = await hashPassword(password);
    return inUnscoped(async (db) => {
      const userId = (await spendToken(db, "reset-password", token))?.userId;
      if (!userId) throw linkSpent();
      await setPassword(db, facts, { userId, passwordHash, keepSession: null, event: "password-reset" });
      const user = await db.user.findUniqueOrThrow({
        where: { id: userId },
        select: { email: true, emailVerifiedAt: true, suspendedAt: true },
      });
      if (user.suspendedAt) throw linkSpent();
      if (!user.emailVerifiedAt) {
        await db.user.update({ where: { id: userId }, data: { emailVerifiedAt: new Date() }, select: { id: true } });
        await recordAccountEvent(db, facts, { userId, type: "email-verified" });
      }
      return { email: user.email };
    });
  },
});
