import "server-only";
import { z } from "zod";
import { creationOptions } from "@/lib/adapters/passkeys/passkeys";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { isPlaceholderEmail } from "../../linking/policy";
import { issueChallenge } from "../challenge";
import { listCredentials } from "../queries";

/** After it the browser can make a passkey for this person, within five minutes. */
export const startPasskey = accountCommand({
  name: "identity.start-passkey",
  input: z.strictObject({}),
  run: async (ctx: UserContext) => {
    assertFresh(ctx);
    const { userId, email, name } = ctx;
    const prepared = await inUnscoped(async (db) => ({
      challenge: await issueChallenge(db, { use: "add", userId }),
      known: await listCredentials(db, userId),
    }));
    return creationOptions({ userId, email: isPlaceholderEmail(email) ? name : email, name, ...prepared });
  },
});
