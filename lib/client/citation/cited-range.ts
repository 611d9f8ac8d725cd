import { findQuote } from "@/lib/kernel/quote-location";

/** A citation as an address carries it. Offsets are UTF-16 code units into the text of the page. */
export interface Citation {
  page: number;
  start: number | null;
  end: number | null;
  quote: string;
}

export interface TextRange {
  start: number;
  end: number;
}

/** Characters from which a quote may have been shortened. */
const LONG = 300;

/** Joins what the eye joins: runs of white space are one space. */
function plain(value: string): string {
  return value.replace(/\s+/gu, " ").trim();
}

/**
 * Where the cited words stand in the page's text. The given offsets hold as long as the quote stands there; otherwise the
 * quote is looked for near them. Null when less than half of it is found: then nothing may be marked.
 */
export function citedRange(text: string, { start, end, quote }: Citation): TextRange | null {
  const given = start !== null && end !== null && start >= 0 && start < end && end <= text.length ? { start, end } : null;
  if (quote.trim() === "") return given;
  if (given) {
    const there = plain(text.slice(given.start, given.end));
    if (there === plain(quote) || beginsWith(there, quote)) return given;
  }
  const found = findQuote(text, quote, start ?? 0);
  return found ? { start: found.start, end: found.end } : null;
}

/** Addresses carry the beginning of a long quote; there it vouches for the offsets as the whole would. */
function beginsWith(there: string, quote: string): boolean {
  return quote.length >= LONG && there.startsWith(plain(quote).replace(/\ufffd$/u, ""));
}

export interface TextPart {
  text: string;
  marked: boolean;
}

/** Divides a piece of the page's text that begins at `offset` into parts inside and outside the range. */
export function markedParts(piece: string, offset: number, range: TextRange | null): TextPart[] {
  const from = range ? Math.min(Math.max(range.start - offset, 0), piece.length) : 0;
  const to = range ? Math.min(Math.max(range.end - offset, from), piece.length) : 0;
  if (from >= to) return piece ? [{ text: piece, marked: false }] : [];
  return [
    { text: piece.slice(0, from), marked: false },
    { text: piece.slice(from, to), marked: true },
    { text: piece.slice(to), marked: false },
  ].filter((part) => part.text !== "");
}
