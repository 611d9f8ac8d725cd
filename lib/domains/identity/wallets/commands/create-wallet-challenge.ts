import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import type { RequestFacts } from "@/lib/kernel/context";
import { issueWalletChallenge } from "../challenge";
import { walletChallengeSchema } from "../schema";

/** After it a wallet may be asked to sign the message, to sign in with it. */
export const createWalletChallenge = accountCommand({
  name: "identity.create-wallet-challenge",
  input: walletChallengeSchema,
  run: async (facts: RequestFacts, input) => {
    await consumeLimit("challenges", addressKey(facts.ip));
    return inUnscoped((db) => issueWalletChallenge(db, { purpose: "sign-in", userId: null, sessionId: null }, input));
  },
});
