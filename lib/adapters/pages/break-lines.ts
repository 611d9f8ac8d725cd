import type { LineStyle, MeasureText } from "./paper";

const TOKEN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}][\p{P}\p{M}]*|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]+|\s+/u;
/** Looked at together; no line of a sheet holds more without a space. */
const LONGEST_WORD = 240;
const MOST_SPACES = 8;
/** Between cells of a table that stands in running text. */
export const TAB = "    ";

/** How far the text between `from` and `end` goes in the width: at least one character, so that every line gets on. */
export function fitLine(text: string, from: number, end: number, width: number, style: LineStyle, measure: MeasureText): number {
  let [at, used] = [from, 0];
  while (at < end) {
    const token = tokenAt(text, at, end);
    const blank = token.trim() === "";
    const needed = measure(blank ? token.replaceAll("\t", TAB).slice(0, MOST_SPACES) : token, style);
    if (!blank && used + needed > width) return at > from ? at : at + brokenWord(token, width, style, measure).length;
    used += needed;
    at += token.length;
  }
  return at;
}

function tokenAt(text: string, at: number, end: number): string {
  const last = Math.min(end, at + LONGEST_WORD);
  const high = text.charCodeAt(last - 1);
  const whole = last < end && last - at > 1 && high >= 0xd800 && high <= 0xdbff ? last - 1 : last;
  const piece = text.slice(at, whole);
  return TOKEN.exec(piece)?.[0] ?? piece;
}

/** As much of a word as fits, when it is longer than a line. */
function brokenWord(word: string, width: number, style: LineStyle, measure: MeasureText): string {
  const characters = [...word];
  let [low, high] = [1, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(characters.slice(0, middle).join(""), style) <= width) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join("");
}
