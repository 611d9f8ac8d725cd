import "server-only";
import { z } from "zod";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { inUnscoped } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { RequestFacts } from "@/lib/kernel/context";
import { recordRefusal } from "../../sign-in/enter";
import { issueSignInTicket } from "../../sign-in/ticket";
import { passkeyAnswerSchema } from "../schema";
import { takePasskey } from "../take-passkey";

/** After it the owner of the passkey holds a ticket that begins his session; the device has verified him, which is the second factor. */
export const finishPasskeySignIn = accountCommand({
  name: "identity.finish-passkey-sign-in",
  input: z.strictObject({ answer: passkeyAnswerSchema }),
  run: async (facts: RequestFacts, { answer }) => {
    await consumeLimit("sign-in-address", addressKey(facts.ip));
    const ticket = await inUnscoped(async (db) => {
      const taken = await takePasskey(db, { use: "sign-in", userId: null }, answer);
      if (taken.holds) return issueSignInTicket(db, { userId: taken.userId, method: "passkey", secondFactor: true });
      if (taken.userId) await recordRefusal(db, facts, { userId: taken.userId, detail: "passkey" });
      return null;
    });
    if (ticket) return { ticket };
    throw new AppError("invalid_credentials", {
      userMessage: "This passkey does not open an account here, or the answer came too late. Try again, or sign in another way.",
    });
  },
});
