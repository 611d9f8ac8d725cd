import "server-only";
import { squarePicture } from "@/lib/adapters/pictures/square-picture";
import { avatarStorage } from "@/lib/adapters/storage/avatar-storage";
import { inUnscoped } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { recordAccountEvent } from "../../account-event";
import { AVATAR_BYTES, avatarUrl, replaceAvatarSchema } from "../schema";

/** After it the person's picture is the middle of this one, small and without metadata; the one before is gone. */
export const replaceAvatar = accountCommand({
  name: "identity.replace-avatar",
  input: replaceAvatarSchema,
  run: async (ctx: UserContext, { picture }) => {
    if (picture.byteLength > AVATAR_BYTES) throw pictureTooLarge();
    const square = await squarePicture(Buffer.from(picture));
    const store = avatarStorage();
    const key = store.keyOf(ctx.userId, newId());
    await store.put(key, square);
    const before = await inUnscoped(async (db) => {
      const [row] = await db.$queryRaw<{ key: string | null }[]>`SELECT avatar_key AS key FROM users WHERE id = ${ctx.userId}::uuid FOR UPDATE`;
      await db.user.update({ where: { id: ctx.userId }, data: { avatarKey: key }, select: { id: true } });
      await recordAccountEvent(db, ctx, { userId: ctx.userId, type: "profile-changed", detail: "picture" });
      return row?.key ?? null;
    }).catch(async (error: unknown) => {
      await store.delete(key);
      throw error;
    });
    if (before) await store.delete(before);
    return { avatar: avatarUrl(ctx.userId, key) };
  },
});

export function pictureTooLarge(): AppError {
  return new AppError("too_large", { userMessage: `A picture may have at most ${AVATAR_BYTES / 1_000_000} MB. Your present picture was kept; choose a smaller one.` });
}
