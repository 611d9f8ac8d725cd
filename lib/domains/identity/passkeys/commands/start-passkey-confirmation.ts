import "server-only";
import { z } from "zod";
import { requestOptions } from "@/lib/adapters/passkeys/passkeys";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { issueChallenge } from "../challenge";
import { listCredentials } from "../queries";

/** After it the signed-in person can confirm with one of his own passkeys that it is him. */
export const startPasskeyConfirmation = accountCommand({
  name: "identity.start-passkey-confirmation",
  input: z.strictObject({}),
  run: async ({ userId }: UserContext) =>
    requestOptions(
      await inUnscoped(async (db) => ({
        challenge: await issueChallenge(db, { use: "confirm", userId }),
        known: await listCredentials(db, userId),
      })),
    ),
});
