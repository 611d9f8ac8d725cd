import "server-only";
import { z } from "zod";
import { hasMailServer } from "@/lib/adapters/email/mail-server";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { sendVerificationMail } from "../send-verification-mail";

/** After it a new link is on its way to the person's own address, unless it is verified already; without a mail server it waits for the operator. */
export const sendVerification = accountCommand({
  name: "identity.send-verification",
  input: z.strictObject({}),
  run: async (ctx: UserContext) => {
    await consumeLimit("mail-recipient", ctx.email);
    return inUnscoped(async (db) => {
      const { email, emailVerifiedAt } = await db.user.findUniqueOrThrow({
        where: { id: ctx.userId },
        select: { email: true, emailVerifiedAt: true },
      });
      if (emailVerifiedAt) return { state: "verified" as const };
      await sendVerificationMail(db, { userId: ctx.userId, email });
      return { state: hasMailServer() ? ("sent" as const) : ("kept" as const) };
    });
  },
});
