import "server-only";
import { foldText } from "@/lib/kernel/text-segmentation";
import { isCritical, isNegation } from "./critical-words";
import type { NormalizedText } from "./normalized-text";

interface Token {
  word: string;
  start: number;
  end: number;
  critical: boolean;
  functional: boolean;
  name: boolean;
}

/** The only words that may differ between a quote and the document. */
const FUNCTIONAL = new Set(
  `a an the of to in on at by for with and or that which this these those its their his her is are be been was were as such said so it there
  der die das den dem des ein eine einer eines einem und von zu im in am ist sind le la les l' un une des de du d' et est sont el los las un una y
  en es son il lo gli i e di da è o os as um uma do da dos das het een van en`.split(/\s+/u),
);
const WORD = /[\p{L}\p{M}\p{N}]+(?:['.,/-][\p{L}\p{M}\p{N}]+)*|[%£€$¥<>≤≥=±]/gu;
const MAX_TOKENS = 1500;

/** Names only count where the original is at hand (`original`): lower-casing has lost them in the normalized text. */
export function alignmentTokens(normalized: NormalizedText, original: string): Token[] {
  const tokens: Token[] = [];
  for (const match of normalized.text.matchAll(WORD)) {
    const start = match.index;
    const at = normalized.starts[start] ?? 0;
    const opens = /(?:^|[.!?:;]["')\]]*\s+|\n\s*)$/u.test(original.slice(Math.max(0, at - 6), at)) || at === 0;
    tokens.push({
      word: match[0],
      start,
      end: start + match[0].length,
      critical: isCritical(match[0]),
      functional: FUNCTIONAL.has(match[0]),
      name: !opens && /^\p{Lu}/u.test(original.slice(at, at + 2)),
    });
    if (tokens.length >= MAX_TOKENS) break;
  }
  return tokens;
}

function editDistanceAtMostOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a.charAt(i) === b.charAt(i)) i += 1;
  const skipA = a.length >= b.length ? 1 : 0;
  const skipB = b.length >= a.length ? 1 : 0;
  return a.slice(i + skipA) === b.slice(i + skipB);
}

/** A letter twice or too few of it, two neighbours exchanged; in long words one letter more or less, where that makes no other word. */
function isTypingSlip(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (short.length < 6 || long.length < 7) return false;
  let at = 0;
  while (at < short.length && long.charAt(at) === short.charAt(at)) at += 1;
  if (long.length === short.length) {
    const swapped = long.slice(0, at) + long.charAt(at + 1) + long.charAt(at) + long.slice(at + 2);
    return swapped === short;
  }
  if (long.length - short.length !== 1 || long.slice(at + 1) !== short.slice(at)) return false;
  const doubled = long.charAt(at) === long.charAt(at - 1) || long.charAt(at) === long.charAt(at + 1);
  return doubled || short.length >= 9;
}

/** A typing or reading slip, an accent or a plural. Never a number, a negation or a word of another meaning as far as letters tell. */
function sameWord(a: Token, b: Token): boolean {
  if (a.word === b.word) return true;
  if (a.critical || b.critical) return false;
  const [x, y] = [foldText(a.word), foldText(b.word)];
  if (x === y || x === `${y}s` || y === `${x}s`) return true;
  // Prefixes (un-, in-, ir-) and short words differ by one letter and mean the opposite; slips sit further in.
  return (
    Math.min(x.length, y.length) >= 6 &&
    x.slice(0, 3) === y.slice(0, 3) &&
    x.slice(-1) === y.slice(-1) &&
    ((x.length === y.length && editDistanceAtMostOne(x, y)) || isTypingSlip(x, y))
  );
}

interface Walk {
  last: number;
  skipped: number;
}

/** Follows the quote from one passage token on; null as soon as anything that carries meaning differs. */
function walk(quote: readonly Token[], passage: readonly Token[], from: number, allowance: number): Walk | null {
  let at = from;
  let last = from;
  let skipped = 0;
  for (const token of quote) {
    let step = 0;
    while (step <= 3) {
      const candidate = passage[at + step];
      if (!candidate || sameWord(token, candidate)) break;
      step = candidate.critical || candidate.name ? 4 : step + 1;
    }
    const found = passage[at + step];
    if (step > 3 || !found || !sameWord(token, found)) {
      if (!token.functional || token.critical) return null;
      skipped += 1;
    } else {
      skipped += step;
      last = at + step;
      at = last + 1;
    }
    if (skipped > allowance) return null;
  }
  return { last, skipped };
}

/**
 * The place in one passage that says what the quote says but for articles, a missing minor word, a slip or a plural.
 * Greedy alignment from each occurrence of the quote's first carrying word; at most a fifth of the tokens may differ.
 * Returns a half-open range of the normalized passage.
 */
export function alignQuote(quote: readonly Token[], passage: readonly Token[]): { start: number; end: number } | null {
  const carrying = quote.filter((token) => !token.functional);
  const first = quote.findIndex((token) => !token.functional);
  const head = quote[first];
  if (carrying.length < 3 || !head) return null;
  const body = quote.slice(first);
  const allowance = Math.max(1, Math.floor(quote.length / 5));
  let best: { start: number; end: number; skipped: number } | null = null;
  for (const [at, token] of passage.entries()) {
    const before = passage[at - 1];
    if (!sameWord(head, token) || (before && isNegation(before.word))) continue;
    const result = walk(body, passage, at, allowance);
    const end = result ? passage[result.last]?.end : undefined;
    if (result && end !== undefined && (!best || result.skipped < best.skipped))
      best = { start: token.start, end, skipped: result.skipped };
  }
  return best;
}
