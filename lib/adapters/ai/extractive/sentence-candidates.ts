import "server-only";
import type { ParsedPassage } from "../passage-prompt";
import { splitSentences } from "../sentences";
import { foldText, segmentText } from "@/lib/kernel/text-segmentation";

export interface Candidate {
  /** Number of the passage in the prompt. */
  passage: number;
  /** Position of the passage in the list, best first. */
  rank: number;
  /** Position among the passage's candidates. */
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

function clauses(text: string): string[] {
  if (text.length <= LONG) return [text];
  const cuts = [...text.matchAll(/;\s+|:\s+(?=\()/gu)].map((match) => match.index + match[0].length);
  const parts: string[] = [];
  let start = 0;
  for (const cut of [...cuts, text.length]) {
    if (cut - start < LONG / 3 && cut < text.length) continue;
    parts.push(text.slice(start, cut).trim());
    start = cut;
  }
  return parts;
}

function isHeading(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return text.length < 90 && words <= 9 && !/[.!?。！？;,]$/u.test(text) && !/[\t|]/u.test(text);
}

function ofPassage(passage: ParsedPassage, rank: number): Candidate[] {
  const sentences = splitSentences(passage.text).flatMap(({ start, end }) => clauses(passage.text.slice(start, end)));
  const own = segmentText(passage.heading);
  let line: string[] = [];
  const out: Candidate[] = [];
  for (const text of sentences) {
    const terms = segmentText(text);
    out.push({
      passage: passage.number,
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
      if (seen.has(key) || candidate.terms.length === 0) continue;
      seen.add(key);
      out.push(candidate);
    }
    if (out.length > MAX_CANDIDATES) break;
  }
  return out;
}
