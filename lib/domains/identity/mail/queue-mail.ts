import "server-only";
import { seal } from "@/lib/adapters/encryption/secret-box";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";

export interface MailMessage {
  /** Which template it was made from. */
  kind: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Of the encrypted body. */
export const MAIL_PURPOSE = "outgoing-mail";

/** After the caller's transaction the message is on its way; a rollback takes it back. The worker sends it, or keeps it for the operator. */
export async function queueMail(db: UnscopedTx, message: MailMessage): Promise<{ mailId: string }> {
  const { kind, to, subject, text, html } = message;
  const mailId = newId();
  await db.outgoingMail.create({ data: { id: mailId, kind, recipient: to, subject, bodyEncrypted: seal(JSON.stringify({ text, html }), MAIL_PURPOSE) }, select: { id: true } });
  await db.$executeRaw`SELECT pg_notify('muniment_mail', '')`;
  return { mailId };
}
