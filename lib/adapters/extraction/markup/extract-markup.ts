import "server-only";
import { readFile } from "node:fs/promises";
import { cleanLine } from "@/lib/kernel/clean-text";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { decodeText } from "../text/text-decoding";
import { projectMarkup } from "./project-markup";

export async function extractHtml(path: string): Promise<ExtractedDocument> {
  const bytes = await readFile(path);
  const charset = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 4096).toString("latin1"))?.[1];
  const source = decodeText(bytes, charset);
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(source)?.[1];
  return fromMarkup(source, title);
}

export async function extractMarkdown(path: string): Promise<ExtractedDocument> {
  const source = decodeText(await readFile(path)).replace(/^---\n[\s\S]*?\n---\n/, "");
  const { marked } = await import("marked");
  return fromMarkup(await marked.parse(source, { gfm: true, async: true }));
}

/** The title is the document's own, else its first top heading. */
export async function fromMarkup(html: string, title?: string): Promise<ExtractedDocument> {
  const { sanitizeMarkup } = await import("./sanitize-markup");
  const projected = projectMarkup(sanitizeMarkup(html));
  const first = projected.pages[0];
  const heading = first?.headings.find((one) => one.level === 1);
  const named = cleanLine(title ?? "").trim() || (first && heading ? first.text.slice(heading.start, heading.end) : "");
  return { ...projected, unreadablePages: [], ...(named ? { title: named.slice(0, 300) } : {}) };
}
