import "server-only";
import { appUrl } from "@/lib/kernel/env";
import type { MailKind } from "./labels";
import type { MailMessage } from "./queue-mail";

export interface MailContent {
  kind: MailKind;
  to: string;
  subject: string;
  /** Plain sentences; markup in them is shown as it is. */
  paragraphs: readonly string[];
  button?: { label: string; link: string };
  /** Why the reader got this, and that it can be ignored. */
  reason: string;
}

/** The only source of addresses in mail: a Host header can be forged by whoever asks for the mail. */
export function mailLink(path: `/${string}`): string {
  return `${appUrl()}${path}`;
}

export function composeMail(content: MailContent): MailMessage {
  const { kind, to, paragraphs, button, reason } = content;
  const subject = oneLine(content.subject, 200);
  const host = new URL(appUrl()).host;
  const text = [...paragraphs, ...(button ? [`${button.label}:\n${button.link}`] : []), reason, `--\nMuniment at ${host}`].join("\n\n");
  return { kind, to, subject, text: `${text}\n`, html: page(subject, paragraphs, button, reason, host) };
}

/** What somebody called himself or his organization, fit for another's mail: one line, not too long, no address to follow. */
export function oneLine(value: string, limit = 80): string {
  const plain = value
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .replace(/:\/\//g, " ")
    .trim();
  return plain.length > limit ? `${plain.slice(0, limit - 1)}…` : plain;
}

function page(subject: string, paragraphs: readonly string[], button: MailContent["button"], reason: string, host: string): string {
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escaped(text)}</p>`;
  const link = button
    ? `<p style="margin:24px 0"><a href="${escaped(button.link)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#2b4c7e;color:#ffffff;text-decoration:none;font-weight:600">${escaped(button.label)}</a></p>
<p style="margin:0 0 24px;font-size:13px;color:#595a63">If the button does not work, open this address:<br><a href="${escaped(button.link)}" style="color:#2b4c7e;word-break:break-all">${escaped(button.link)}</a></p>`
    : "";
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#fbfaf7;color:#1b1c20;font:15px/1.55 -apple-system,'Segoe UI',Helvetica,Arial,sans-serif">
<div style="max-width:32rem;margin:0 auto">
<p style="margin:0 0 28px;font:500 20px Georgia,serif">Muniment</p>
<h1 style="margin:0 0 16px;font-size:20px;font-weight:600">${escaped(subject)}</h1>
${paragraphs.map(paragraph).join("\n")}
${link}
<p style="margin:28px 0 0;padding-top:16px;border-top:1px solid #e3e0d7;font-size:13px;color:#595a63">${escaped(reason)}<br>Muniment at ${escaped(host)}</p>
</div>
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
