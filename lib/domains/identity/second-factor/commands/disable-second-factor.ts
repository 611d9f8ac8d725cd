import "server-only";
import { z } from "zod";
import { inUnscoped } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { recordAccountEvent } from "../../account-event";
import { lockUser } from "../../lock-user";
import { secondFactorChangedMail } from "../../mail/account-mails";
import { queueMail } from "../../mail/queue-mail";
import { endOtherSessions } from "../../open-session";

/** After it no code is asked for, the recovery codes are gone, and the other sessions have ended. */
export const disableSecondFactor = accountCommand({
  name: "identity.disable-second-factor",
  input: z.strictObject({}),
  run: async (ctx: UserContext) => {
    assertFresh(ctx);
    return inUnscoped(async (db) => {
      await lockUser(db, ctx.userId);
      const { count } = await db.totpFactor.deleteMany({ where: { userId: ctx.userId, confirmedAt: { not: null } } });
      if (count === 0) throw new AppError("conflict", { userMessage: "Two-step sign-in is off already." });
      await db.recoveryCode.deleteMany({ where: { userId: ctx.userId } });
      // A passkey proved two things by itself; that stays true.
      await db.session.updateMany({ where: { id: ctx.sessionId, method: { not: "passkey" } }, data: { secondFactorAt: null } });
      await endOtherSessions(db, ctx.userId, ctx.sessionId);
      await queueMail(db, secondFactorChangedMail(ctx.email, { ip: ctx.ip, what: "was turned off" }));
      await recordAccountEvent(db, ctx, { userId: ctx.userId, type: "second-factor-disabled" });
      return { disabled: true };
    });
  },
});
