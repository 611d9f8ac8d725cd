import "server-only";
import { foldText, segmentText } from "@/lib/kernel/text-segmentation";
import type { ParsedPassage } from "../passage-prompt";
import { splitSentences, type TextRange } from "../sentences";

export interface Candidate extends TextRange {
  passage: ParsedPassage;
  /** Position of the passage in the list, best first. */
  rank: number;
  /** Position among the passage's sentences. */
  order: number;
  text: string;
  terms: string[];
  set: Set<string>;
  /** Terms of the heading above: the passage's own and the last short line before the sentence. */
  heading: Set<string>;
  /** Terms of the sentence before and after. */
  around: Set<string>;
}

/** A longer sentence is cut at its semicolons: nobody wants half a page as a quote. */
const LONG = 900;
const MAX_CANDIDATES = 2000;

function clauses(text: string, sentence: TextRange): TextRange[] {
  if (sentence.end - sentence.start <= LONG) return [sentence];
  const cuts = [...text.slice(sentence.start, sentence.end).matchAll(/;\s+|:\s+(?=\()/gu)].map(
    (match) => sentence.start + match.index + match[0].length,
  );
  const parts: TextRange[] = [];
  let { start } = sentence;
  for (const cut of [...cuts, sentence.end]) {
    if (cut - start < LONG / 3 && cut < sentence.end) continue;
    parts.push({ start, end: start + text.slice(start, cut).trimEnd().length });
    start = cut;
  }
  return parts.filter((part) => part.end > part.start);
}

/** A short line without a full stop, or a run-in title such as "12.3 Notices." in capitals or title case. */
function isHeading(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (text.length >= 90 || words.length > 9 || /[\t|]/u.test(text)) return false;
  if (!/[.!?。！？;,]$/u.test(text)) return true;
  const long = words.filter((word) => /^\p{L}{4,}/u.test(word));
  return /\.$/u.test(text) && words.length <= 7 && long.length > 0 && long.every((word) => /^\p{Lu}/u.test(word));
}

function ofPassage(passage: ParsedPassage, rank: number): Candidate[] {
  const own = segmentText(passage.heading);
  let line: string[] = [];
  const out: Candidate[] = [];
  for (const range of splitSentences(passage.text).flatMap((sentence) => clauses(passage.text, sentence))) {
    const text = passage.text.slice(range.start, range.end);
    const terms = segmentText(text);
    out.push({
      ...range,
      passage,
      rank,
      order: out.length,
      text,
      terms,
      set: new Set(terms),
      heading: new Set([...own, ...line]),
      around: new Set(),
    });
    if (isHeading(text)) line = terms;
  }
  for (const [at, candidate] of out.entries()) {
    for (const neighbour of [out[at - 1], out[at + 1]]) for (const term of neighbour?.terms ?? []) candidate.around.add(term);
  }
  return out;
}

/** Every sentence, clause, list item and table row of the passages once, with what stands around it. */
export function sentenceCandidates(passages: readonly ParsedPassage[]): Candidate[] {
  const seen = new Set<string>();
  const out: Candidate[] = [];
  for (const [rank, passage] of passages.entries()) {
    for (const candidate of ofPassage(passage, rank)) {
      const key = foldText(candidate.text).replace(/\s+/gu, " ");
      // A document that writes our own tags is quoted around them.
      if (seen.has(key) || candidate.terms.length === 0 || /<\s*\/?\s*(?:cite|not-found)/iu.test(candidate.text)) continue;
      seen.add(key);
      out.push(candidate);
    }
    if (out.length > MAX_CANDIDATES) break;
  }
  return out;
}
