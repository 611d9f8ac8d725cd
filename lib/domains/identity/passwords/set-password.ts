import "server-only";
import type { UnscopedTx } from "@/lib/db/unscoped";
import type { RequestFacts } from "@/lib/kernel/context";
import { type AccountEventType, recordAccountEvent } from "../account-event";
import { lockUser } from "../lock-user";
import { passwordChangedMail } from "../mail/account-mails";
import { queueMail } from "../mail/queue-mail";
import { endOtherSessions } from "../open-session";
import { dropTokens } from "../tokens/one-time-token";

interface NewPassword {
  userId: string;
  passwordHash: string;
  /** The browser in which it was changed; every other one is signed out. */
  keepSession: string | null;
  event: Extract<AccountEventType, "password-changed" | "password-reset">;
}

/**
 * After it the old password opens nothing, nor does any link or half-done sign-in from before, and the person is told.
 * Tokens are locked before the person, as in a sign-in, so that the two wait for each other in one order.
 */
export async function setPassword(
  db: UnscopedTx,
  facts: RequestFacts,
  { userId, passwordHash, keepSession, event }: NewPassword,
): Promise<void> {
  await dropTokens(db, userId, ["reset-password", "change-email", "sign-in"]);
  await lockUser(db, userId);
  const { email } = await db.user.update({ where: { id: userId }, data: { passwordHash }, select: { email: true } });
  await endOtherSessions(db, userId, keepSession);
  await recordAccountEvent(db, { ...facts, ...(keepSession ? { sessionId: keepSession } : {}) }, { userId, type: event });
  await queueMail(db, passwordChangedMail(email, facts));
}
