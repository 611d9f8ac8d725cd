import "server-only";
import { configuredProviders } from "@/lib/adapters/auth/oauth-providers";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { inUnscoped } from "@/lib/db/unscoped";
import { notFound } from "@/lib/kernel/app-error";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { dropTokens, issueToken } from "../../tokens/one-time-token";
import { startLinkSchema } from "../schema";

/** After it this session may bring back one identity of this provider, to be linked; anything begun before is void. */
export const startLink = accountCommand({
  name: "identity.start-link",
  input: startLinkSchema,
  run: async (ctx: UserContext, { provider }) => {
    assertFresh(ctx);
    if (!configuredProviders().some(({ id }) => id === provider)) throw notFound("provider");
    await consumeLimit("challenges", addressKey(ctx.ip));
    return inUnscoped(async (db) => {
      await dropTokens(db, ctx.userId, ["link-identity"]);
      return {
        token: await issueToken(db, { purpose: "link-identity", userId: ctx.userId, payload: { provider, sessionId: ctx.sessionId } }),
      };
    });
  },
});
