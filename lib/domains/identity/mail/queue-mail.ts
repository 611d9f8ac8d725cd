import "server-only";
import { seal, unseal } from "@/lib/adapters/encryption/secret-box";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import { isPlaceholderEmail } from "../linking/policy";

export interface MailMessage {
  /** Which template it was made from. */
  kind: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface MailBody {
  text: string;
  html: string;
}

/** Of the encrypted body. */
const MAIL_PURPOSE = "outgoing-mail";

/** After the caller's transaction the message is on its way; a rollback takes it back. The worker sends it, or keeps it for the operator. To who gave no address nothing is sent. */
export async function queueMail(db: UnscopedTx, message: MailMessage): Promise<{ mailId: string | null }> {
  const { kind, to, subject } = message;
  if (isPlaceholderEmail(to)) return { mailId: null };
  const mailId = newId();
  await db.outgoingMail.create({
    data: { id: mailId, kind, recipient: to, subject, bodyEncrypted: sealBody(message) },
    select: { id: true },
  });
  return { mailId };
}

export function sealBody({ text, html }: MailBody): string {
  return seal(JSON.stringify({ text, html }), MAIL_PURPOSE);
}

/** @throws Error when it was sealed with another ENCRYPTION_KEY. */
export function openBody(sealed: string): MailBody {
  return JSON.parse(unseal(sealed, MAIL_PURPOSE)) as MailBody;
}
