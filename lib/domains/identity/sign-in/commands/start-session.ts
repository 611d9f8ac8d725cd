import "server-only";
import { verifyPassword } from "@/lib/adapters/password/argon2";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { getCredentials } from "../../queries";
import { enter, openedSession, recordRefusal, refused } from "../enter";
import { signInSchema } from "../schema";

/** After it a session exists for the person whose password, and second factor if he has one, these are. Same answer and time for unknown accounts. */
export const startSession = accountCommand({
  name: "identity.start-session",
  input: signInSchema,
  run: async (facts, { email, password, code }) => {
    const user = await getCredentials(email);
    const matches = await verifyPassword(password, user?.passwordHash ?? null);
    if (!user?.passwordHash || !matches) {
      await inUnscoped((db) => recordRefusal(db, facts, { userId: user?.id ?? newId(), detail: "password" }));
      throw refused();
    }
    const visitor = { userId: user.id, method: "password", secondFactor: false, code, checkedHash: user.passwordHash } as const;
    return openedSession(await inUnscoped((db) => enter(db, facts, visitor)));
  },
});
