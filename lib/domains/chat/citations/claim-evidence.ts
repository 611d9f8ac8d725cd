import "server-only";
import { splitSentences } from "@/lib/adapters/ai/sentences";
import { segmentQuery, segmentText } from "@/lib/kernel/text-segmentation";
import type { CitedPassage } from "./cited-passage";
import { isNegation } from "./critical-words";
import { verifyQuote, type VerifiedQuote } from "./verify-quote";

/** Share of a claim's terms that a sentence must hold to stand for a citation without quote. */
const ENOUGH = 0.6;
const MIN_TERMS = 3;

const negations = (text: string): number =>
  (text.toLowerCase().match(/[\p{L}'’]+/gu) ?? []).filter((word) => isNegation(word.replace("’", "'"))).length;
const figures = (text: string): string[] => text.replace(/(?<=\d),(?=\d{3})/gu, "").match(/\d+(?:[.,]\d+)*/gu) ?? [];

/** The last sentence of an answer so far that says something, without markers. */
export function claimBefore(text: string): string {
  const tail = text.slice(-800).replace(/\[\d{1,3}\]/gu, "");
  for (const range of splitSentences(tail).reverse()) {
    const sentence = tail.slice(range.start, range.end);
    if (segmentQuery(sentence).length >= 2) return sentence;
  }
  return tail.trim();
}

/**
 * The sentence of a passage that supports a claim: at least three fifths of the claim's terms, every figure of it, and
 * negated if and only if the claim is. Null when none does.
 */
export function findEvidence(claim: string, passages: readonly CitedPassage[], number: number): VerifiedQuote | null {
  const passage = passages[number - 1];
  const terms = segmentQuery(claim);
  if (!passage || terms.length < MIN_TERMS) return null;
  const wanted = figures(claim);
  const negated = negations(claim) > 0;
  let best: { share: number; sentence: string } | null = null;
  for (const range of splitSentences(passage.text)) {
    const sentence = passage.text.slice(range.start, range.end);
    const held = new Set(segmentText(sentence));
    const share = terms.filter((term) => held.has(term)).length / terms.length;
    if (share < ENOUGH || share <= (best?.share ?? 0) || negations(sentence) > 0 !== negated) continue;
    const stands = new Set(figures(sentence));
    if (wanted.every((figure) => stands.has(figure))) best = { share, sentence };
  }
  const verified = best && verifyQuote(best.sentence, [passage], 1);
  return verified ? { ...verified, passage: number, exact: false } : null;
}
