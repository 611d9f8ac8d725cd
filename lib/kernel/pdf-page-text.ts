import { type Line, type Piece, piecesOf, readingOrder } from "./pdf-reading-order";
import type { PdfPageText, PdfTextItem, PdfTextLine } from "./pdf-text-model";

export type { PdfPageText, PdfTextItem, PdfTextLine } from "./pdf-text-model";
export { findQuote } from "./quote-location";
export { rectsForRange } from "./pdf-page-rects";

/** A gap wider than this many letter heights separates cells and is written as a tab. */
const CELL_GAP = 1.6;
const WORD_GAP = 0.12;
const SPACE = 32;
const PARAGRAPH_GAP = 1.3;

/**
 * The text of a PDF page from pdfjs text items, the same on the server and in the browser, so that a character range
 * found on one side can be drawn on the other. Lines end in "\n", paragraphs in "\n\n", cells in "\t"; words hyphenated
 * at a line end are joined. Deterministic; items must come from `getTextContent()` with its default parameters.
 */
export function pdfPageText(items: readonly PdfTextItem[]): PdfPageText {
  const lines = readingOrder(piecesOf(items));
  const advance = medianAdvance(lines);
  const keepHyphens = !looksHyphenated(lines);
  const page: PdfPageText = { text: "", runs: [], lines: [], items };
  let previous: Line | undefined;
  for (const line of lines) {
    let opensParagraph = !previous;
    if (previous && breaksWord(previous, line)) {
      if (!keepHyphens && !COMPOUND.test(page.text.slice(-12))) dropLastCharacter(page);
    } else if (previous) {
      opensParagraph = startsParagraph(previous, line, advance);
      page.text += opensParagraph ? "\n\n" : "\n";
    }
    const start = page.text.length;
    writeLine(page, line);
    page.lines.push({ start, end: page.text.length, opensParagraph, ...lettersOf(line, items) });
    previous = line;
  }
  return page;
}

function lettersOf(line: Line, items: readonly PdfTextItem[]): Pick<PdfTextLine, "height" | "font"> {
  let most: Piece | undefined;
  let font = items[line.pieces[0]?.item ?? -1]?.fontName;
  for (const piece of line.pieces) {
    if (!most || piece.str.length > most.str.length) most = piece;
    if (items[piece.item]?.fontName !== font) font = undefined;
  }
  return { height: most?.height ?? line.height, font };
}

function dropLastCharacter(page: PdfPageText): void {
  page.text = page.text.slice(0, -1);
  const run = page.runs[page.runs.length - 1];
  const line = page.lines[page.lines.length - 1];
  if (run) run.end -= 1;
  if (line) line.end -= 1;
}

/** "4.2", "(a)", "iv.", "•": a label in the margin, not a cell. */
const LABEL = /^(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]{1,2}|[ivxl]{1,6})[.)]*|[-•▪●○◦–—*§])$/i;

function writeLine(page: PdfPageText, line: Line): void {
  const cellGap = isLabelled(line) ? " " : "\t";
  let before: Piece | undefined;
  line.pieces.forEach((piece, index) => {
    const afterSpace = !before || page.text.charCodeAt(page.text.length - 1) <= SPACE;
    const gap = before ? separator(before, piece, afterSpace, cellGap) : "";
    page.text += gap;
    const lead = afterSpace || gap ? piece.str.length - piece.str.trimStart().length : 0;
    const str = index === line.pieces.length - 1 ? piece.str.slice(lead).trimEnd() : piece.str.slice(lead);
    const start = page.text.length;
    page.text += str;
    if (str) page.runs.push({ start, end: start + str.length, item: piece.item, from: lead });
    before = piece;
  });
}

function isLabelled({ pieces: [first, ...rest] }: Line): boolean {
  if (!first || !LABEL.test(first.str.trim())) return false;
  return rest.every((piece, index) => index === 0 || !isCellGap(rest[index - 1] ?? first, piece));
}

function isCellGap(before: Piece, piece: Piece): boolean {
  return piece.u - before.end > CELL_GAP * Math.min(piece.height, before.height);
}

function separator(before: Piece, piece: Piece, afterSpace: boolean, cellGap: string): string {
  if (isCellGap(before, piece)) return afterSpace && cellGap === " " ? "" : cellGap;
  const gap = piece.u - before.end;
  const apart = before.spaceAfter || gap > WORD_GAP * Math.min(piece.height, before.height);
  return apart && !afterSpace && !/^\s/.test(piece.str) ? " " : "";
}

const HYPHEN_END = /\p{L}[-\u2010]$/u;
const LOWER_START = /^\p{Ll}/u;
/** First halves that keep their hyphen when a line happens to break there. */
const COMPOUND =
  /(?:^|[^\p{L}])(?:non|self|co|re|pre|post|sub|semi|anti|inter|multi|cross|well|long|short|high|low|third|two|three|ex|on|off|in|vice|year|day|arm|good|full|half|mid)[-\u2010]$/iu;

function breaksWord(previous: Line, line: Line): boolean {
  const sameSize = Math.abs(previous.height - line.height) < 0.3 * line.height;
  return sameSize && HYPHEN_END.test(previous.last) && LOWER_START.test(line.first);
}

/** Automatic hyphenation shows as several line-end hyphens a page; a lone one is part of the word. */
function looksHyphenated(lines: readonly Line[]): boolean {
  let count = 0;
  lines.forEach((line, index) => {
    if (HYPHEN_END.test(line.last) && LOWER_START.test(lines[index + 1]?.first ?? "")) count += 1;
  });
  return count >= 3 && count >= lines.length * 0.04;
}

function startsParagraph(previous: Line, line: Line, advance: number): boolean {
  const step = previous.v - line.v;
  const size = Math.max(previous.height, line.height);
  if (previous.angle !== line.angle || step < -0.5 * size) return true;
  return step > Math.max(advance * PARAGRAPH_GAP, size * 1.25);
}

/** The usual distance between baselines, PDF units. */
function medianAdvance(lines: readonly Line[]): number {
  const steps: number[] = [];
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    const step = next ? line.v - next.v : 0;
    if (next && step > 0.3 * line.height && step < 4 * line.height) steps.push(step);
  });
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}
