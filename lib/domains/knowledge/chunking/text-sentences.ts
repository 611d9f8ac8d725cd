import "server-only";
import type { ExtractedPage } from "@/lib/kernel/document-text";
import { sentenceEnds, wordEnds } from "./divide-text";
import { blocksOf } from "./text-blocks";

/** A stretch of a page's text, without white space at its ends. */
export interface TextRange {
  start: number;
  end: number;
}

/** The sentences of a page in order, none longer than `max`; a line that merely wraps ends none. */
export function sentencesOf(page: ExtractedPage, max: number): TextRange[] {
  // As many characters as before, so that offsets stay true.
  const flowing = page.text.replace(/[\r\n\u2028\u2029]/g, " ");
  return blocksOf(page).flatMap((block) => {
    let from = block.start;
    const ranges: TextRange[] = [];
    for (const to of sentenceEnds(flowing, block)) {
      const cuts = to - from > max ? [...wordEnds(flowing, from, to, max), to] : [to];
      for (const cut of cuts) {
        const range = trimmed(flowing, from, cut);
        if (range) ranges.push(range);
        from = cut;
      }
    }
    return ranges;
  });
}

export function trimmed(text: string, start: number, end: number): TextRange | undefined {
  const part = text.slice(start, end);
  if (!part.trim()) return undefined;
  return { start: start + part.length - part.trimStart().length, end: start + part.trimEnd().length };
}
