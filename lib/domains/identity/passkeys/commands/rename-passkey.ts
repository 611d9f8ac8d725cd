import "server-only";
import { z } from "zod";
import { inUnscoped } from "@/lib/db/unscoped";
import { notFound } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { passkeyNameSchema } from "../schema";

/** After it one's own passkey is listed under another name. */
export const renamePasskey = accountCommand({
  name: "identity.rename-passkey",
  input: z.strictObject({ passkeyId: z.uuid(), name: passkeyNameSchema }),
  run: async (ctx: UserContext, { passkeyId, name }) => {
    const { count } = await inUnscoped((db) => db.passkey.updateMany({ where: { id: passkeyId, userId: ctx.userId }, data: { name } }));
    if (count === 0) throw notFound("passkey");
    return { name };
  },
});
