import "server-only";
import { splitSentences } from "@/lib/adapters/ai/sentences";
import { segmentQuery, segmentText } from "@/lib/kernel/text-segmentation";
import type { CitedPassage } from "../cited-passage";
import { conflicts, countDenials, holdsFigures } from "./claim-conflict";
import { verifyQuote, type VerifiedQuote } from "../verify-quote";

/** Share of a claim's terms that a sentence of the passage must hold that the model named. */
const ENOUGH_NAMED = 0.8;
/** Of one that nobody named: one word in so many may be missing. */
const WORDS_PER_MISSING = 6;
/** Share of the common terms that must follow each other as they do in the claim: who owes whom is a matter of order. */
const ENOUGH_IN_ORDER = 0.8;
const NEARLY_ALL = 0.85;
const MIN_TERMS = 3;
/** Figures alone say nothing. */
const MIN_CARRYING = 2;
const MAX_CLAIM = 1_200;

interface PassageSentence {
  text: string;
  terms: string[];
}

/** A sentence that tells a model what to write is no evidence for what the model then wrote. */
const ORDER =
  /\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instructions?|rules?|prompts?|above|previous)\b|\b(?:reply|respond|answer|write|say|output|print)\b\s{0,2}(?:only\s)?(?:with\s|that\s|[:«“"'‘])|\b(?:system prompt|developer mode|as an ai|you are now)\b/iu;

const cache = new WeakMap<CitedPassage, { source: string; sentences: PassageSentence[] }>();

function sentencesOf(passage: CitedPassage): PassageSentence[] {
  const known = cache.get(passage);
  if (known?.source === passage.text) return known.sentences;
  const sentences = splitSentences(passage.text)
    .map(({ start, end }) => passage.text.slice(start, end))
    .filter((text) => !ORDER.test(text))
    .map((text) => ({ text, terms: segmentText(text) }));
  cache.set(passage, { source: passage.text, sentences });
  return sentences;
}

/** The last sentence of an answer so far that says something, without markers. */
export function claimBefore(text: string): string {
  const tail = text.slice(-800).replace(/\[\d{1,3}\]/gu, "");
  for (const range of splitSentences(tail).reverse()) {
    const sentence = tail.slice(range.start, range.end);
    if (segmentQuery(sentence).length >= 2) return sentence;
  }
  return tail.trim();
}

/** Length of the longest common subsequence. */
function inOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const term of a) {
    const next = [0];
    for (const [at, other] of b.entries()) next.push(term === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

const PASSIVE = /\b(?:by|von|vom|par|por|da|door)\b/iu;

/** False where the same words come in another order, so that another owes, gives or follows; a passive turns the order round by itself. */
export function sameOrder(claim: string, sentence: string): boolean {
  if (PASSIVE.test(claim) !== PASSIVE.test(sentence)) return true;
  const topical = new Set(segmentQuery(claim));
  const said = segmentText(claim).filter((term) => topical.has(term));
  const stands = segmentText(sentence).filter((term) => topical.has(term));
  const both = new Set(stands);
  const common = said.filter((term) => both.has(term));
  return inOrder(common, stands) >= ENOUGH_IN_ORDER * common.length;
}

/** Names inside a sentence; its first word is none. */
function namesOf(claim: string): string[] {
  return [...claim.matchAll(/(?<=[\p{L}\p{N},;)]\s)\p{Lu}[\p{L}\p{M}'’-]{2,}/gu)].flatMap(([name]) => segmentText(name).slice(0, 1));
}

interface Wanted {
  claim: string;
  terms: string[];
  /** The leading term of each carrying word. */
  words: string[];
}

function wantedOf(claim: string): Wanted | null {
  const terms = segmentQuery(claim);
  const carrying = terms.filter((term) => !/\p{N}/u.test(term)).length;
  if (terms.length < MIN_TERMS || carrying < MIN_CARRYING || claim.length > MAX_CLAIM) return null;
  const known = new Set(terms);
  const words = [...claim.matchAll(/[^\s/]+/gu)].flatMap(([word]) => segmentText(word).filter((term) => known.has(term)).slice(0, 1));
  return { claim, terms, words: [...new Set(words)] };
}

/** The same sentence but for a word or two: then no denial may be one more or less. */
function isCopy({ terms }: Wanted, sentence: PassageSentence, share: number): boolean {
  const said = new Set(terms);
  const topical = segmentQuery(sentence.text);
  return share >= NEARLY_ALL && topical.filter((term) => said.has(term)).length >= NEARLY_ALL * topical.length;
}

const saysIt = ({ claim }: Wanted, sentence: PassageSentence) =>
  holdsFigures(claim, sentence.text) && !conflicts(claim, sentence.text) && sameOrder(claim, sentence.text);

type Found = { share: number; text: string; at: number } | null;

function findBest(wanted: Wanted, passages: readonly (readonly [number, CitedPassage])[], enough: (held: ReadonlySet<string>) => boolean): VerifiedQuote | null {
  const { claim } = wanted;
  let found: Found = null;
  for (const [at, passage] of passages) {
    for (const sentence of sentencesOf(passage)) {
      const held = new Set(sentence.terms);
      const share = wanted.terms.filter((term) => held.has(term)).length / wanted.terms.length;
      if (share > (found?.share ?? 0) && share >= ENOUGH_NAMED && enough(held) && saysIt(wanted, sentence) && !(isCopy(wanted, sentence, share) && countDenials(claim) !== countDenials(sentence.text))) found = { share, text: sentence.text, at };
    }
  }
  const [, passage] = passages.find(([at]) => at === found?.at) ?? [];
  const verified = found && passage ? verifyQuote(found.text, [passage], 1) : null;
  return found && verified ? { ...verified, passage: found.at + 1, exact: false } : null;
}

/**
 * The sentence of a named passage that supports a claim: at least four fifths of the claim's terms, in its order, its names, every figure
 * of it with what it counts, and neither a denial nor an opposite between the two. Null when none does.
 */
export function findEvidence(claim: string, passages: readonly CitedPassage[], number: number): VerifiedQuote | null {
  const [passage, wanted] = [passages[number - 1], wantedOf(claim)];
  const names = namesOf(claim);
  return passage && wanted ? findBest(wanted, [[number - 1, passage]], (held) => names.every((name) => held.has(name))) : null;
}

/**
 * The same where the model named no passage, and so stricter: one carrying word in six may be missing, and no name. Among
 * equals the better ranked passage's.
 */
export function findEvidenceAnywhere(claim: string, passages: readonly CitedPassage[]): VerifiedQuote | null {
  const wanted = wantedOf(claim);
  if (!wanted) return null;
  const names = namesOf(claim);
  return findBest(wanted, [...passages.entries()], (held) => {
    const missing = wanted.words.filter((word) => !held.has(word)).length;
    return missing <= Math.floor(wanted.words.length / WORDS_PER_MISSING) && names.every((name) => held.has(name));
  });
}
