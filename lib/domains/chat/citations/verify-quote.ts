import "server-only";
import type { CitedPassage } from "./cited-passage";
import { isNegation } from "./critical-words";
import { normalizeText, originalRange, type NormalizedText } from "./normalized-text";
import { alignmentTokens, alignQuote } from "./token-alignment";

export interface VerifiedQuote {
  /** 1-based number of the passage. */
  passage: number;
  /** Offsets into the page's text. */
  start: number;
  end: number;
  /** Exactly as it stands in the document. */
  quote: string;
  /** false: repaired from a near miss. */
  exact: boolean;
}

interface Span {
  start: number;
  end: number;
}

const ELLIPSIS = /\s*(?:\[\s*(?:\.{3,}|…)\s*\]|\(\s*(?:\.{3,}|…)\s*\)|\.{3,}|…|\.(?: \.){2,})\s*/u;
const WRAPPING = /^(?:[\s"'*_.,;:()[\]>#|]|-(?!\d))+|[\s"'*_.,;:([\]|-]+$/gu;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;
const OWN_TAG = /[^.!?\n<]{0,400}<\s?cite\b[^<>]{0,300}>(?:[^<]{0,4000}<\s?\/\s?cite\s?>)?/giu;
const MAX_QUOTE = 6000;
const MAX_OMITTED = 800;

const cache = new WeakMap<object, { source: string; normalized: NormalizedText }>();

function normalizedPassage(passage: CitedPassage): NormalizedText {
  const known = cache.get(passage);
  if (known?.source === passage.text) return known.normalized;
  const normalized = normalizeText(passage.text);
  cache.set(passage, { source: passage.text, normalized });
  return normalized;
}

/** A quote must be able to prove something: three words, four unspaced characters, or a code or number with its unit. */
function isSubstantial(quote: string): boolean {
  const wide = quote.match(UNSPACED)?.length ?? 0;
  const words = quote.match(/[\p{L}\p{N}]+(?:[-'./,][\p{L}\p{N}]+)*/gu) ?? [];
  if (wide >= 4 || words.length >= 3) return true;
  return words.some((word) => /\p{N}/u.test(word)) && quote.replace(/\s/gu, "").length >= 2;
}

function continuesWord(text: string, at: number): boolean {
  const [left, right] = [text.charAt(at - 1), text.charAt(at)];
  if (!left || !right) return false;
  if (WORD_CHARACTER.test(left) && WORD_CHARACTER.test(right)) return left.match(UNSPACED) === null && right.match(UNSPACED) === null;
  if (left === "-" && /\d/u.test(right) && !WORD_CHARACTER.test(text.charAt(at - 2))) return true;
  // 1.5 must not be found in 11.5 nor in 1.55; -5 is not 5.
  return (
    (/[.,]/u.test(left) && /\d/u.test(right) && /\d/u.test(text.charAt(at - 2))) ||
    (/\d/u.test(left) && /^[.,]\d/u.test(text.slice(at, at + 2)))
  );
}

/** First occurrence at word boundaries, in normalized offsets. */
function findVerbatim(haystack: string, needle: string, from = 0): Span | null {
  for (let at = haystack.indexOf(needle, from); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    if (!continuesWord(haystack, at) && !continuesWord(haystack, end)) return { start: at, end };
  }
  return null;
}

/** What was left out may not turn the sentence round. */
function hidesNegation(omitted: string): boolean {
  if (/[.!?。！？]\s/u.test(omitted)) return false;
  return (omitted.match(/[\p{L}']+/gu) ?? []).some(isNegation);
}

/** "A … B": the parts stand in this order, near each other; the place is the whole stretch. */
function findJoined(haystack: string, parts: readonly string[]): Span | null {
  let start = -1;
  let end = 0;
  for (const part of parts) {
    const found = findVerbatim(haystack, part, end);
    if (!found) return null;
    const omitted = haystack.slice(end, found.start);
    if (start >= 0 && (omitted.length > MAX_OMITTED || hidesNegation(omitted))) return null;
    if (start < 0) start = found.start;
    end = found.end;
  }
  return start < 0 ? null : { start, end };
}

function decodeEntities(text: string): string {
  return text
    .replace(/&lt;/giu, "<")
    .replace(/&gt;/giu, ">")
    .replace(/&quot;/giu, '"')
    .replace(/&(?:#39|apos);/giu, "'")
    .replace(/&nbsp;/giu, " ")
    .replace(/&amp;/giu, "&");
}

function located(passages: readonly CitedPassage[], index: number, span: Span, exact: boolean): VerifiedQuote | null {
  const passage = passages[index];
  if (!passage) return null;
  const range = originalRange(normalizedPassage(passage), span.start, span.end);
  const quote = passage.text.slice(range.start, range.end);
  if (isPlanted(passage.text, range)) return null;
  return quote ? { passage: index + 1, start: passage.start + range.start, end: passage.start + range.end, quote, exact } : null;
}

/** What a document writes as a citation, and the sentence before it, was put there to be repeated. */
function isPlanted(text: string, range: Span): boolean {
  if (!/<\s?cite\b/iu.test(text)) return false;
  return [...text.matchAll(OWN_TAG)].some((tag) => tag.index < range.end && tag.index + tag[0].length > range.start);
}

/** The cited passage first, then the others in their order. */
function searchOrder(passages: readonly CitedPassage[], prefer: number | undefined): number[] {
  const all = passages.map((_, index) => index);
  return prefer === undefined ? all : [...all.filter((index) => index === prefer - 1), ...all.filter((index) => index !== prefer - 1)];
}

function repair(quote: string, passages: readonly CitedPassage[], order: readonly number[]): VerifiedQuote | null {
  const tokens = alignmentTokens(normalizeText(quote), quote);
  for (const index of order) {
    const passage = passages[index];
    if (!passage) continue;
    const span = alignQuote(tokens, alignmentTokens(normalizedPassage(passage), passage.text));
    if (span) return located(passages, index, span, false);
  }
  return null;
}

/**
 * Where a quote stands in the passages shown, or null. Verbatim but for white space, Unicode forms, quotation marks, case and
 * hyphenation; else, within one passage, but for articles, plurals and slips of the pen. Numbers, codes, negations, obligations
 * and limits are never repaired. `prefer` is the passage that the model named: a quote that stands in another one is
 * attributed to where it stands.
 */
export function verifyQuote(quote: string, passages: readonly CitedPassage[], prefer?: number): VerifiedQuote | null {
  if (quote.length > MAX_QUOTE) return null;
  return (
    verifyWritten(quote, passages, prefer) ??
    (/&[#a-z0-9]{2,6};/iu.test(quote) ? verifyWritten(decodeEntities(quote), passages, prefer) : null)
  );
}

function verifyWritten(decoded: string, passages: readonly CitedPassage[], prefer: number | undefined): VerifiedQuote | null {
  const needle = normalizeText(decoded).text.trim();
  const bare = needle.replace(WRAPPING, "");
  if (!isSubstantial(bare)) return null;
  const order = searchOrder(passages, prefer);
  const parts = needle
    .split(ELLIPSIS)
    .map((part) => part.replace(WRAPPING, ""))
    .filter(Boolean);
  const attempts: ((haystack: string) => Span | null)[] = [
    (haystack) => findVerbatim(haystack, needle),
    (haystack) => findVerbatim(haystack, bare),
  ];
  if (parts.length > 1 && parts.every((part) => part.length > 3)) attempts.push((haystack) => findJoined(haystack, parts));
  for (const attempt of attempts) {
    for (const index of order) {
      const passage = passages[index];
      const span = passage ? attempt(normalizedPassage(passage).text) : null;
      if (span) return located(passages, index, span, true);
    }
  }
  return parts.length > 1 ? null : repair(decoded, passages, order);
}
