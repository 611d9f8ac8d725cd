import "server-only";
import { createTransport } from "nodemailer";
import { AppError } from "@/lib/kernel/app-error";
import { appUrl } from "@/lib/kernel/env";
import { type MailServer, mailFrom, mailServer } from "./mail-server";

export interface Letter {
  /** The same for every try, so that a mail server or reader can drop the second copy. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface MailPatience {
  connectMs: number;
  /** Of silence. */
  quietMs: number;
  wholeMs: number;
}

/** How long one try may take at most, in milliseconds. */
export const SEND_DEADLINE_MS = 45_000;

const PATIENCE: MailPatience = { connectMs: 10_000, quietMs: 20_000, wholeMs: SEND_DEADLINE_MS };

/**
 * After it the mail server has taken the message over.
 * @throws AppError `invalid_input` (will never be taken), `timeout` or `unavailable` (worth another try when `retryable`).
 */
export async function sendMail(letter: Letter, patience: MailPatience = PATIENCE): Promise<void> {
  assertNoInjection(letter);
  const server = mailServer();
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.requireTLS,
    ignoreTLS: server.ignoreTLS,
    tls: { rejectUnauthorized: server.verify },
    ...(server.auth ? { auth: server.auth } : {}),
    connectionTimeout: patience.connectMs,
    dnsTimeout: patience.connectMs,
    greetingTimeout: patience.connectMs,
    socketTimeout: patience.quietMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { id, ...content } = letter;
  const headers = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };
  const messageId = `<${id}@${new URL(appUrl()).hostname}>`;
  try {
    // As an object: a string would be read as a list of addresses.
    await within(
      transport.sendMail({ ...content, to: { name: "", address: letter.to }, from: mailFrom(), messageId, headers }),
      patience.wholeMs,
    );
  } catch (error) {
    throw explained(error, server);
  } finally {
    transport.close();
  }
}

/** A line break in a header begins another header: of another recipient, say. */
function assertNoInjection({ id, to, subject }: Letter): void {
  const broken = [id, to, subject].some((value) => /[\u0000-\u001f\u007f\u2028\u2029]/.test(value));
  if (!broken && /^[^\s<>(),;:"\\@]+@[^\s<>(),;:"\\@]+$/.test(to)) return;
  throw new AppError("invalid_input", {
    userMessage: "The recipient or the subject holds characters that no mail may carry. Nothing was sent.",
  });
}

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error("Deadline passed"), { code: "ETIMEDOUT" })), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

interface SmtpError {
  code?: string;
  responseCode?: number;
  response?: string;
  command?: string;
  message?: string;
}

/** What the mail server did, in words for the operator; its credentials are never among them. */
function explained(thrown: unknown, { host, port }: MailServer): AppError {
  const error = thrown as SmtpError;
  const place = `${host}:${port}`;
  const said = error.response ? ` It answered: ${error.response.slice(0, 200)}` : "";
  const reply = error.responseCode ?? 0;
  if (error.code === "ETIMEDOUT") return failure("timeout", `The mail server ${place} did not answer in time.`, thrown, true);
  if (error.code === "EAUTH")
    return failure("unavailable", `The mail server ${place} refused the user name or password in SMTP_URL.`, thrown, true);
  if (error.code === "EDNS") return failure("unavailable", `There is no mail server called ${host}.`, thrown, true);
  if (error.code === "ETLS" || /certificate|STARTTLS|SSL|TLS/i.test(error.message ?? "")) {
    return failure("unavailable", `No encrypted connection to the mail server ${place}: ${error.message ?? "TLS failed"}.`, thrown, true);
  }
  if (reply >= 500 && (error.command === "RCPT TO" || error.command === "DATA"))
    return failure("invalid_input", `The mail server ${place} does not take this message.${said}`, thrown, false);
  if (reply > 0) return failure("unavailable", `The mail server ${place} did not take the message for now.${said}`, thrown, true);
  return failure("unavailable", `The mail server ${place} refused the connection or broke it off.`, thrown, true);
}

function failure(code: "timeout" | "unavailable" | "invalid_input", userMessage: string, cause: unknown, retryable: boolean): AppError {
  return new AppError(code, { userMessage, retryable, cause });
}
