import { foldText } from "@/lib/kernel/text-segmentation";

const ARTICLES = new Set(["a", "an", "the"]);
const MARKER = /\[\d{1,3}\]/gu;
/** Words; in scripts without spaces each character is one. */
const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+/gu;

/**
 * How well an answer's words match the expected ones, 0 to 1: the F1 of their tokens as a bag, after case, accents, punctuation,
 * citation marks and English articles are taken away (P. Rajpurkar et al., "SQuAD", EMNLP 2016). Two empty texts match.
 */
export function answerMatch(answer: string, expected: string): number {
  const [given, wanted] = [tokens(answer), tokens(expected)];
  if (given.length === 0 || wanted.length === 0) return given.length === wanted.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const token of wanted) left.set(token, (left.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of given) {
    const count = left.get(token) ?? 0;
    if (count === 0) continue;
    left.set(token, count - 1);
    shared += 1;
  }
  if (shared === 0) return 0;
  const [precision, recall] = [shared / given.length, shared / wanted.length];
  return (2 * precision * recall) / (precision + recall);
}

function tokens(text: string): string[] {
  const folded = foldText(text.replace(MARKER, " "));
  return [...folded.matchAll(TOKEN)].map(([token]) => token).filter((token) => !ARTICLES.has(token));
}
