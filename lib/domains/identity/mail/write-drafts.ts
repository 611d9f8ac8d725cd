import "server-only";
import { seal } from "@/lib/adapters/encryption/secret-box";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { inUnscoped } from "@/lib/db/unscoped";
import { logger } from "@/lib/kernel/logger";
import { emailIsTaken } from "../queries";
import { dropTokens, issueToken } from "../tokens/one-time-token";
import { addressTakenMail, changeEmailMail, resetPasswordMail, signUpMail } from "./account-mails";
import { codeMail } from "./queue-code";
import { type DraftKind, openDraft } from "./queue-draft";
import { type MailMessage, sealBody } from "./queue-mail";

/** Of what a sign-up waits with until its address is confirmed. */
export const PENDING_SIGN_UP = "pending-sign-up";

const BATCH = 20;

interface Draft {
  id: string;
  kind: DraftKind;
  recipient: string;
  body: string;
}

/** After it the waiting drafts are mails on their way, or gone where nobody is to be written to. Answers how many there were. */
export function writeDrafts(): Promise<number> {
  return inUnscoped(async (db) => {
    const drafts = await db.$queryRaw<Draft[]>`SELECT id, kind, recipient, body_encrypted AS body FROM outgoing_mails
      WHERE status = 'draft' ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
    for (const draft of drafts) {
      const payload = readable(draft);
      const message = payload === null ? null : await write(db, draft, payload);
      if (!message) await db.outgoingMail.delete({ where: { id: draft.id }, select: { id: true } });
      else {
        const { kind, subject } = message;
        await db.outgoingMail.update({
          where: { id: draft.id },
          data: { status: "queued", kind, subject, bodyEncrypted: sealBody(message) },
          select: { id: true },
        });
      }
    }
    return drafts.length;
  });
}

function readable(draft: Draft): string | null {
  try {
    return openDraft(draft.body);
  } catch (error) {
    logger().warn({ err: error, mailId: draft.id }, "a mail's draft cannot be read and is dropped");
    return null;
  }
}

async function write(db: UnscopedTx, { kind, recipient }: Draft, payload: string): Promise<MailMessage | null> {
  if (kind === "share-code") return codeMail(recipient, payload);
  if (kind === "sign-up") return writeSignUp(db, recipient, payload);
  return kind === "reset-password" ? writeReset(db, recipient) : writeChange(db, recipient, payload);
}

async function writeSignUp(db: UnscopedTx, email: string, pending: string): Promise<MailMessage> {
  if (await emailIsTaken(db, email)) return addressTakenMail(email);
  return signUpMail(email, await issueToken(db, { purpose: "sign-up", payload: { email, pending: seal(pending, PENDING_SIGN_UP) } }));
}

/**
 * Who reads the mailbox may set a password where the account says that the mailbox is its own: verified, or nothing but a password
 * guards it. An unverified address beside other ways in may have been entered by a stranger to the mailbox.
 */
async function writeReset(db: UnscopedTx, email: string): Promise<MailMessage | null> {
  const [user] = await db.$queryRaw<
    { id: string; resettable: boolean }[]
  >`SELECT id, suspended_at IS NULL AND (email_verified_at IS NOT NULL OR (password_hash IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM identities i WHERE i.user_id = u.id) AND NOT EXISTS (SELECT 1 FROM passkeys p WHERE p.user_id = u.id)
      AND NOT EXISTS (SELECT 1 FROM totp_factors t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL))) AS resettable
    FROM users u WHERE email = ${email}`;
  if (!user?.resettable) return null;
  await dropTokens(db, user.id, ["reset-password"]);
  return resetPasswordMail(email, await issueToken(db, { purpose: "reset-password", userId: user.id, payload: { email } }));
}

async function writeChange(db: UnscopedTx, email: string, userId: string): Promise<MailMessage | null> {
  if (await emailIsTaken(db, email)) return addressTakenMail(email);
  if ((await db.user.count({ where: { id: userId, suspendedAt: null } })) === 0) return null;
  await dropTokens(db, userId, ["change-email"]);
  return changeEmailMail(email, await issueToken(db, { purpose: "change-email", userId, payload: { email } }));
}
