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
import { replaceRecoveryCodes } from "../recovery-code";
import { hasSecondFactor } from "../take-second-factor";

/** After it ten new recovery codes hold, told this once, and every earlier one is nothing. */
export const renewRecoveryCodes = accountCommand({
  name: "identity.renew-recovery-codes",
  input: z.strictObject({}),
  run: async (ctx: UserContext) => {
    assertFresh(ctx);
    return inUnscoped(async (db) => {
      await lockUser(db, ctx.userId);
      if (!(await hasSecondFactor(db, ctx.userId))) {
        throw new AppError("conflict", { userMessage: "Recovery codes stand in for the app's code. Turn on two-step sign-in first." });
      }
      const recoveryCodes = await replaceRecoveryCodes(db, ctx.userId);
      await queueMail(db, secondFactorChangedMail(ctx.email, { ip: ctx.ip, what: "got new recovery codes" }));
      await recordAccountEvent(db, ctx, { userId: ctx.userId, type: "recovery-codes-renewed" });
      return { recoveryCodes };
    });
  },
});
