import type { HistoryMessage } from "./prompts/answer";

/** Words of a question that lean on the one before: “and for the stair doors?”, “why is that?”. */
const LEANING = /^(?:and|or|but|what about|how about|why|also|und|et|y|e)\b|\b(?:it|its|that|those|these|they|them|there|this one|the same|he|she)\b/iu;
const SHORT_WORDS = 6;

/** What to retrieve for: a question that leans on the conversation takes the last question along. At most 4,000 characters. */
export function retrievalQuery(question: string, history: readonly HistoryMessage[]): string {
  const last = history.findLast((message) => message.role === "user")?.text;
  const words = question.trim().split(/\s+/u).length;
  const query = last && (words <= SHORT_WORDS || (words <= 2 * SHORT_WORDS && LEANING.test(question))) ? `${question}\n${last}` : question;
  return query.slice(0, 4_000);
}
