import "server-only";
import { NOT_FOUND_MARKER, NOT_FOUND_SENTENCE, writeCitation } from "../answer-syntax";
import type { ParsedPassage, ParsedPrompt } from "../passage-prompt";
import type { AnswerKind } from "./answer-cues";
import { profileQuestion } from "./question-profile";
import { sentenceCandidates } from "./sentence-candidates";
import { scoreCandidates, type ScoredCandidate } from "./sentence-scores";

export interface ExtractiveQuote {
  passage: ParsedPassage;
  start: number;
  end: number;
}

export interface ExtractiveAnswer {
  /** Best first; empty: not in the documents. */
  quotes: ExtractiveQuote[];
  /** How much of the question's weight one of the best sentences holds, 0..1. */
  support: number;
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const MAX_QUOTES = 6;
/** Neighbouring sentences make one quote. */
const MAX_SENTENCES = 8;
/** The best-worded sentence isn't always the one that holds most of the question. */
const SUPPORT_AMONG = 10;

/**
 * The support below which the engine says "not in your documents". A short question is covered by chance more easily than a
 * long one; calibrated on questions whose passage was taken away from the engine (evals/answers.ts).
 */
function minimumSupport(terms: readonly string[]): number {
  // Pairs of Chinese or Japanese characters overlap: two of them are about one word.
  const count = terms.reduce((sum, term) => sum + (WIDE.test(term) ? 0.5 : 1), 0);
  return Math.min(0.6, 0.21 + 0.4 / Math.max(1, count));
}

/** Further sentences must come this close to the best one; one fact needs fewer of them than an enumeration. */
const CLOSENESS: Record<AnswerKind, number> = {
  person: 0.6, date: 0.55, quantity: 0.6, place: 0.6, definition: 0.55, reason: 0.45, existence: 0.4, list: 0.35, any: 0.4,
}; // prettier-ignore

/** Rows of a table stand for themselves: the next row is about something else. */
function joins(quote: { order: [number, number] } & ExtractiveQuote, { candidate }: ScoredCandidate): boolean {
  if (candidate.text.includes("\t")) return false;
  return quote.passage === candidate.passage && candidate.order >= quote.order[0] - 1 && candidate.order <= quote.order[1] + 1;
}

function chooseQuotes(scored: readonly ScoredCandidate[], kind: AnswerKind): ExtractiveQuote[] {
  const quotes: ({ order: [number, number] } & ExtractiveQuote)[] = [];
  let sentences = 0;
  for (const item of scored) {
    if (sentences >= MAX_SENTENCES || item.score < (scored[0]?.score ?? 0) * CLOSENESS[kind]) break;
    const { passage, start, end, order } = item.candidate;
    const neighbour = quotes.find((quote) => joins(quote, item));
    if (neighbour) {
      neighbour.start = Math.min(neighbour.start, start);
      neighbour.end = Math.max(neighbour.end, end);
      neighbour.order = [Math.min(neighbour.order[0], order), Math.max(neighbour.order[1], order)];
    } else if (quotes.length < MAX_QUOTES) quotes.push({ passage, start, end, order: [order, order] });
    else continue;
    sentences += 1;
  }
  return quotes.map(({ passage, start, end }) => ({ passage, start, end }));
}

/** Codes that name one thing: letters and digits in one token, such as D4.02, AC-A-SCH-001 or FD60S. */
const IDENTIFIER = /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}./-]*\p{L})(?=[\p{L}\p{N}./-]*\d)[\p{L}\p{N}]+(?:[./-][\p{L}\p{N}]+)*/gu;

/** A question about D4.02 is not answered by what stands about D4.03: where a code of the question occurs, only such sentences count. */
function withIdentifiers(question: string, scored: ScoredCandidate[]): ScoredCandidate[] {
  const codes = [...question.matchAll(IDENTIFIER)].map(([code]) => code.toLowerCase());
  if (codes.length === 0) return scored;
  const holding = scored.filter(({ candidate }) => codes.some((code) => candidate.text.toLowerCase().includes(code)));
  return holding.length > 0 ? holding : scored;
}

/** The sentences of the passages that support an answer best, or none when the best holds too little of the question. */
export function answerExtractively(prompt: ParsedPrompt): ExtractiveAnswer {
  const question = profileQuestion(prompt.question);
  const scored = withIdentifiers(prompt.question, scoreCandidates(question, sentenceCandidates(prompt.passages)));
  const support = Math.max(0, ...scored.slice(0, SUPPORT_AMONG).map(({ coverage }) => coverage));
  return { quotes: support < minimumSupport(question.terms) ? [] : chooseQuotes(scored, question.kind), support };
}

/** As plain words: a word joiner behind brackets keeps a document's own [1] and <tags> from being read as ours. */
function displayed(quote: string): string {
  return quote
    .replace(/\t+/gu, " · ")
    .replace(/\s+/gu, " ")
    .replace(/[[<【`]/gu, (bracket) => (bracket === "`" ? "'" : `${bracket}\u2060`))
    .trim();
}

/** The answer in the syntax that every model uses: each claim is the quoted sentence itself. */
export function writeExtractiveAnswer(answer: ExtractiveAnswer): string {
  if (answer.quotes.length === 0) return `${NOT_FOUND_MARKER}${NOT_FOUND_SENTENCE}`;
  const lines = answer.quotes.map(({ passage, start, end }) => {
    const quote = passage.text.slice(start, end);
    return `“${displayed(quote)}” ${writeCitation(passage.number, quote)}`;
  });
  return lines.length === 1 ? (lines[0] ?? "") : lines.map((line) => `- ${line}`).join("\n");
}
