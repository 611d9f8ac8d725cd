import "server-only";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { verifyEmailMail } from "../mail/account-mails";
import { queueMail } from "../mail/queue-mail";
import { dropTokens, issueToken } from "../tokens/one-time-token";

/** Part of sign-up and of asking again: the newest link is the one that works. */
export async function sendVerificationMail(db: UnscopedTx, person: { userId: string; email: string }): Promise<void> {
  const { userId, email } = person;
  await dropTokens(db, userId, ["verify-email"]);
  await queueMail(db, verifyEmailMail(email, await issueToken(db, { purpose: "verify-email", userId, payload: { email } })));
}
