import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { hashPassword } from "@/lib/adapters/password/argon2";
import { inUnscoped } from "@/lib/db/unscoped";
import { createUser } from "@/lib/domains/identity/create-user";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { RequestFacts } from "@/lib/kernel/context";
import { enterOrganization } from "../enter-organization";
import { NOT_VALID } from "../labels";
import { readInvitation } from "../read-invitation";
import { joinOrganizationSchema } from "../schema";

/** After it a new person exists, whose address the mailed link proved, and is a member as the invitation says. He has no organization of his own. */
export const joinOrganization = accountCommand({
  name: "tenancy.join-organization",
  input: joinOrganizationSchema,
  run: async (facts: RequestFacts, { token, proof, name, password }) => {
    await consumeLimit("sign-up", addressKey(facts.ip));
    // Before the slow hash, so that nobody makes the server hash for nothing.
    const email = (await inUnscoped((db) => readInvitation(db, { token, proof })))?.email;
    if (!email) throw new AppError("gone", { userMessage: NOT_VALID });
    const passwordHash = await hashPassword(password);
    return inUnscoped(async (db) => {
      const userId = await createUser(db, { email, name, passwordHash, emailVerified: true });
      return enterOrganization(db, facts, { token, proof }, { userId, email, emailVerified: true });
    });
  },
});
