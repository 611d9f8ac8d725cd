import "server-only";
import { seal, unseal } from "@/lib/adapters/encryption/secret-box";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";

export type DraftKind = "sign-up" | "reset-password" | "change-email" | "share-code";

const DRAFT_PURPOSE = "mail-draft";

/**
 * A mail whose words depend on whether the address has an account. The request that asks for it does the same in both cases and
 * so takes the same time; the worker looks the account up when it writes the mail.
 */
export async function queueDraft(db: UnscopedTx, draft: { kind: DraftKind; to: string; payload?: string }): Promise<void> {
  const bodyEncrypted = seal(draft.payload ?? "", DRAFT_PURPOSE);
  await db.outgoingMail.create({
    data: { id: newId(), kind: draft.kind, recipient: draft.to, subject: "", status: "draft", bodyEncrypted },
    select: { id: true },
  });
}

export function openDraft(sealed: string): string {
  return unseal(sealed, DRAFT_PURPOSE);
}
