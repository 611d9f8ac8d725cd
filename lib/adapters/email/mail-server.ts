import "server-only";
import { appUrl, env } from "@/lib/kernel/env";

export interface MailServer {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS. */
  secure: boolean;
  /** Refuses to speak without STARTTLS. */
  requireTLS: boolean;
  ignoreTLS: boolean;
  verify: boolean;
  auth: { user: string; pass: string } | null;
}

export function hasMailServer(): boolean {
  return env().SMTP_URL !== undefined;
}

/**
 * SMTP_URL as settings. A password never goes over an open line unless the operator says `tls=off`, or the server is this machine;
 * `verify=off` takes a certificate that nobody signed.
 */
export function mailServer(): MailServer {
  const url = new URL(env().SMTP_URL ?? "smtp://localhost");
  const secure = url.protocol === "smtps:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const auth = url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : null;
  const off = url.searchParams.get("tls") === "off";
  const local = ["localhost", "127.0.0.1", "::1"].includes(host);
  return {
    host,
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: url.searchParams.get("tls") === "required" || (auth !== null && !off && !local && !secure),
    ignoreTLS: off,
    verify: url.searchParams.get("verify") !== "off",
    auth,
  };
}

/** Sender as `Name <address>` or an address. */
export function mailFrom(): string {
  return env().MAIL_FROM ?? `Muniment <muniment@${new URL(appUrl()).hostname}>`;
}
