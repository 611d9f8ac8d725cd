import "server-only";
import type { Block } from "./text-blocks";

/** The rules of sentences differ little where they matter here; ICU handles CJK and Thai under any locale. */
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const words = new Intl.Segmenter("en", { granularity: "word" });
/** A full stop after these does not end a sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:no|nos|art|sec|cl|para|fig|cf|e\.g|i\.e|vs|messrs|prof|pp|vol|ch|ref|max|min|inc|ltd|co|corp|mr|mrs|ms|dr|st|approx|incl|[A-Z])\.\s*$/i;

/** The block itself, or its parts at sentence ends (else words, else characters) no longer than `max`. */
export function divide(text: string, block: Block, { target, max }: { target: number; max: number }): Block[] {
  if (block.end - block.start <= max) return [block];
  const parts: Block[] = [];
  let start = block.start;
  let end = start;
  const flush = () => {
    const trimmed = trim(text, start, end);
    if (trimmed) parts.push({ ...block, ...trimmed, kind: parts.length && block.kind === "heading" ? "paragraph" : block.kind });
    start = end;
  };
  for (const boundary of boundaries(text, block, max)) {
    if (end > start && boundary - start > target) flush();
    end = boundary;
  }
  flush();
  return parts;
}

/** Ascending offsets at which the block may be cut, none further apart than `max`; the last is its end. */
function* boundaries(text: string, block: Block, max: number): Generator<number> {
  let from = block.start;
  for (const to of sentenceEnds(text, block)) {
    if (to - from > max) yield* wordEnds(text, from, to, max);
    yield to;
    from = to;
  }
}

export function* sentenceEnds(text: string, { start, end }: Pick<Block, "start" | "end">): Generator<number> {
  let at = start;
  for (const { segment } of sentences.segment(text.slice(start, end))) {
    at += segment.length;
    if (at < end && ABBREVIATION.test(segment)) continue;
    yield at;
  }
  if (at < end) yield end;
}

export function* wordEnds(text: string, start: number, end: number, max: number): Generator<number> {
  let from = start;
  for (const { index, segment } of words.segment(text.slice(start, end))) {
    const [begin, stop] = [start + index, start + index + segment.length];
    if (stop - from <= max) continue;
    if (begin > from) yield (from = begin);
    while (stop - from > max) yield (from = characterBoundary(text, from + max));
  }
}

function characterBoundary(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? "") ? at - 1 : at;
}

function trim(text: string, start: number, end: number): { start: number; end: number } | undefined {
  const part = text.slice(start, end);
  if (!part.trim()) return undefined;
  return { start: start + part.length - part.trimStart().length, end: start + part.trimEnd().length };
}
