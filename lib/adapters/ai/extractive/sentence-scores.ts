import "server-only";
import type { Candidate } from "./sentence-candidates";
import type { AnswerKind, QuestionProfile } from "./question-profile";

export interface ScoredCandidate {
  candidate: Candidate;
  score: number;
  /** Share of the question's weight that the sentence itself holds, 0..1. */
  coverage: number;
  /** The same with heading and neighbours counted in part. */
  context: number;
  /** Whether the sentence holds the kind of thing that was asked for. */
  fits: boolean;
}

const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre";
const DATE = new RegExp(
  `\\b(?:1[0-9]|20)\\d{2}\\b|\\b\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}\\b|\\b(?:${MONTH})\\b\\.?\\s*\\d|\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+(?:day of\\s+)?(?:${MONTH})\\b|\\d+\\s*[年月日]|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|\\b\\d+\\s+(?:business |working |calendar )?(?:days?|weeks?|months?|years?)\\b`,
  "iu",
);
const QUANTITY =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|half|twice|zwei|drei|vier|fünf|deux|trois|quatre|dos|tres|cuatro|cinco)\b|[一二三四五六七八九十百千万两]/iu;
const NAME = /(?:^|\s)(?:\p{Lu}[\p{L}'’.-]+(?:\s+(?:of|de|van|von|and|&)\s+)?\s*){1,4}|[\p{Script=Han}\p{Script=Katakana}]{2,}|[·・]/u;
const DEFINES =
  /["“”'(][^"”)]{2,60}["”')]?\s+(?:means|shall mean|refers to|is defined as)|\b(?:means|is defined as|refers to|is called|is known as|bedeutet|significa|désigne)\b|是指|とは/iu;
const REASON =
  /\b(?:because|due to|since|in order to|therefore|as a result|caused|so that|reason|weil|wegen|parce que|porque|debido|perché|omdat)\b|因为|由于|ため/iu;

const FITS: Record<AnswerKind, (text: string) => boolean> = {
  date: (text) => DATE.test(text),
  quantity: (text) => QUANTITY.test(text),
  person: (text) => NAME.test(text),
  place: (text) => NAME.test(text),
  definition: (text) => DEFINES.test(text),
  reason: (text) => REASON.test(text),
  existence: () => true,
  list: () => true,
  any: () => true,
};

/** Robertson/Spärck Jones with the +1 of Lucene, over the sentences at hand. */
export function termWeights(terms: readonly string[], candidates: readonly Candidate[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const term of terms) {
    let holding = 0;
    for (const candidate of candidates) if (candidate.set.has(term)) holding += 1;
    weights.set(term, Math.log(1 + (candidates.length - holding + 0.5) / (holding + 0.5)));
  }
  return weights;
}

function near(candidate: Candidate, [left, right]: [string, string]): boolean {
  if (!candidate.set.has(left) || !candidate.set.has(right)) return false;
  const lefts = candidate.terms.flatMap((term, at) => (term === left ? [at] : []));
  return candidate.terms.some((term, at) => term === right && lefts.some((other) => Math.abs(other - at) <= 4));
}

export function scoreCandidates(question: QuestionProfile, candidates: readonly Candidate[]): ScoredCandidate[] {
  const weights = termWeights(question.terms, candidates);
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  const average = candidates.reduce((sum, candidate) => sum + candidate.terms.length, 0) / Math.max(1, candidates.length);
  return candidates.map((candidate) => {
    let own = 0;
    let context = 0;
    let bm25 = 0;
    const length = 1.2 * (0.5 + (0.5 * candidate.terms.length) / average);
    for (const [term, weight] of weights) {
      const frequency = candidate.set.has(term) ? candidate.terms.filter((other) => other === term).length : 0;
      if (frequency > 0) {
        own += weight;
        bm25 += (weight * frequency * 2.2) / (frequency + length);
      } else if (candidate.heading.has(term)) context += weight * 0.6;
      else if (candidate.around.has(term)) context += weight * 0.25;
    }
    const pairs = question.pairs.filter((pair) => near(candidate, pair)).length / Math.max(3, question.pairs.length);
    const fits = FITS[question.kind](candidate.text);
    const short = candidate.terms.length < 5 ? 0.6 : 1;
    const score = short * (bm25 / total + 0.5 * (context / total) + 0.4 * pairs + (fits ? 0.15 : 0) + 0.1 / (1 + candidate.rank));
    return { candidate, score, coverage: own / total, context: (own + context) / total, fits };
  });
}
