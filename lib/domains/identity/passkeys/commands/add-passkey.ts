import "server-only";
import { z } from "zod";
import { checkNewPasskey } from "@/lib/adapters/passkeys/passkeys";
import { isUniqueViolation } from "@/lib/db/errors";
import { inUnscoped, type UnscopedTx } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { recordAccountEvent } from "../../account-event";
import { lockUser } from "../../lock-user";
import { passkeyChangedMail } from "../../mail/account-mails";
import { queueMail } from "../../mail/queue-mail";
import { spendChallenge } from "../challenge";
import { newPasskeyAnswerSchema, passkeyNameSchema } from "../schema";

const MAX_PASSKEYS = 20;

/** After it the person can sign in with this passkey. */
export const addPasskey = accountCommand({
  name: "identity.add-passkey",
  input: z.strictObject({ name: passkeyNameSchema, answer: newPasskeyAnswerSchema }),
  run: async (ctx: UserContext, { name, answer }) => {
    assertFresh(ctx);
    const challenge = await inUnscoped((db) => spendChallenge(db, { use: "add", userId: ctx.userId }, answer.response.clientDataJSON));
    const made = challenge ? await checkNewPasskey(answer, challenge) : null;
    if (!made)
      throw new AppError("invalid_input", {
        userMessage: "The passkey was not added: the answer of your device did not fit, or came too late. Try again.",
      });
    try {
      return await inUnscoped(async (db) => {
        await lockUser(db, ctx.userId);
        await assertRoom(db, ctx.userId);
        const id = newId();
        await db.passkey.create({ data: { id, userId: ctx.userId, name, ...made }, select: { id: true } });
        await queueMail(db, passkeyChangedMail(ctx.email, { ip: ctx.ip, name, what: "was added to" }));
        await recordAccountEvent(db, ctx, { userId: ctx.userId, type: "passkey-added", detail: name });
        return { id };
      });
    } catch (error) {
      throw isUniqueViolation(error) ? new AppError("conflict", { userMessage: "This passkey belongs to an account already." }) : error;
    }
  },
});

async function assertRoom(db: UnscopedTx, userId: string): Promise<void> {
  if ((await db.passkey.count({ where: { userId } })) < MAX_PASSKEYS) return;
  throw new AppError("conflict", {
    userMessage: `An account has at most ${MAX_PASSKEYS} passkeys. Remove one that you no longer use, then add this one.`,
  });
}
