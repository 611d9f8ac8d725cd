import "server-only";
import { hasMailServer } from "@/lib/adapters/email/mail-server";
import { hashPassword } from "@/lib/adapters/password/argon2";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { inUnscoped } from "@/lib/db/unscoped";
import { createUser } from "@/lib/domains/identity/create-user";
import { sendVerificationMail } from "@/lib/domains/identity/email-address/send-verification-mail";
import { queueDraft } from "@/lib/domains/identity/mail/queue-draft";
import { accountCommand } from "@/lib/kernel/command";
import { type CreatedOrganization, createOrganization } from "../create-organization";
import { type PendingSignUp, signUpSchema } from "../schema";
import { assertSignUpOpen } from "../sign-up-open";

export type SignUpResult = ({ next: "workspace" } & CreatedOrganization) | { next: "check-mail" };

/**
 * With a mail server: after it a mail is on its way, a link for a free address and a notice for a taken one, and nothing else exists.
 * Without one: the person, his organization, its first workspace and the project General exist; the sample follows from the event.
 */
export const signUp = accountCommand({
  name: "tenancy.sign-up",
  input: signUpSchema,
  run: async (facts, { name, email, password, organizationName }): Promise<SignUpResult> => {
    assertSignUpOpen();
    await consumeLimit("sign-up", addressKey(facts.ip));
    const byMail = hasMailServer();
    if (byMail) await consumeLimit("mail-recipient", email);
    const passwordHash = await hashPassword(password);
    return inUnscoped(async (db) => {
      if (byMail) {
        const pending: PendingSignUp = { name, passwordHash, organizationName };
        await queueDraft(db, { kind: "sign-up", to: email, payload: JSON.stringify(pending) });
        return { next: "check-mail" };
      }
      const ownerId = await createUser(db, { email, name, passwordHash });
      const created = await createOrganization(db, facts, { name: organizationName, ownerId, ownerName: name, withSample: true });
      await sendVerificationMail(db, { userId: ownerId, email });
      return { next: "workspace", ...created };
    });
  },
});
