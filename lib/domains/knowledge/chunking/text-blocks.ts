import "server-only";
import type { ExtractedPage } from "@/lib/kernel/document-text";

/** A stretch of a page that should stay together; offsets into the page's text, without white space at its ends. */
export interface Block {
  kind: "heading" | "clause" | "row" | "paragraph";
  start: number;
  end: number;
  /** Of a heading. */
  level: number;
  /** Of a row: the header of its table, unless this is it. */
  tableHeader?: string | undefined;
}

/** "4.2 …", "(a) …", "Article 5 …", "§ 3 …", "第十二条 …": a numbered clause begins on this line. */
const CLAUSE =
  /^(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]?\s+\S|\(?(?:[a-z]{1,2}|[ivxl]{1,5}|\d{1,2})\)\s+\S|(?:article|section|clause|schedule|annex|appendix)\s+[\dIVXL]+\b|§+\s*\d|第[\d一二三四五六七八九十百]+[条章节條節])/i;

/** “Term” means …, "Term" (or "T") shall mean …: a definition begins on this line. */
const DEFINITION =
  /^["“”„«‘'][^"“”„«»\n]{1,80}["”“»’'],?\s+(?:\([^)]{1,80}\)\s+)?(?:shall\s+)?(?:means?|has the (?:same )?meaning|refers to|includes?|bedeutet|bezeichnet|désigne|signifie|significa|significará)\b/i;

/** Every line of the page belongs to exactly one block. */
export function blocksOf(page: ExtractedPage): Block[] {
  const blocks: Block[] = [];
  const headings = [...page.headings].sort((a, b) => a.start - b.start);
  let table: string | undefined;
  let blank = true;
  for (const { start, end } of linesOf(page.text)) {
    if (start === end) {
      blank = true;
      table = undefined;
      continue;
    }
    const heading = headings.find((one) => start < one.end && end > one.start);
    const line = page.text.slice(start, end);
    const kind = heading ? "heading" : lineKind(page, line);
    const last = blocks[blocks.length - 1];
    if (kind === "row") {
      blocks.push({ kind, start, end, level: 0, tableHeader: table });
      table ??= headerOf(line);
    } else if (last && continuesBlock(last, kind, heading?.start, blank)) last.end = end;
    else blocks.push({ kind, start, end, level: heading?.level ?? 0 });
    if (kind !== "row") table = undefined;
    blank = false;
  }
  return blocks;
}

function lineKind(page: ExtractedPage, line: string): Block["kind"] {
  if (page.kind === "sheet" || line.includes("\t")) return "row";
  return CLAUSE.test(line) || DEFINITION.test(line) ? "clause" : "paragraph";
}

/** A first row of short names, without figures; joined as a reader would say it. */
function headerOf(line: string): string | undefined {
  const cells = line.split("\t").filter(Boolean);
  const named = cells.length > 1 && cells.every((cell) => /\p{L}/u.test(cell) && cell.length <= 60 && !/\d{3}/.test(cell));
  return named ? cells.join(" · ").slice(0, 200) : undefined;
}

function continuesBlock(last: Block, kind: Block["kind"], headingStart: number | undefined, blank: boolean): boolean {
  if (kind === "heading") return last.kind === "heading" && headingStart !== undefined && headingStart <= last.start;
  return !blank && kind === "paragraph" && (last.kind === "paragraph" || last.kind === "clause");
}

/** Lines without the white space at their ends; a blank line is an empty range. */
function* linesOf(text: string): Generator<{ start: number; end: number }> {
  for (let from = 0; from <= text.length;) {
    const next = text.indexOf("\n", from);
    const to = next < 0 ? text.length : next;
    const line = text.slice(from, to);
    const start = from + line.length - line.trimStart().length;
    yield { start: Math.min(start, to), end: Math.max(Math.min(start, to), from + line.trimEnd().length) };
    from = to + 1;
  }
}
