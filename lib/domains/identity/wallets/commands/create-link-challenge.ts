import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { issueWalletChallenge } from "../challenge";
import { walletChallengeSchema } from "../schema";

/** After it a wallet may be asked to sign the message, to be linked to this person's account in this session. */
export const createLinkChallenge = accountCommand({
  name: "identity.create-link-challenge",
  input: walletChallengeSchema,
  run: async (ctx: UserContext, input) => {
    assertFresh(ctx);
    await consumeLimit("challenges", addressKey(ctx.ip));
    return inUnscoped((db) => issueWalletChallenge(db, { purpose: "link", userId: ctx.userId, sessionId: ctx.sessionId }, input));
  },
});
