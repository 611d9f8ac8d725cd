import "server-only";
import { unseal } from "@/lib/adapters/encryption/secret-box";
import { verifyPassword } from "@/lib/adapters/password/argon2";
import { countTry, forgetTries } from "@/lib/adapters/rate-limit/lock-out";
import { inUnscoped } from "@/lib/db/unscoped";
import { recordAccountEvent } from "@/lib/domains/identity/account-event";
import { createUser } from "@/lib/domains/identity/create-user";
import { PENDING_SIGN_UP } from "@/lib/domains/identity/mail/write-drafts";
import { linkSpent } from "@/lib/domains/identity/tokens/link-spent";
import { findToken, spendToken } from "@/lib/domains/identity/tokens/one-time-token";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import { createOrganization } from "../create-organization";
import { confirmSignUpSchema, pendingSignUpSchema, signUpTokenSchema } from "../schema";
import { assertSignUpOpen } from "../sign-up-open";

/**
 * After it the person, verified, and his organization exist. The link alone is not enough: the password chosen at sign-up shows that
 * the reader of the mailbox and the one who signed up are the same, or a stranger could have others confirm accounts of his.
 */
export const confirmSignUp = accountCommand({
  name: "tenancy.confirm-sign-up",
  input: confirmSignUpSchema,
  run: async (facts, { token, password }) => {
    assertSignUpOpen();
    const row = await inUnscoped((db) => findToken(db, "sign-up", token));
    if (!row) throw linkSpent();
    const { email, pending } = signUpTokenSchema.parse(row.payload);
    const { name, passwordHash, organizationName } = pendingSignUpSchema.parse(JSON.parse(unseal(pending, PENDING_SIGN_UP)));
    await countTry("confirmation", row.id);
    if (!(await verifyPassword(password, passwordHash))) throw wrongPassword();
    await forgetTries("confirmation", row.id);
    return inUnscoped(async (db) => {
      if (!(await spendToken(db, "sign-up", token))) throw linkSpent();
      const ownerId = await createUser(db, { email, name, passwordHash, emailVerified: true });
      await recordAccountEvent(db, facts, { userId: ownerId, type: "email-verified", detail: email });
      return { email, ...(await createOrganization(db, facts, { name: organizationName, ownerId, ownerName: name, withSample: true })) };
    });
  },
});

function wrongPassword(): AppError {
  const text = "This is not the password that was chosen at sign-up. If you forgot it, sign up again.";
  return new AppError("invalid_credentials", { userMessage: text, fields: { password: text } });
}
