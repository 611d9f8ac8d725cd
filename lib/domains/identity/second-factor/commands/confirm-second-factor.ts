import "server-only";
import { inUnscoped, type UnscopedTx } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { recordAccountEvent } from "../../account-event";
import { lockUser } from "../../lock-user";
import { secondFactorChangedMail } from "../../mail/account-mails";
import { queueMail } from "../../mail/queue-mail";
import { endOtherSessions } from "../../open-session";
import { replaceRecoveryCodes } from "../recovery-code";
import { confirmSecondFactorSchema } from "../schema";
import { takeTotp } from "../take-second-factor";

/** After it a code is asked for at sign-in, this session counts as signed in with it, the others have ended, and the recovery codes are told this once. */
export const confirmSecondFactor = accountCommand({
  name: "identity.confirm-second-factor",
  input: confirmSecondFactorSchema,
  run: async (ctx: UserContext, { code }) => {
    assertFresh(ctx);
    return inUnscoped(async (db) => {
      await lockUser(db, ctx.userId);
      if (!(await takeTotp(db, ctx.userId, code.replace(/\s/g, ""), "unconfirmed"))) throw await wrong(db, ctx.userId);
      await db.session.updateMany({ where: { id: ctx.sessionId }, data: { secondFactorAt: new Date() } });
      await endOtherSessions(db, ctx.userId, ctx.sessionId);
      const recoveryCodes = await replaceRecoveryCodes(db, ctx.userId);
      await queueMail(db, secondFactorChangedMail(ctx.email, { ip: ctx.ip, what: "was turned on" }));
      await recordAccountEvent(db, ctx, { userId: ctx.userId, type: "second-factor-enabled" });
      return { recoveryCodes };
    });
  },
});

async function wrong(db: UnscopedTx, userId: string): Promise<AppError> {
  const waiting = await db.totpFactor.count({ where: { userId, confirmedAt: null } });
  if (waiting === 0) return new AppError("conflict", { userMessage: "No set-up is waiting for a code. Start again." });
  const text = "This code is not right. Enter the one that your app shows now; if it stays wrong, check the clock of your device.";
  return new AppError("invalid_input", { userMessage: text, fields: { code: text } });
}
