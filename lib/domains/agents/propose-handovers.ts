import type { Handover, HandoverDto } from "./schema";

const MOST = 2;
/** A word of the question says what is asked; those of an answer merely occur in it. */
const QUESTION_WEIGHT = 3;
const ENOUGH = 3;

/**
 * The specialists that the agent's own rules name for this question, best first. A rule speaks when one of its words begins a word of the
 * question, or three of them do so in the answer.
 */
export function proposeHandovers(rules: readonly (Handover & { name: string })[], asked: { question: string; answer: string }): HandoverDto[] {
  const [question, answer] = [` ${plain(asked.question)}`, ` ${plain(asked.answer)}`];
  return rules
    .map((rule) => ({ rule, score: count(rule.words, question) * QUESTION_WEIGHT + count(rule.words, answer) }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ rule }) => ({ to: rule.to, name: rule.name, why: rule.when }));
}

function count(words: readonly string[], text: string): number {
  return words.filter((word) => text.includes(` ${plain(word)}`)).length;
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
