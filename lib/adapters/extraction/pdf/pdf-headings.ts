import "server-only";
import type { ExtractedPage } from "@/lib/kernel/document-text";
import type { PdfPageText, PdfTextLine } from "@/lib/kernel/pdf-page-text";

type Headings = ExtractedPage["headings"];

const MAX_HEADING = 140;
const LARGER = 1.12;

/** Headings of each page: larger than the body's letters, numbered, or short lines in capitals. Levels by size, then by numbering. */
export function findHeadings(pages: readonly PdfPageText[]): Headings[] {
  const body = bodyHeight(pages);
  const repeated = repeatedLines(pages);
  const sizes = largerSizes(pages, body);
  return pages.map((page) => {
    const headings: Headings = [];
    for (const line of page.lines) {
      const text = page.text.slice(line.start, line.end);
      const level = repeated.has(signature(text)) ? undefined : headingLevel(text, line, body, sizes);
      if (level !== undefined) headings.push({ level, start: line.start, end: line.end });
    }
    return joinWrapped(page, headings);
  });
}

function headingLevel(text: string, line: PdfTextLine, body: number, sizes: readonly number[]): number | undefined {
  if (text.length > MAX_HEADING || text.includes("\t") || !/\p{L}{2}/u.test(text)) return undefined;
  if (line.height > body * LARGER) return Math.min(3, 1 + Math.max(0, sizes.indexOf(rounded(line.height))));
  const numbered =
    /^(?:(?:article|section|schedule|annex|appendix|part|chapter|exhibit)\s+[\dIVXLA-Z]+\b|(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=\p{Lu}))/iu.exec(
      text,
    );
  const endsSentence = /[.;:,]$/.test(text.replace(/^\S+\s/, "").trim()) && !/[\p{Lu}\d]\.$/u.test(text);
  if (numbered && text.length <= 90 && !endsSentence) return Math.min(5, 2 + (numbered[1]?.split(".").length ?? 1) - 1);
  const letters = text.replace(/[^\p{L}]/gu, "");
  const capitals = letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  return capitals && line.opensParagraph && text.length <= 90 ? 2 : undefined;
}

/** The height that most letters have. */
function bodyHeight(pages: readonly PdfPageText[]): number {
  const weight = new Map<number, number>();
  for (const page of pages)
    for (const line of page.lines) weight.set(rounded(line.height), (weight.get(rounded(line.height)) ?? 0) + line.end - line.start);
  let [best, most] = [Infinity, 0];
  for (const [height, letters] of weight) if (letters > most) [best, most] = [height, letters];
  return best;
}

function rounded(height: number): number {
  return Math.round(height * 2) / 2;
}

function largerSizes(pages: readonly PdfPageText[], body: number): number[] {
  const sizes = new Set<number>();
  for (const page of pages) for (const line of page.lines) if (line.height > body * LARGER) sizes.add(rounded(line.height));
  return [...sizes].sort((a, b) => b - a);
}

/** Running heads and feet: the same line, page numbers aside, on at least three pages and a third of them. */
function repeatedLines(pages: readonly PdfPageText[]): Set<string> {
  const seen = new Map<string, number>();
  for (const page of pages)
    for (const line of new Set(page.lines.map((one) => signature(page.text.slice(one.start, one.end)))))
      seen.set(line, (seen.get(line) ?? 0) + 1);
  return new Set([...seen].filter(([, count]) => count >= 3 && count * 3 >= pages.length).map(([line]) => line));
}

function signature(text: string): string {
  return text.replace(/\d+/g, "#").trim();
}

/** A heading that wraps is one heading. */
function joinWrapped(page: PdfPageText, headings: Headings): Headings {
  const joined: Headings = [];
  for (const heading of headings) {
    const last = joined[joined.length - 1];
    const between = last ? page.text.slice(last.end, heading.start) : "";
    const newNumber = /^\d/.test(page.text.slice(heading.start, heading.end));
    if (last && between === "\n" && last.level === heading.level && !newNumber && heading.end - last.start <= 2 * MAX_HEADING)
      last.end = heading.end;
    else joined.push(heading);
  }
  return joined;
}
