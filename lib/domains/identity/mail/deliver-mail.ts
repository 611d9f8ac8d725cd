import "server-only";
import { hasMailServer } from "@/lib/adapters/email/mail-server";
import { SEND_DEADLINE_MS, sendMail } from "@/lib/adapters/email/send-mail";
import { Prisma } from "@/lib/db/generated/client";
import { inUnscoped, unscopedRows } from "@/lib/db/unscoped";
import { isAppError } from "@/lib/kernel/app-error";
import { logger } from "@/lib/kernel/logger";
import { openBody } from "./queue-mail";

const BATCH = 5;
export const MAX_ATTEMPTS = 10;
/** Seconds for which a mail belongs to the process that took it; longer than any try, or two would send it. */
const LEASE_S = (2 * SEND_DEADLINE_MS) / 1000;
const FIRST_WAIT_S = 30;
const LONGEST_WAIT_S = 3600;

interface DueMail {
  id: string;
  recipient: string;
  subject: string;
  body: string | null;
  attempts: number;
}

/**
 * Sends what is due, and answers how many it tried. At least once: a process killed after the mail server took a message and before
 * that was written down leaves it to be sent again, under the same Message-ID; no mail is lost. Several processes share the work.
 */
export async function deliverDueMail(): Promise<number> {
  if (!hasMailServer()) return keepQueuedMail();
  const due =
    await unscopedRows<DueMail>(Prisma.sql`UPDATE outgoing_mails SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => ${LEASE_S}::int)
    WHERE id IN (SELECT id FROM outgoing_mails WHERE status = 'queued' AND next_attempt_at <= now() ORDER BY next_attempt_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING id, recipient, subject, body_encrypted AS body, attempts`);
  await Promise.all(due.map(deliver));
  return due.length;
}

/** Without a mail server the operator hands the links over. */
async function keepQueuedMail(): Promise<number> {
  return (await inUnscoped((db) => db.outgoingMail.updateMany({ where: { status: "queued" }, data: { status: "kept" } }))).count;
}

async function deliver(mail: DueMail): Promise<void> {
  try {
    await sendMail({ id: mail.id, to: mail.recipient, subject: mail.subject, ...openBody(mail.body ?? "") });
  } catch (error) {
    return writeFailure(mail, error);
  }
  await inUnscoped((db) =>
    db.outgoingMail.update({
      where: { id: mail.id },
      data: { status: "sent", sentAt: new Date(), bodyEncrypted: null, error: null },
      select: { id: true },
    }),
  );
}

async function writeFailure({ id, attempts }: DueMail, error: unknown): Promise<void> {
  const again = isAppError(error) && error.retryable && attempts < MAX_ATTEMPTS;
  const reason = isAppError(error)
    ? (error.userMessage ?? error.message)
    : "The message cannot be read: it was encrypted with another ENCRYPTION_KEY.";
  logger().warn({ err: error, mailId: id, attempts, again }, "mail could not be sent");
  const data = again
    ? { error: reason, nextAttemptAt: new Date(Date.now() + waitAfter(attempts) * 1000) }
    : { error: reason, status: "failed" };
  await inUnscoped((db) => db.outgoingMail.update({ where: { id }, data, select: { id: true } }));
}

/** Seconds until the next try: 30 s, doubled each time, an hour at most; ten tries take about four hours. */
export function waitAfter(attempts: number): number {
  return Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** (attempts - 1));
}
