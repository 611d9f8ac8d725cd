import "server-only";
import { hashPassword, verifyPassword } from "@/lib/adapters/password/argon2";
import { countTry, forgetTries } from "@/lib/adapters/rate-limit/lock-out";
import { inUnscoped } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { isPlaceholderEmail } from "../../linking/policy";
import { changePasswordSchema } from "../schema";
import { setPassword } from "../set-password";

/** After it the password is the new one and every other browser is signed out. Without an old password a recent sign-in is needed. */
export const changePassword = accountCommand({
  name: "identity.change-password",
  input: changePasswordSchema,
  run: async (ctx: UserContext, { currentPassword, password }) => {
    if (isPlaceholderEmail(ctx.email)) {
      throw new AppError("conflict", {
        userMessage: "A password goes with an e-mail, and your account has none yet. Add one first. Nothing was changed.",
      });
    }
    const known = await inUnscoped((db) => db.user.findUniqueOrThrow({ where: { id: ctx.userId }, select: { passwordHash: true } }));
    if (known.passwordHash) await assertPassword(ctx, currentPassword, known.passwordHash);
    else assertFresh(ctx);
    const passwordHash = await hashPassword(password);
    return inUnscoped(async (db) => {
      await setPassword(db, ctx, { userId: ctx.userId, passwordHash, keepSession: ctx.sessionId, event: "password-changed" });
      return { changed: true };
    });
  },
});

async function assertPassword(ctx: UserContext, given: string | undefined, stored: string): Promise<void> {
  if (!given) throw refused("Enter your current password.");
  await countTry("confirmation", ctx.userId);
  if (!(await verifyPassword(given, stored))) throw refused("This is not your current password. Nothing was changed.");
  await forgetTries("confirmation", ctx.userId);
}

function refused(text: string): AppError {
  return new AppError("invalid_credentials", { userMessage: text, fields: { currentPassword: text } });
}
