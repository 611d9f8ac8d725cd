import "server-only";
import type { ExtractedPage } from "@/lib/kernel/document-text";
import { sentencesOf, type TextRange } from "./text-sentences";

/** Whole sentences up to `size` characters together; each stretch repeats the last sentences of the one before it that fit `overlap`. */
export function sentenceRanges(page: ExtractedPage, { size, overlap }: { size: number; overlap: number }): TextRange[] {
  const sentences = sentencesOf(page, size);
  const ranges: TextRange[] = [];
  let first = 0;
  while (first < sentences.length) {
    let last = first;
    while (spans(sentences, first, last + 1, size)) last += 1;
    ranges.push({ start: sentences[first]?.start ?? 0, end: sentences[last]?.end ?? 0 });
    if (last >= sentences.length - 1) break;
    let next = last + 1;
    // As much of the end is repeated as fits beside the sentence that comes next.
    while (next - 1 > first && spans(sentences, next - 1, last, overlap) && spans(sentences, next - 1, last + 1, size)) next -= 1;
    first = next;
  }
  return ranges;
}

function spans(sentences: readonly TextRange[], from: number, to: number, most: number): boolean {
  const [a, b] = [sentences[from], sentences[to]];
  return a !== undefined && b !== undefined && b.end - a.start <= most;
}
