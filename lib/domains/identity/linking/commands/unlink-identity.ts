import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { notFound } from "@/lib/kernel/app-error";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { recordAccountEvent } from "../../account-event";
import { assertAnotherWayIn } from "../../sign-in/ways-in";
import { dropTokens } from "../../tokens/one-time-token";
import { IDENTITY_PROVIDERS } from "../labels";
import { sendIdentityNotice } from "../notice";
import { unlinkIdentitySchema } from "../schema";

/** After it the identity opens nothing; sessions that began with it go on. The last way in stays. */
export const unlinkIdentity = accountCommand({
  name: "identity.unlink-identity",
  input: unlinkIdentitySchema,
  run: async (ctx: UserContext, { identityId }) => {
    assertFresh(ctx);
    return inUnscoped(async (db) => {
      const identity = await db.identity.findFirst({
        where: { id: identityId, userId: ctx.userId },
        select: { provider: true, label: true },
      });
      if (!identity) throw notFound("identity");
      await assertAnotherWayIn(db, ctx.userId);
      const { count } = await db.identity.deleteMany({ where: { id: identityId, userId: ctx.userId } });
      if (count === 0) throw notFound("identity");
      // A sign-in begun with it is not finished any more.
      await dropTokens(db, ctx.userId, ["sign-in", "link-identity"]);
      const name = `${IDENTITY_PROVIDERS[identity.provider] ?? identity.provider} ${identity.label}`;
      await recordAccountEvent(db, ctx, { userId: ctx.userId, type: "identity-unlinked", detail: name });
      await sendIdentityNotice(db, ctx, `${name} no longer opens`);
      return { unlinked: identityId };
    });
  },
});
