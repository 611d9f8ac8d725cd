import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { inUnscoped } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { queueDraft } from "../../mail/queue-draft";
import { askEmailChangeSchema } from "../schema";

/** After it a link is on its way to the new address. Whether somebody else has it already is told to its reader alone. */
export const askEmailChange = accountCommand({
  name: "identity.ask-email-change",
  input: askEmailChangeSchema,
  run: async (ctx: UserContext, { email }) => {
    assertFresh(ctx);
    if (email === ctx.email) {
      const text = "This is your address already.";
      throw new AppError("invalid_input", { userMessage: text, fields: { email: text } });
    }
    await consumeLimit("mail-recipient", email);
    await inUnscoped((db) => queueDraft(db, { kind: "change-email", to: email, payload: ctx.userId }));
    return { asked: true };
  },
});
