import type { TextSection, TypesetPart } from "./draw-protocol";

/** A4 in points, and what is left of it inside the margins. */
export const SHEET = { width: 595.28, height: 841.89, left: 64, top: 64, textWidth: 467.28, textHeight: 700 };

export interface LineStyle {
  size: number;
  weight: number;
  /** From one base line to the next. */
  leading: number;
  /** Above the first line of a paragraph. */
  before: number;
}

export type MeasureText = (text: string, style: LineStyle) => number;

/** One line on paper: the pieces between its tabs and how far from the left margin each begins. */
export interface SetLine {
  pieces: { text: string; x: number }[];
  style: LineStyle;
  /** Above the line. */
  space: number;
  /** Where its text stands, in code units. */
  start: number;
  end: number;
}

const BODY: LineStyle = { size: 11, weight: 400, leading: 15.5, before: 4 };
const CELLS: LineStyle = { size: 9.5, weight: 400, leading: 13, before: 1 };
const HEADINGS: readonly LineStyle[] = [
  { size: 19, weight: 600, leading: 24, before: 14 },
  { size: 15, weight: 600, leading: 20, before: 12 },
  { size: 12.5, weight: 600, leading: 17, before: 10 },
];
const NARROWEST_COLUMN = 44;
const WIDEST_COLUMN = 160;
const GAP = 8;

/** The lines of a section (or of its part that begins with a line), broken to the width of the sheet. Breaking from the start of any line on gives the same lines. */
export function* linesOf(section: Omit<TextSection, "number">, columns: number, measure: MeasureText): Generator<SetLine> {
  const headings = [...section.headings].sort((one, other) => one.start - other.start);
  let nextHeading = 0;
  for (let start = 0; start <= section.text.length; ) {
    const found = section.text.indexOf("\n", start);
    const end = found < 0 ? section.text.length : found;
    while ((headings[nextHeading]?.end ?? Infinity) <= start) nextHeading += 1;
    const heading = headings[nextHeading];
    const style = heading && heading.start <= start && heading.end > start ? (HEADINGS[heading.level - 1] ?? HEADINGS[2] ?? BODY) : section.kind === "sheet" ? CELLS : BODY;
    yield* paragraph(section.text, start, end, style, columns, measure);
    start = end + 1;
  }
}

function* paragraph(text: string, start: number, end: number, style: LineStyle, columns: number, measure: MeasureText): Generator<SetLine> {
  const after = Math.min(end + 1, text.length);
  if (text.slice(start, end).trim() === "") return yield { pieces: [], style: { ...style, leading: style.leading / 2 }, space: 0, start, end: after };
  let from = start;
  for (let first = true; from < end; first = false) {
    const line = oneLine(text, from, end, style, columns, measure);
    const to = line.end >= end ? after : line.end;
    yield { pieces: line.pieces, style, space: first ? style.before : 0, start: from, end: to };
    from = line.end;
  }
}

/** As much of the paragraph as one line holds. */
function oneLine(text: string, from: number, end: number, style: LineStyle, columns: number, measure: MeasureText): { pieces: SetLine["pieces"]; end: number } {
  const column = Math.min(WIDEST_COLUMN, Math.max(NARROWEST_COLUMN, SHEET.textWidth / Math.max(1, columns)));
  const pieces: SetLine["pieces"] = [];
  let [x, at] = [0, from];
  while (at < end) {
    const tab = text.indexOf("\t", at);
    const stop = tab < 0 || tab > end ? end : tab;
    const fitted = fit(text, at, stop, SHEET.textWidth - x, style, measure, pieces.length === 0);
    if (fitted.end > at) pieces.push({ text: text.slice(at, fitted.end).trimEnd(), x });
    if (fitted.end < stop) return { pieces, end: fitted.end };
    at = Math.min(end, stop + 1);
    const next = Math.max(x + column, Math.ceil((x + fitted.width + GAP) / column) * column);
    if (stop < end && next > SHEET.textWidth - NARROWEST_COLUMN / 2) return { pieces, end: at };
    x = next;
  }
  return { pieces, end: at };
}

const TOKEN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}][\p{P}\p{M}]*|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]+|\s+/u;
/** No line is longer than this, however narrow its letters. */
const LONGEST_WORD = 240;

/** How far the text goes in the width; at the beginning of a line at least one character. */
function fit(text: string, from: number, end: number, width: number, style: LineStyle, measure: MeasureText, mustMove: boolean): { end: number; width: number } {
  let [at, used] = [from, 0];
  while (at < end) {
    const token = tokenAt(text, at, end);
    const blank = token.trim() === "";
    const needed = measure(blank ? " ".repeat(Math.min(8, token.length)) : token, style);
    if (!blank && used + needed > width) {
      if (at > from || !mustMove) return { end: at, width: used };
      return broken(text, at, token, width, style, measure);
    }
    used += needed;
    at += token.length;
  }
  return { end: at, width: used };
}

function tokenAt(text: string, at: number, end: number): string {
  const last = Math.min(end, at + LONGEST_WORD);
  const high = text.charCodeAt(last - 1);
  const whole = last < end && last - at > 1 && high >= 0xd800 && high <= 0xdbff ? last - 1 : last;
  const piece = text.slice(at, whole);
  return TOKEN.exec(piece)?.[0] ?? piece;
}

/** A word that is longer than a line. */
function broken(text: string, at: number, token: string, width: number, style: LineStyle, measure: MeasureText): { end: number; width: number } {
  const characters = [...token];
  let [low, high] = [1, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(characters.slice(0, middle).join(""), style) <= width) low = middle;
    else high = middle - 1;
  }
  const part = characters.slice(0, low).join("");
  return { end: at + part.length, width: Math.min(width, measure(part, style)) };
}

/** Divides a section into sheets of paper; stops after `most`. */
export function partsOf(section: TextSection, measure: MeasureText, most: number): TypesetPart[] {
  const columns = section.kind === "sheet" ? widestRow(section.text) : 0;
  const parts: TypesetPart[] = [];
  let [start, height, skip] = [0, 0, 0];
  const close = (end: number) => {
    const take = charactersIn(section.text, start, end);
    parts.push({ section: section.number, start, end, skip, take, columns });
    [start, height, skip] = [end, 0, skip + take];
  };
  for (const line of linesOf(section, columns, measure)) {
    const tall = line.style.leading + (height === 0 ? 0 : line.space);
    if (height > 0 && height + tall > SHEET.textHeight) {
      close(line.start);
      if (parts.length >= most) return parts;
    }
    height += height === 0 ? line.style.leading : tall;
  }
  if (start < section.text.length || parts.length === 0) close(section.text.length);
  return parts;
}

function widestRow(text: string): number {
  let [most, tabs] = [1, 1];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 9) most = Math.max(most, (tabs += 1));
    else if (code === 10) tabs = 1;
  }
  return most;
}

function charactersIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const low = text.charCodeAt(at);
    if (low < 0xdc00 || low > 0xdfff) count += 1;
  }
  return count;
}
