import "server-only";
import { z } from "zod";
import { inUnscoped } from "@/lib/db/unscoped";
import { isAppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { linkIdentity } from "../../linking/identity";
import { IDENTITY_PROVIDERS } from "../../linking/labels";
import { sendIdentityNotice } from "../../linking/notice";
import { spendToken } from "../../tokens/one-time-token";
import { identityOf } from "../provider-identity";
import { linkProviderSchema, type OauthRefusal } from "../schema";

const payloadSchema = z.object({ provider: z.string(), sessionId: z.string() });

type Outcome = { kind: "linked"; label: string } | { kind: "refused"; problem: OauthRefusal };

/** After it the identity opens the account of the person who asked for it, in the session that asked, a moment after he proved who he is. */
export const linkProvider = accountCommand({
  name: "identity.link-provider",
  input: linkProviderSchema,
  run: async (ctx: UserContext, { arrival, token }): Promise<Outcome> => {
    const intent = await inUnscoped((db) => spendToken(db, "link-identity", token));
    const payload = payloadSchema.safeParse(intent?.payload).data;
    const asked = intent?.userId === ctx.userId && payload?.sessionId === ctx.sessionId && payload.provider === arrival.provider;
    if (!asked) return { kind: "refused", problem: "LinkExpired" };
    try {
      return await inUnscoped(async (db): Promise<Outcome> => {
        const { label, linked } = await linkIdentity(db, ctx, identityOf(arrival));
        if (linked) await sendIdentityNotice(db, ctx, `${IDENTITY_PROVIDERS[arrival.provider] ?? arrival.provider} ${label} now opens`);
        return { kind: "linked", label };
      });
    } catch (error) {
      if (isAppError(error) && error.code === "conflict") return { kind: "refused", problem: "IdentityTaken" };
      if (isAppError(error) && error.code === "quota_exceeded") return { kind: "refused", problem: "TooManyIdentities" };
      throw error;
    }
  },
});
