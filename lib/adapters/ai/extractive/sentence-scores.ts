import "server-only";
import { relatedTerms } from "@/lib/kernel/related-words";
import { segmentText } from "@/lib/kernel/text-segmentation";
import type { ParsedPassage } from "../passage-prompt";
import { fitsKind, forceShare } from "./answer-cues";
import type { QuestionProfile } from "./question-profile";
import type { Candidate } from "./sentence-candidates";

export interface ScoredCandidate {
  candidate: Candidate;
  score: number;
  /** Share of the question's weight that the sentence itself holds, 0..1. */
  coverage: number;
  fits: boolean;
}

/** What each sign counts beside a full match of the question's terms, which counts 1. */
const WEIGHT = {
  common: 0.2,
  later: 0.4,
  related: 0.7,
  heading: 0.3,
  around: 0.2,
  pairs: 0.4,
  force: 0.25,
  kind: 0.3,
  rank: 0.1,
  passage: 0.6,
  short: 0.6,
};
const SATURATION = 1.2;
/** BM25's b: a longer sentence holds more words by chance. Small, because a clause is as long as what it says. */
const LENGTH = 0.15;

/** Robertson/Spärck Jones with the +1 of Lucene, over the sentences at hand; terms of the explanation count less. */
function termWeights(question: QuestionProfile, candidates: readonly Candidate[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const term of question.terms) {
    let holding = 0;
    for (const candidate of candidates) if (candidate.set.has(term)) holding += 1;
    const rarity = Math.log(1 + (candidates.length - holding + 0.5) / (holding + 0.5));
    weights.set(term, rarity * (question.head.has(term) ? 1 : WEIGHT.later) * (question.common.has(term) ? WEIGHT.common : 1));
  }
  return weights;
}

function passageShares(passages: Iterable<ParsedPassage>, weights: Map<string, number>, total: number): Map<ParsedPassage, number> {
  const shares = new Map<ParsedPassage, number>();
  for (const passage of passages) {
    const set = new Set(segmentText(passage.text));
    let held = 0;
    for (const [term, weight] of weights) if (set.has(term)) held += weight;
    shares.set(passage, held / total);
  }
  return shares;
}

interface Match {
  own: number;
  context: number;
  saturated: number;
}

/** `mean`: terms of a sentence, of all at hand. */
function match(candidate: Candidate, weights: Map<string, number>, mean: number): Match {
  const result: Match = { own: 0, context: 0, saturated: 0 };
  const saturation = SATURATION * (1 - LENGTH + (LENGTH * candidate.terms.length) / mean);
  for (const [term, weight] of weights) {
    let frequency = 0;
    let factor = 1;
    if (candidate.set.has(term)) frequency = candidate.terms.filter((other) => other === term).length;
    else if (relatedTerms(term).some((other) => candidate.set.has(other))) [frequency, factor] = [1, WEIGHT.related];
    if (frequency > 0) {
      result.own += weight * factor;
      result.saturated += (weight * factor * frequency * (SATURATION + 1)) / (frequency + saturation);
    } else if (candidate.heading.has(term)) result.context += weight * WEIGHT.heading;
    else if (candidate.around.has(term)) result.context += weight * WEIGHT.around;
  }
  return result;
}

function pairShare(candidate: Candidate, pairs: readonly [string, string][]): number {
  const both = pairs.filter(([left, right]) => candidate.set.has(left) && candidate.set.has(right));
  return both.length / Math.max(3, pairs.length);
}

/** The sentences by how well they support an answer, best first. */
export function scoreCandidates(question: QuestionProfile, candidates: readonly Candidate[]): ScoredCandidate[] {
  const weights = termWeights(question, candidates);
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  const shares = passageShares(new Set(candidates.map(({ passage }) => passage)), weights, total);
  const mean = candidates.reduce((sum, { terms }) => sum + terms.length, 0) / Math.max(1, candidates.length);
  const scored = candidates.map((candidate) => {
    const { own, context, saturated } = match(candidate, weights, mean);
    const fits = fitsKind(question.kind, candidate.text);
    const score =
      (saturated + context) / total +
      WEIGHT.pairs * pairShare(candidate, question.pairs) +
      WEIGHT.force * forceShare(question.forces, candidate.text) +
      (fits ? WEIGHT.kind : 0) +
      WEIGHT.rank / (1 + candidate.rank) +
      WEIGHT.passage * (shares.get(candidate.passage) ?? 0);
    return { candidate, score: score * (candidate.terms.length < 5 ? WEIGHT.short : 1), coverage: own / total, fits };
  });
  return scored.sort((a, b) => b.score - a.score);
}
