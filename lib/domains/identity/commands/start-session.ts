import "server-only";
import { verifyPassword } from "@/lib/adapters/password/argon2";
import { inUnscoped } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
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
    const sessionId = newId();
    const now = Date.now();
    await inUnscoped((db) =>
      db.session.create({
        data: {
          id: sessionId,
          userId: user.id,
          ip: facts.ip,
          userAgent: facts.userAgent?.slice(0, 400) ?? null,
          expiresAt: new Date(now + env().SESSION_DAYS * 86_400_000),
        },
      }),
    );
    return { userId: user.id, sessionId };
  },
});
