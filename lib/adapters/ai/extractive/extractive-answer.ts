import "server-only";
import { NOT_FOUND_MARKER, NOT_FOUND_SENTENCE, writeCitation } from "../answer-syntax";
import type { ParsedPrompt } from "../passage-prompt";
import { profileQuestion } from "./question-profile";
import { sentenceCandidates } from "./sentence-candidates";
import { scoreCandidates, type ScoredCandidate } from "./sentence-scores";

export interface ExtractiveAnswer {
  /** Chosen sentences, best first; empty: not in the documents. */
  chosen: { passage: number; quote: string }[];
  /** How well the best sentence is supported, 0..1. */
  support: number;
}

const MAX_CLAIMS = 4;
const MIN_SUPPORT = 0.35;
/** Further sentences must come this close to the best one. */
const CLOSE = 0.6;

function supportOf(best: ScoredCandidate): number {
  return best.context;
}

function choose(scored: ScoredCandidate[]): ScoredCandidate[] {
  const best = scored[0];
  if (!best) return [];
  return scored.filter((item) => item.score >= best.score * CLOSE).slice(0, MAX_CLAIMS);
}

export function answerExtractively(prompt: ParsedPrompt): ExtractiveAnswer {
  const question = profileQuestion(prompt.question);
  const candidates = sentenceCandidates(prompt.passages);
  const scored = scoreCandidates(question, candidates).sort((a, b) => b.score - a.score);
  const best = scored[0];
  const support = best ? supportOf(best) : 0;
  if (!best || support < MIN_SUPPORT) return { chosen: [], support };
  return { chosen: choose(scored).map(({ candidate }) => ({ passage: candidate.passage, quote: candidate.text })), support };
}

/** The answer in the syntax that every model uses: each claim is the quoted sentence itself. */
export function writeExtractiveAnswer(answer: ExtractiveAnswer): string {
  if (answer.chosen.length === 0) return `${NOT_FOUND_MARKER}${NOT_FOUND_SENTENCE}`;
  const lines = answer.chosen.map(({ passage, quote }) => `“${quote.replace(/\s+/gu, " ").trim()}” ${writeCitation(passage, quote)}`);
  return lines.length === 1 ? (lines[0] ?? "") : lines.map((line) => `- ${line}`).join("\n");
}
