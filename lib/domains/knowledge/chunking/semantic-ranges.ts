import "server-only";
import type { ExtractedPage } from "@/lib/kernel/document-text";
import { segmentText } from "@/lib/kernel/text-segmentation";
import { sentencesOf, type TextRange } from "./text-sentences";

/** Sentences on either side of a gap that are compared. */
const WINDOW = 3;

/** Sentences of the pages, in one list: what is embedded, in one go. */
export function semanticSentences(pages: readonly ExtractedPage[], size: number): { page: ExtractedPage; sentences: TextRange[] }[] {
  return pages.map((page) => ({ page, sentences: sentencesOf(page, size) }));
}

/** Of the gap after each sentence but the last: how alike the sentences before and after it are, by their words. */
export function likenessOfWords(texts: readonly string[]): number[] {
  const counted = texts.map((text) => segmentText(text));
  return counted.slice(1).map((_, gap) => {
    const [before, after] = sides(counted, gap).map((side) => countTerms(side.flat()));
    return before && after ? cosineOfCounts(before, after) : 0;
  });
}

/** The same by sentence embeddings. */
export function likenessOfEmbeddings(embeddings: readonly (readonly number[])[]): number[] {
  return embeddings.slice(1).map((_, gap) => {
    const [before, after] = sides(embeddings, gap).map(sumOf);
    return before && after ? cosine(before, after) : 0;
  });
}

/**
 * Stretches of at most `size` characters that end where the topic changes: a gap between sentences is a boundary where the likeness of
 * the sentences before and after it falls deeper than usual. M. A. Hearst, "TextTiling: segmenting text into multi-paragraph subtopic
 * passages", Computational Linguistics 23(1), 1997, over word counts or sentence embeddings.
 */
export function semanticRanges(sentences: readonly TextRange[], likeness: readonly number[], size: number): TextRange[] {
  const depths = likeness.map((_, gap) => depthOf(likeness, gap));
  const mean = depths.reduce((sum, depth) => sum + depth, 0) / Math.max(1, depths.length);
  const deviation = Math.sqrt(depths.reduce((sum, depth) => sum + (depth - mean) ** 2, 0) / Math.max(1, depths.length));
  const ranges: TextRange[] = [];
  let first = 0;
  const close = (last: number) => {
    ranges.push({ start: sentences[first]?.start ?? 0, end: sentences[last]?.end ?? 0 });
    first = last + 1;
  };
  for (let at = 0; at < sentences.length; at += 1) {
    while (first < at && lengthOf(sentences, first, at) > size) close(weakestGap(likeness, first, at));
    const deep = (depths[at] ?? 0) > mean + deviation / 2;
    if (deep && lengthOf(sentences, first, at) >= size / 4) close(at);
  }
  if (first < sentences.length) close(sentences.length - 1);
  return ranges;
}

function lengthOf(sentences: readonly TextRange[], from: number, to: number): number {
  return (sentences[to]?.end ?? 0) - (sentences[from]?.start ?? 0);
}

/** How far it lies below the highest points on its left and right. */
function depthOf(likeness: readonly number[], gap: number): number {
  const own = likeness[gap] ?? 0;
  const climb = (step: number) => {
    let top = own;
    for (let at = gap + step; (likeness[at] ?? -1) >= top; at += step) top = likeness[at] ?? top;
    return top - own;
  };
  return climb(-1) + climb(1);
}

/** The least alike gap between the two sentences, in the later half where there is a choice. */
function weakestGap(likeness: readonly number[], first: number, last: number): number {
  let best = Math.max(first, Math.floor((first + last) / 2));
  for (let gap = best; gap < last; gap += 1) if ((likeness[gap] ?? 0) < (likeness[best] ?? 0)) best = gap;
  return Math.min(best, last - 1);
}

function sides<T>(all: readonly T[], gap: number): [T[], T[]] {
  return [all.slice(Math.max(0, gap + 1 - WINDOW), gap + 1), all.slice(gap + 1, gap + 1 + WINDOW)];
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function cosineOfCounts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const terms = [...new Set([...a.keys(), ...b.keys()])];
  return cosine(
    terms.map((term) => a.get(term) ?? 0),
    terms.map((term) => b.get(term) ?? 0),
  );
}

function sumOf(vectors: readonly (readonly number[])[]): number[] {
  const [first, ...rest] = vectors;
  return (first ?? []).map((value, at) => rest.reduce((sum, vector) => sum + (vector[at] ?? 0), value));
}

function cosine(a: readonly number[], b: readonly number[]): number {
  let [dot, ofA, ofB] = [0, 0, 0];
  for (let at = 0; at < a.length; at += 1) {
    const [x, y] = [a[at] ?? 0, b[at] ?? 0];
    dot += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return dot === 0 ? 0 : dot / Math.sqrt(ofA * ofB);
}
