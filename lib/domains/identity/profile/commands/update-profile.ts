import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { recordAccountEvent } from "../../account-event";
import { updateProfileSchema } from "../schema";

/** After it colleagues see this name, and times and numbers are written for this person in this way. */
export const updateProfile = accountCommand({
  name: "identity.update-profile",
  input: updateProfileSchema,
  run: (ctx: UserContext, input) =>
    inUnscoped(async (db) => {
      const before = await db.user.findUniqueOrThrow({ where: { id: ctx.userId }, select: { name: true, locale: true, timeZone: true } });
      const changed = (["name", "locale", "timeZone"] as const).filter((field) => before[field] !== input[field]);
      if (changed.length > 0) {
        await db.user.update({ where: { id: ctx.userId }, data: input, select: { id: true } });
        await recordAccountEvent(db, ctx, { userId: ctx.userId, type: "profile-changed", detail: changed.join(", ") });
      }
      return { changed };
    }),
});
