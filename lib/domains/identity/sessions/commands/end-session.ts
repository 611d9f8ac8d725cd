import "server-only";
import { z } from "zod";
import { inUnscoped } from "@/lib/db/unscoped";
import { notFound } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { recordAccountEvent } from "../../account-event";

/** After it the session's token opens nothing. Only one's own sessions can be ended; ending the present one is signing out. */
export const endSession = accountCommand({
  name: "identity.end-session",
  input: z.strictObject({ sessionId: z.uuid() }),
  run: async (ctx: UserContext, { sessionId }) =>
    inUnscoped(async (db) => {
      const { count } = await db.session.updateMany({
        where: { id: sessionId, userId: ctx.userId, endedAt: null },
        data: { endedAt: new Date() },
      });
      if (count === 0) throw notFound("session");
      const type = sessionId === ctx.sessionId ? "signed-out" : "session-ended";
      await recordAccountEvent(db, ctx, { userId: ctx.userId, type });
      return { ended: count };
    }),
});
