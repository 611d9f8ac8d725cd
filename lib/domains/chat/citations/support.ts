import "server-only";
import { NOT_FOUND_SENTENCE } from "@/lib/adapters/ai/answer-syntax";
import { splitSentences, type TextRange } from "@/lib/adapters/ai/sentences";

export interface AnswerSentence {
  /** Offsets into the answer's text, UTF-16 code units. */
  start: number;
  end: number;
  text: string;
  /** false: a greeting, a question, a heading, a lead-in or the not-found sentence; it needs no citation. */
  claim: boolean;
  supported: boolean;
  /** The cited quotation that it stands in: of all its sentences, and with its markers. */
  quotation?: TextRange;
}

const MARKER = /\[(\d{1,3})\]/gu;
const GREETING =
  /^(?:hello|hi|hey|dear|thanks?|thank you|you're welcome|sure|certainly|of course|sorry|i'm sorry|i can help|let me know|please let me|hallo|guten|danke|gerne|bonjour|merci|hola|gracias|ciao|grazie|olá|obrigad)/iu;
const LEAD_IN = /[:：]\s*$/u;
const NO_ANSWER =
  /\b(?:not (?:in|found in|covered (?:by|in)|stated in|mentioned in|specified in) (?:your|the) (?:documents?|passages?)|(?:documents?|passages?) (?:provided |shown )?(?:do|does) not (?:say|state|mention|contain|specify|answer|cover|give|include))\b/iu;

function regions(text: string, pattern: RegExp): [number, number][] {
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

const CODE_BLOCK = /```[^]*?(?:```|$)/gu;
/** A quotation of several sentences with its marker behind it, as a whole line (it may hold quotation marks) or within one. */
const CITED_QUOTATION = /^(?:[-*] )?“.*”(?: ?\[\d{1,3}\])+$|“[^“”\n]*”(?: ?\[\d{1,3}\])+/gmu;

/** Whether a sentence asserts something, so that it needs evidence. */
export function isClaim(sentence: string): boolean {
  const plain = sentence
    .replace(MARKER, "")
    .replace(/[*_>#|`]/gu, "")
    .trim();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const wide = plain.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  if (/^\s*#{1,6}\s/u.test(sentence) || LEAD_IN.test(plain) || /[?？]["'”’)]*$/u.test(plain)) return false;
  if (GREETING.test(plain) || NO_ANSWER.test(plain) || plain === NOT_FOUND_SENTENCE) return false;
  if (/^(?:[\s|:-]+|\*\*[^*]+\*\*)$/u.test(sentence.trim())) return false;
  return words.length >= 3 || wide >= 4 || (/\d/u.test(plain) && words.length >= 2);
}

/** Markers behind a full stop belong to the sentence before: blanked out for the splitting, then taken in. */
function withTrailingMarkers(text: string): { start: number; end: number }[] {
  const ranges = splitSentences(text.replace(MARKER, (marker) => " ".repeat(marker.length)));
  return ranges.map(({ start, end }, at) => {
    const gap = text.slice(end, ranges[at + 1]?.start ?? text.length);
    const trailing = /^(?:[^\S\n]*\[\d{1,3}\])+/u.exec(gap)?.[0] ?? "";
    return { start, end: end + trailing.length };
  });
}

/** The sentences of a finished answer (as `CitationStream` emitted it) and which of them no verified citation supports. */
export function answerSentences(text: string, citationCount: number): AnswerSentence[] {
  const blocks = regions(text, CODE_BLOCK);
  const quotations = regions(text, CITED_QUOTATION);
  const isReal = (marker: RegExpExecArray): boolean => Number(marker[1]) >= 1 && Number(marker[1]) <= citationCount;
  return withTrailingMarkers(text).map(({ start, end }) => {
    const sentence = text.slice(start, end);
    const inCode = blocks.some(([from, to]) => start >= from && start < to);
    const found = quotations.find(([from, to]) => end > from && start < to);
    const quotation = found && { start: found[0], end: found[1] };
    const reach = quotation ? text.slice(start, quotation.end) : sentence;
    const supported = [...reach.matchAll(MARKER)].some(isReal);
    return { start, end, text: sentence, claim: supported || (!inCode && isClaim(sentence)), supported, ...(quotation ? { quotation } : {}) };
  });
}

export function unsupportedSentences(text: string, citationCount: number): AnswerSentence[] {
  return answerSentences(text, citationCount).filter((sentence) => sentence.claim && !sentence.supported);
}
