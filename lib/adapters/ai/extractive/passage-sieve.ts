import "server-only";
import { foldText } from "@/lib/kernel/text-segmentation";
import { relatedTerms } from "@/lib/kernel/related-words";
import type { ParsedPassage } from "../passage-prompt";
import { profileQuestion } from "./question-profile";
import { type Candidate, sentenceCandidates } from "./sentence-candidates";

export interface SievedSentence {
  passage: ParsedPassage;
  start: number;
  end: number;
}

interface Kept extends SievedSentence {
  exact: number[];
  near: number[];
  heading: number[];
}

/** Share of the question's weight that a sentence has to hold to be listed. Nothing is ranked: what holds it stands in the list. */
const SHARE = 0.6;
const RELATED = 0.7;
const COMMON = 0.2;
const CONTEXT = 0.8;

/**
 * Which sentences of any number of passages a question is about; passages arrive in batches and only sentences with a word of the
 * question are kept. Words weigh by how rare they are among all sentences seen, so that the choice is made at the end.
 */
export class PassageSieve {
  private readonly terms: string[];
  private readonly common: boolean[];
  private readonly holding: number[];
  private readonly kept: Kept[] = [];
  private sentences = 0;

  constructor(question: string) {
    const profile = profileQuestion(question);
    this.terms = profile.terms;
    this.common = profile.terms.map((term) => profile.common.has(term));
    this.holding = profile.terms.map(() => 0);
  }

  add(passages: readonly ParsedPassage[]): void {
    for (const passage of passages) for (const candidate of sentenceCandidates([passage])) this.look(candidate);
  }

  private look(candidate: Candidate): void {
    this.sentences += 1;
    const exact: number[] = [];
    const near: number[] = [];
    const heading: number[] = [];
    for (const [at, term] of this.terms.entries()) {
      if (candidate.set.has(term)) {
        this.holding[at] = (this.holding[at] ?? 0) + 1;
        exact.push(at);
      } else if (relatedTerms(term).some((other) => candidate.set.has(other))) near.push(at);
      else if (candidate.heading.has(term)) heading.push(at);
    }
    const { passage, start, end } = candidate;
    // A heading by itself says nothing; it speaks for the sentences below it.
    const says = candidate.terms.length >= 4;
    if (says && exact.length + near.length + heading.length > 0) this.kept.push({ passage, start, end, exact, near, heading });
  }

  /** In the order of arrival; the same words of the same passage's document once. */
  listed(documentOf: (passage: ParsedPassage) => string): SievedSentence[] {
    // A word that stands nowhere counts as much as the rarest that does: it must not outweigh all others.
    const rarest = Math.max(1, Math.min(...this.holding.filter((holding) => holding > 0)));
    const weights = this.holding.map((holding, at) => {
      const shared = Number.isFinite(rarest) ? Math.max(holding, rarest) : 1;
      return Math.log(1 + (this.sentences - shared + 0.5) / (shared + 0.5)) * (this.common[at] ? COMMON : 1);
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const sum = (list: number[], factor: number) => list.reduce((all, at) => all + (weights[at] ?? 0) * factor, 0);
    const seen = new Set<string>();
    return this.kept.filter(({ passage, start, end, exact, near, heading }) => {
      if ((sum(exact, 1) + sum(near, RELATED) + sum(heading, CONTEXT)) / total < SHARE) return false;
      const key = `${documentOf(passage)} ${foldText(passage.text.slice(start, end)).replace(/\s+/gu, " ")}`;
      return !seen.has(key) && seen.add(key);
    });
  }
}
