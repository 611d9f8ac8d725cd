import "server-only";
import { z } from "zod";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { recordAccountEvent } from "../../account-event";
import { getOwnData } from "../queries/own-data";

/** After it the person's security activity says that his data left, when and to which address. */
export const exportOwnData = accountCommand({
  name: "identity.export-own-data",
  input: z.strictObject({}),
  run: async (ctx: UserContext) => {
    assertFresh(ctx);
    await inUnscoped((db) => recordAccountEvent(db, ctx, { userId: ctx.userId, type: "data-exported" }));
    return getOwnData(ctx.userId);
  },
});
