import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { themeSchema } from "../schema";

/** After it every browser this person signs in on shows the product so. */
export const changeTheme = accountCommand({
  name: "identity.change-theme",
  input: themeSchema,
  run: async (ctx: UserContext, input) => {
    await inUnscoped((db) => db.user.update({ where: { id: ctx.userId }, data: input, select: { id: true } }));
    return input;
  },
});
