import "server-only";
import { splitSentences, type TextRange } from "@/lib/adapters/ai/sentences";
import { segmentQuery, segmentText } from "@/lib/kernel/text-segmentation";
import type { CitedPassage } from "../cited-passage";
import { quoteConflicts } from "./claim-conflict";
import { sameOrder } from "./claim-evidence";
import { isClaim } from "../support";
import { normalizeText } from "../normalized-text";
import type { VerifiedQuote } from "../verify-quote";

const MARKER = /\[\d{1,3}\]/u;
const TERMINATED = /[.!?。！？][*_"'”’)\]]*(?:\s?\[\d{1,3}\])*$/u;
/** "42 U.S.C." goes on. */
const INITIALS = /(?:(?<!\p{L})\p{L}\.){2,}$/u;
/** Share of a claim's terms in a sentence from which both speak of the same. */
const SAME_MATTER = 0.5;
/** And from which they use the same words, so that their order counts. */
const SAME_WORDS = 0.8;

/** Characters of quotation marks, bullets and joiners around a copy. */
const MARKS_AROUND = 200;

function insideQuotation(text: string): boolean {
  const line = text.slice(text.lastIndexOf("\n") + 1);
  const count = (character: string) => line.split(character).length - 1;
  return count("“") > count("”") || count('"') % 2 === 1;
}

/**
 * The uncited claim that has just ended, "" for a sentence that needs no evidence or has it, null while a sentence goes on.
 * `text`: since the last one; `next`: the first character of what follows, if anything does; `space`: what stands between.
 */
export function endedClaim(text: string, next: string, space: string): string | null {
  const newLine = next === "" || space.includes("\n");
  if (!newLine && !(TERMINATED.test(text) || /[。！？]$/u.test(text))) return null;
  if (!newLine && (insideQuotation(text) || INITIALS.test(text))) return null;
  const plain = text.replace(/\[\d{1,3}\]/gu, (marker) => " ".repeat(marker.length));
  const ranges = splitSentences(newLine ? plain : `${plain} ${next}`);
  if (!newLine) {
    const last = ranges.pop();
    if (!last || last.start <= plain.trimEnd().length - 1) return null;
  }
  const sentence = ranges.at(-1);
  if (!sentence) return "";
  const written = text.slice(sentence.start);
  return MARKER.test(written) || !isClaim(written) ? "" : written.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/u, "").replace(/[*_#`]/gu, "");
}

/** As the eye reads it: without quotation marks, bullets and the points between the cells of a row. Figures, signs and words stay. */
const plainly = (text: string) =>
  normalizeText(text)
    .text.replace(/^\s*(?:[-*•]\s+)?/u, "")
    .replace(/["·|\s]+/gu, " ")
    .trim()
    .replace(/[.;,:]+$/u, "");

/**
 * Whether what was written last is the sentences of the document word for word, from the beginning of one to the end of one. A part
 * of a sentence is no copy: it may leave out a denial, as "It is not true that …" before a whole one puts one in.
 */
function copiesSentences(text: string, ranges: readonly TextRange[], document: string, sentences: readonly TextRange[]): boolean {
  const [first, last] = [sentences[0], sentences.at(-1)];
  if (!first || !last) return false;
  const longest = last.end - first.start + MARKS_AROUND;
  const written = ranges.filter(({ start }) => text.length - start <= longest).map(({ start }) => plainly(text.slice(start)));
  return sentences.some(({ start, end }) => written.includes(plainly(document.slice(start, last.end))) || written.includes(plainly(document.slice(start, end))));
}

/** Whether the words before a citation say otherwise than the sentence that its quote stands in. */
export function saysOtherwise(text: string, verified: VerifiedQuote, passages: readonly CitedPassage[]): boolean {
  const passage = passages[verified.passage - 1];
  if (!passage) return false;
  const tail = text.slice(-(1_000 + 2 * verified.quote.length)).replace(/\[\d{1,3}\]/gu, (marker) => " ".repeat(marker.length));
  const ranges = splitSentences(tail);
  const range = ranges.at(-1);
  const claim = range ? (text.slice(text.length - tail.length + range.start).split(/\[\d{1,3}\]/u).at(-1) ?? "") : "";
  if (segmentQuery(claim).length < 2) return false;
  const from = verified.start - passage.start;
  const around = splitSentences(passage.text).filter((sentence) => sentence.end > from && sentence.start < verified.end - passage.start);
  if (copiesSentences(tail, ranges, passage.text, around)) return false;
  const sentence = passage.text.slice(around[0]?.start ?? from, around.at(-1)?.end ?? from);
  const held = new Set(segmentText(`${verified.quote} ${sentence}`));
  const terms = segmentQuery(claim);
  const share = terms.length > 2 ? terms.filter((term) => held.has(term)).length / terms.length : 0;
  return quoteConflicts(claim, verified.quote, sentence, share >= SAME_MATTER) || (share >= SAME_WORDS && !sameOrder(claim, sentence));
}
