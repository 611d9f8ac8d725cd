import "server-only";
import { z } from "zod";
import { inUnscoped } from "@/lib/db/unscoped";
import { notFound } from "@/lib/kernel/app-error";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { recordAccountEvent } from "../../account-event";
import { passkeyChangedMail } from "../../mail/account-mails";
import { queueMail } from "../../mail/queue-mail";
import { assertAnotherWayIn } from "../../sign-in/ways-in";

/** After it nobody signs in with this passkey; the last way in stays. */
export const removePasskey = accountCommand({
  name: "identity.remove-passkey",
  input: z.strictObject({ passkeyId: z.uuid() }),
  run: async (ctx: UserContext, { passkeyId }) => {
    assertFresh(ctx);
    return inUnscoped(async (db) => {
      const own = { id: passkeyId, userId: ctx.userId };
      const passkey = await db.passkey.findFirst({ where: own, select: { name: true } });
      if (!passkey) throw notFound("passkey");
      await assertAnotherWayIn(db, ctx.userId);
      const { count } = await db.passkey.deleteMany({ where: own });
      if (count === 0) throw notFound("passkey");
      await queueMail(db, passkeyChangedMail(ctx.email, { ip: ctx.ip, name: passkey.name, what: "was removed from" }));
      await recordAccountEvent(db, ctx, { userId: ctx.userId, type: "passkey-removed", detail: passkey.name });
      return { removed: passkeyId };
    });
  },
});
