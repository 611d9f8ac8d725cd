import "server-only";
import type { UnscopedTx } from "@/lib/db/unscoped";
import type { RequestFacts } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";

export const ACCOUNT_EVENTS = [
  "signed-in",
  "sign-in-refused",
  "signed-out",
  "session-ended",
  "sessions-ended",
  "email-verified",
  "email-changed",
  "password-changed",
  "password-reset",
  "second-factor-enabled",
  "second-factor-disabled",
  "recovery-code-used",
  "recovery-codes-renewed",
  "passkey-added",
  "passkey-removed",
  "identity-linked",
  "identity-unlinked",
  "profile-changed",
  "data-exported",
] as const;
export type AccountEventType = (typeof ACCOUNT_EVENTS)[number];

/** What happened to a person's account, for his own eyes; in the same transaction as the thing that happened. */
export async function recordAccountEvent(
  db: UnscopedTx,
  facts: Pick<RequestFacts, "ip" | "userAgent"> & { sessionId?: string },
  event: { userId: string; type: AccountEventType; detail?: string },
): Promise<void> {
  await db.accountEvent.create({
    data: {
      id: newId(),
      userId: event.userId,
      type: event.type,
      detail: event.detail ?? null,
      sessionId: facts.sessionId ?? null,
      ip: facts.ip,
      userAgent: facts.userAgent?.slice(0, 400) ?? null,
    },
    select: { id: true },
  });
}
