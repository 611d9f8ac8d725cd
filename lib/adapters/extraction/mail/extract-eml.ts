import "server-only";
import { readFile } from "node:fs/promises";
import type { Address, Attachment, Email } from "postal-mime";
import { cleanLine } from "@/lib/kernel/clean-text";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { unreadableDocument, unsafeDocument } from "../extraction-errors";
import { fromMarkup } from "../markup/extract-markup";

const MAX_DEPTH = 50;
const MAX_ATTACHMENTS = 1000;

/** A message's subject, sender, recipients and date, its body, and its attachments by name and size: those are not read. */
export async function extractEml(path: string): Promise<ExtractedDocument> {
  const { default: PostalMime } = await import("postal-mime");
  let mail: Email;
  try {
    // A message within it is an attachment with a name, never text of this one.
    mail = await PostalMime.parse(await readFile(path), { forceRfc822Attachments: true, maxNestingDepth: MAX_DEPTH });
  } catch (error) {
    if (error instanceof Error && /nesting depth/i.test(error.message)) throw unsafeDocument(`parts nested more than ${MAX_DEPTH} deep`);
    throw unreadableDocument("e-mail", error);
  }
  if (!mail.from && !mail.subject && !mail.date && !mail.text && !mail.html) throw unreadableDocument("e-mail");
  const subject = cleanLine(mail.subject ?? "").trim() || "No subject";
  return fromMarkup(`<h1>${escaped(subject)}</h1>${fields(mail)}${body(mail)}${attachments(mail.attachments)}`, subject);
}

function fields(mail: Email): string {
  const shown: [string, string][] = [
    ["From", names(mail.from ? [mail.from] : [])],
    ["To", names(mail.to)],
    ["Cc", names(mail.cc)],
    ["Bcc", names(mail.bcc)],
    ["Reply to", names(mail.replyTo)],
    ["Date", mail.date ?? ""],
  ];
  const rows = shown.filter(([, value]) => value !== "").map(([name, value]) => `<tr><td>${name}</td><td>${escaped(value)}</td></tr>`);
  return rows.length > 0 ? `<table>${rows.join("")}</table><hr>` : "";
}

function names(addresses: readonly Address[] | undefined): string {
  return (addresses ?? [])
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => (name && address && name !== address ? `${name} <${address}>` : address || name))
    .filter((one) => one !== "")
    .join(", ");
}

/** What the sender laid out, if he did; otherwise his lines as he broke them. */
function body({ html, text }: Email): string {
  if (html && /[\p{L}\p{N}]/u.test(html.replace(/<[^>]*>/g, ""))) return `<div>${html}</div>`;
  return (text ?? "")
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => `<p>${escaped(paragraph.trim()).replace(/\n/g, "<br>")}</p>`)
    .join("");
}

function attachments(list: readonly Attachment[]): string {
  // Pictures that the layout refers to by their id are part of it.
  const shown = list.filter((one) => !(one.related && one.mimeType.startsWith("image/")));
  if (shown.length === 0) return "";
  const items = shown.slice(0, MAX_ATTACHMENTS).map((one) => {
    const size = typeof one.content === "string" ? Buffer.byteLength(one.content) : one.content.byteLength;
    return `<li>${escaped(cleanLine(one.filename ?? "").trim() || "Without a name")} (${escaped(one.mimeType)}, ${sizeOf(size)})</li>`;
  });
  return `<hr><h2>Attachments, not read</h2><ul>${items.join("")}</ul>`;
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function escaped(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
