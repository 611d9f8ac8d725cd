import "server-only";
import { z } from "zod";
import { inUnscoped } from "@/lib/db/unscoped";
import { notFound } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";

/** After it the session's token opens nothing. Only one's own sessions can be ended. */
export const endSession = accountCommand({
  name: "identity.end-session",
  input: z.strictObject({ sessionId: z.uuid() }),
  run: async (ctx: UserContext, input) => {
    const { count } = await inUnscoped((db) =>
      db.session.updateMany({ where: { id: input.sessionId, userId: ctx.userId, endedAt: null }, data: { endedAt: new Date() } }),
    );
    if (count === 0) throw notFound("session");
    return { ended: count };
  },
});
