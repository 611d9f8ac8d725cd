import "server-only";
import { hashPassword } from "@/lib/adapters/password/argon2";
import { inUnscoped } from "@/lib/db/unscoped";
import { createUser } from "@/lib/domains/identity/create-user";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import { env } from "@/lib/kernel/env";
import { createOrganization } from "../create-organization";
import { signUpSchema } from "../schema";

/** After it the person, his organization, its first workspace and the project General exist; the sample follows from the event. */
export const signUp = accountCommand({
  name: "tenancy.sign-up",
  input: signUpSchema,
  run: async (facts, input) => {
    if (env().SIGN_UP === "closed") {
      throw new AppError("forbidden", { userMessage: "New organizations cannot be created on this installation. Ask its operator for an invitation." });
    }
    const passwordHash = await hashPassword(input.password);
    return inUnscoped(async (db) => {
      const ownerId = await createUser(db, { email: input.email, name: input.name, passwordHash });
      return createOrganization(db, facts, { name: input.organizationName, ownerId, ownerName: input.name, withSample: true });
    });
  },
});
