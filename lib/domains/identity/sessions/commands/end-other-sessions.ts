import "server-only";
import { z } from "zod";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { recordAccountEvent } from "../../account-event";
import { lockUser } from "../../lock-user";
import { endOtherSessions as endOthers } from "../../open-session";

/** After it the person is signed in here alone. */
export const endOtherSessions = accountCommand({
  name: "identity.end-other-sessions",
  input: z.strictObject({}),
  run: async (ctx: UserContext) =>
    inUnscoped(async (db) => {
      await lockUser(db, ctx.userId);
      const ended = await endOthers(db, ctx.userId, ctx.sessionId);
      if (ended > 0) await recordAccountEvent(db, ctx, { userId: ctx.userId, type: "sessions-ended", detail: `${ended}` });
      return { ended };
    }),
});
