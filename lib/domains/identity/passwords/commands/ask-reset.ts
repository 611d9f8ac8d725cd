import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import { queueDraft } from "../../mail/queue-draft";
import { askResetSchema } from "../schema";

/** After it a mail with a link is on its way if the address has an account. The request does, answers and takes the same if not. */
export const askReset = accountCommand({
  name: "identity.ask-reset",
  input: askResetSchema,
  run: async (facts, { email }) => {
    await consumeLimit("mail-address", addressKey(facts.ip));
    await consumeLimit("mail-recipient", email);
    await inUnscoped((db) => queueDraft(db, { kind: "reset-password", to: email }));
    return { asked: true };
  },
});
