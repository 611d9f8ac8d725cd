import "server-only";
import { verifyPassword } from "@/lib/adapters/password/argon2";
import { inUnscoped } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import { openSession } from "../open-session";
import { getCredentials } from "../queries";
import { signInSchema } from "../schema";

/** After it a session row exists for the person whose password this is. Same answer and time for unknown accounts. */
export const startSession = accountCommand({
  name: "identity.start-session",
  input: signInSchema,
  run: async (facts, input) => {
    const user = await getCredentials(input.email);
    const matches = await verifyPassword(input.password, user?.passwordHash ?? null);
    if (!user || !matches || user.suspendedAt) {
      throw new AppError("invalid_credentials", { userMessage: "E-mail or password is not right. Check both and try again." });
    }
    return inUnscoped((db) => openSession(db, facts, { userId: user.id, method: "password", secondFactor: false }));
  },
});
