import "server-only";
import { verifyPassword } from "@/lib/adapters/password/argon2";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { countTry, forgetTries } from "@/lib/adapters/rate-limit/lock-out";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import type { RequestFacts } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { getCredentials } from "../../queries";
import { enter, openedSession, recordRefusal, refused } from "../enter";
import { signInSchema } from "../schema";

/** After it a session exists for the person whose password, and second factor if he has one, these are. Same answer and time for unknown accounts. */
export const startSession = accountCommand({
  name: "identity.start-session",
  input: signInSchema,
  run: async (facts, { email, password, code }) => {
    await countSignIn(facts, email);
    const user = await getCredentials(email);
    const matches = await verifyPassword(password, user?.passwordHash ?? null);
    if (!user?.passwordHash || !matches) {
      await inUnscoped((db) => recordRefusal(db, facts, { userId: user?.id ?? newId(), detail: "password" }));
      throw refused();
    }
    await forgetTries("password", email);
    if (code) await countTry("second-factor", user.id);
    const visitor = { userId: user.id, method: "password", secondFactor: false, code, checkedHash: user.passwordHash } as const;
    const entry = await inUnscoped((db) => enter(db, facts, visitor));
    if (code && entry.kind === "open") await forgetTries("second-factor", user.id);
    return openedSession(entry);
  },
});

/** Before anything is looked up, and by the name that was typed: an account that does not exist is counted and locked like any other. */
async function countSignIn(facts: RequestFacts, email: string): Promise<void> {
  const address = addressKey(facts.ip);
  await consumeLimit("sign-in-address", address);
  await consumeLimit("sign-in-account", `${address} ${email}`);
  await countTry("password", email);
}
