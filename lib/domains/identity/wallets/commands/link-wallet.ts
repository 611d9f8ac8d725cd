import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { linkIdentity } from "../../linking/identity";
import { IDENTITY_PROVIDERS } from "../../linking/labels";
import { sendIdentityNotice } from "../../linking/notice";
import { proveWallet } from "../prove-wallet";
import { walletProofSchema } from "../schema";

/** After it the wallet opens this person's account, unless it opens somebody else's. */
export const linkWallet = accountCommand({
  name: "identity.link-wallet",
  input: walletProofSchema,
  run: async (ctx: UserContext, input) => {
    assertFresh(ctx);
    const wallet = await proveWallet({ purpose: "link", userId: ctx.userId, sessionId: ctx.sessionId }, input);
    return inUnscoped(async (db) => {
      const { label, linked } = await linkIdentity(db, ctx, wallet);
      if (linked) await sendIdentityNotice(db, ctx, `${IDENTITY_PROVIDERS[wallet.provider] ?? wallet.provider} ${label} now opens`);
      return { label };
    });
  },
});
