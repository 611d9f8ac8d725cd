import "server-only";
import { readFile } from "node:fs/promises";
import type { ExtractedDocument, ExtractedPage } from "@/lib/kernel/document-text";
import { isInCapitals, numberedLevel, readsAsSentence } from "./heading-words";
import { decodeText } from "./text-decoding";

const SECTION_LENGTH = 3000;

/** Sections of about 3,000 characters, ended at a form feed's or a paragraph's boundary where there is one. */
export async function extractText(path: string): Promise<ExtractedDocument> {
  const text = decodeText(await readFile(path));
  const pages: ExtractedPage[] = [];
  for (let start = 0; start < text.length;) {
    const end = sectionEnd(text, start);
    const section = text
      .slice(start, end)
      .replace(/[ \t]+$/gm, "")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
    if (section) pages.push({ number: pages.length + 1, kind: "section", text: section, headings: headingsOf(section) });
    start = end;
  }
  return { pages, unreadablePages: [] };
}

/** Lines between blank lines that are numbered like a heading or in capitals. */
function headingsOf(section: string): ExtractedPage["headings"] {
  const headings: ExtractedPage["headings"] = [];
  for (const { 1: line = "", index } of section.matchAll(/(?<=^|\n\n)(\S[^\n]{2,89})(?=\n\n|$)/g)) {
    const level = readsAsSentence(line, true) ? undefined : (numberedLevel(line) ?? (isInCapitals(line) ? 2 : undefined));
    if (level !== undefined) headings.push({ level, start: index, end: index + line.length });
  }
  return headings;
}

function sectionEnd(text: string, start: number): number {
  if (text.length - start <= SECTION_LENGTH * 1.3) return text.length;
  const least = start + SECTION_LENGTH * 0.7;
  const most = start + SECTION_LENGTH * 1.3;
  for (const boundary of ["\n\n", "\n", " "]) {
    // Within a window: looking back through the whole of a text without boundaries would cost the square of its length.
    const at = text.slice(Math.floor(least), most + boundary.length).lastIndexOf(boundary);
    if (at >= 0) return Math.floor(least) + at + boundary.length;
  }
  const end = Math.floor(most);
  return /[\udc00-\udfff]/.test(text[end] ?? "") ? end + 1 : end;
}
