import "server-only";
import type { ExtractedPage } from "@/lib/kernel/document-text";
import type { PdfPageText, PdfTextLine } from "@/lib/kernel/pdf-page-text";
import { isInCapitals, numberedLevel, readsAsSentence } from "../text/heading-words";

/** What is kept of every page until the whole document is read. */
export type PageLines = Pick<PdfPageText, "text" | "lines">;

type Headings = ExtractedPage["headings"];

const MAX_HEADING = 140;
/** Longer lines in the body's size are sentences. */
const MAX_RUN_IN = 90;
const LARGER = 1.12;

interface Letters {
  height: number;
  font: string | undefined;
  /** Of a full line, in characters. */
  lineLength: number;
}

/** Headings of each page: larger than the body's letters, numbered, in capitals or alone in a font of their own. Levels by size, then by numbering. */
export function findHeadings(pages: readonly PageLines[]): Headings[] {
  const body = bodyLetters(pages);
  const repeated = runningLines(pages, body.height);
  const sizes = largerSizes(pages, body.height);
  return pages.map((page) => {
    const headings: Headings = [];
    page.lines.forEach((line, index) => {
      if (line.end - line.start > MAX_HEADING) return;
      const text = page.text.slice(line.start, line.end);
      const level = headingLevel(text, line, nextLine(page, index), body, sizes);
      if (level !== undefined && !repeated.has(signature(text, line, body.height)))
        headings.push({ level, start: line.start, end: line.end });
    });
    return joinWrapped(page, headings);
  });
}

function headingLevel(text: string, line: PdfTextLine, next: NextLine, body: Letters, sizes: readonly number[]): number | undefined {
  const larger = line.height > body.height * LARGER;
  if (!larger && text.length > MAX_RUN_IN) return undefined;
  if (text.includes("\t") || !/\p{L}{2}/u.test(text)) return undefined;
  if (larger) return Math.min(3, 1 + Math.max(0, sizes.indexOf(rounded(line.height))));
  if (readsAsSentence(text, next === "apart")) return undefined;
  const numbered = numberedLevel(text);
  // The first line of a wrapped clause is numbered too, but it is full.
  if (numbered !== undefined) return next === "apart" || (next === "beneath" && text.length < body.lineLength * 0.6) ? numbered : undefined;
  if (!line.opensParagraph) return undefined;
  if (isInCapitals(text)) return 2;
  return next === "apart" && line.font !== undefined && line.font !== body.font && /^\p{Lu}/u.test(text) ? 3 : undefined;
}

/** Whether the line after it begins a paragraph, follows beneath, or goes on in the middle of a sentence. */
type NextLine = "apart" | "beneath" | "continues";

function nextLine({ lines, text }: PageLines, index: number): NextLine {
  const next = lines[index + 1];
  if (next && /^\p{Ll}/u.test(text.slice(next.start, next.start + 1))) return "continues";
  return !next || next.opensParagraph ? "apart" : "beneath";
}

/** The height and the font that most letters have, and how long a full line is. */
function bodyLetters(pages: readonly PageLines[]): Letters {
  const heights = new Map<number, number>();
  const fonts = new Map<string | undefined, number>();
  const lengths: number[] = [];
  for (const page of pages) {
    for (const { height, font, start, end } of page.lines) {
      heights.set(rounded(height), (heights.get(rounded(height)) ?? 0) + end - start);
      fonts.set(font, (fonts.get(font) ?? 0) + end - start);
      lengths.push(end - start);
    }
  }
  lengths.sort((a, b) => a - b);
  return { height: mostUsed(heights) ?? Infinity, font: mostUsed(fonts), lineLength: lengths[Math.floor(lengths.length * 0.75)] ?? 0 };
}

function mostUsed<T>(weights: ReadonlyMap<T, number>): T | undefined {
  return [...weights].reduce<[T | undefined, number]>((best, one) => (one[1] > best[1] ? one : best), [undefined, 0])[0];
}

function rounded(height: number): number {
  return Math.round(height * 2) / 2;
}

function largerSizes(pages: readonly PageLines[], body: number): number[] {
  const sizes = new Set<number>();
  for (const page of pages) for (const line of page.lines) if (line.height > body * LARGER) sizes.add(rounded(line.height));
  return [...sizes].sort((a, b) => b - a);
}

/** Running heads and feet: among the outermost two lines of at least three pages and a third of them. */
function runningLines(pages: readonly PageLines[], body: number): Set<string> {
  const seen = new Map<string, number>();
  for (const { lines, text } of pages) {
    const outer = lines.filter((line, index) => (index < 2 || index >= lines.length - 2) && line.end - line.start <= MAX_HEADING);
    for (const one of new Set(outer.map((line) => signature(text.slice(line.start, line.end), line, body))))
      seen.set(one, (seen.get(one) ?? 0) + 1);
  }
  return new Set([...seen].filter(([, count]) => count >= 3 && count * 3 >= pages.length).map(([line]) => line));
}

/** Page numbers count as equal; numbers of clauses and in titles don't. */
function signature(text: string, line: PdfTextLine, body: number): string {
  const counts = line.height > body * LARGER || numberedLevel(text) !== undefined;
  return counts ? text : text.replace(/\d+/g, "#").trim();
}

/** A heading that wraps is one heading. */
function joinWrapped(page: PageLines, headings: Headings): Headings {
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
