import "server-only";
import { z } from "zod";
import { avatarStorage } from "@/lib/adapters/storage/avatar-storage";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { recordAccountEvent } from "../../account-event";

/** After it initials stand where the picture stood, and its bytes are gone. */
export const removeAvatar = accountCommand({
  name: "identity.remove-avatar",
  input: z.strictObject({}),
  run: async (ctx: UserContext) => {
    const key = await inUnscoped(async (db) => {
      const [row] = await db.$queryRaw<{ key: string | null }[]>`SELECT avatar_key AS key FROM users WHERE id = ${ctx.userId}::uuid FOR UPDATE`;
      if (!row?.key) return null;
      await db.user.update({ where: { id: ctx.userId }, data: { avatarKey: null }, select: { id: true } });
      await recordAccountEvent(db, ctx, { userId: ctx.userId, type: "profile-changed", detail: "picture removed" });
      return row.key;
    });
    if (key) await avatarStorage().delete(key);
    return { removed: key !== null };
  },
});
