import "server-only";
import { z } from "zod";
import { requestOptions } from "@/lib/adapters/passkeys/passkeys";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import type { RequestFacts } from "@/lib/kernel/context";
import { issueChallenge } from "../challenge";

/** After it whoever asks can answer with any passkey of this host; who he is, nobody was told. */
export const startPasskeySignIn = accountCommand({
  name: "identity.start-passkey-sign-in",
  input: z.strictObject({}),
  run: async (facts: RequestFacts) => {
    await consumeLimit("challenges", addressKey(facts.ip));
    return requestOptions({ challenge: await inUnscoped((db) => issueChallenge(db, { use: "sign-in", userId: null })) });
  },
});
