import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { recordAccountEvent } from "../../account-event";
import { lockUser } from "../../lock-user";
import { linkSpent } from "../../tokens/link-spent";
import { spendToken } from "../../tokens/one-time-token";
import { emailLinkSchema, emailPayloadSchema } from "../schema";

/**
 * After it the signed-in person's address is verified. The link alone is not enough: else the reader of a mailbox would vouch, with one
 * click, for an account that a stranger made with his address.
 */
export const verifyEmail = accountCommand({
  name: "identity.verify-email",
  input: emailLinkSchema,
  run: (ctx: UserContext, { token }) =>
    inUnscoped(async (db) => {
      const row = await spendToken(db, "verify-email", token);
      if (row?.userId !== ctx.userId) throw linkSpent();
      await lockUser(db, ctx.userId);
      const { email } = emailPayloadSchema.parse(row.payload);
      const { count } = await db.user.updateMany({
        where: { id: ctx.userId, email, emailVerifiedAt: null },
        data: { emailVerifiedAt: new Date() },
      });
      if (count === 0) throw linkSpent();
      await recordAccountEvent(db, ctx, { userId: ctx.userId, type: "email-verified", detail: email });
      return { email };
    }),
});
