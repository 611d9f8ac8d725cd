import "server-only";
import type { ExtractedPage } from "@/lib/kernel/document-text";
import { type TextRange, trimmed } from "./text-sentences";

const words = new Intl.Segmenter("en", { granularity: "word" });
/** How far a cut moves back to spare a word. */
const REACH = 80;

/** Stretches of at most `size` characters, each beginning about `overlap` before the end of the one before it; no word is cut that fits. */
export function fixedRanges({ text }: ExtractedPage, { size, overlap }: { size: number; overlap: number }): TextRange[] {
  const ranges: TextRange[] = [];
  let start = 0;
  let covered = 0;
  while (start < text.length) {
    const end = start + size >= text.length ? text.length : wordBoundary(text, start + size, Math.max(covered, start) + 1);
    const range = trimmed(text, start, end);
    if (range && range.end > covered) ranges.push(range);
    covered = end;
    if (end >= text.length) break;
    // The next passage reaches beyond this one, or the text would never end.
    const least = (range?.start ?? start) + 1;
    start = overlap > 0 ? Math.max(least, wordBoundary(text, end - overlap, least)) : end;
  }
  return ranges;
}

/** The last boundary between words at or before `at`, not before `least`; where a word is longer, between whole characters. */
function wordBoundary(text: string, at: number, least: number): number {
  const from = Math.max(least - 1, at - REACH);
  const space = text.slice(from, at + 1).search(/\s(?=\S*$)/);
  if (space >= 0 && from + space + 1 >= least && from + space + 1 <= at) return from + space + 1;
  let best = 0;
  for (const { index } of words.segment(text.slice(from, at + REACH))) if (from + index <= at && from + index >= least) best = from + index;
  if (best > from || best >= least) return best;
  return /[\udc00-\udfff]/.test(text[at] ?? "") ? Math.max(least, at - 1) : at;
}
