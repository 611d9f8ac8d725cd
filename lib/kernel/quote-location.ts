/** The parts of a text that survive line breaks, hyphenation and typographic habits, with their way back. */
interface Skeleton {
  text: string;
  /** Where each character's original begins and ends. */
  at: number[];
  ends: number[];
}

const IGNORED = /[\s\p{Pd}\p{Cf}\u00ad'"`\u2018-\u201f\u00ab\u00bb\u2039\u203a\u2212]/u;
/** Length of the pieces looked for when the whole quote isn't there. */
const SEED = 12;

export interface QuoteLocation {
  start: number;
  end: number;
  /** Share of the quote's characters found, .5 to 1. */
  coverage: number;
}

/**
 * Where a quote stands in a page: as it is, then without regard to case, then the longest in-order part of it.
 * White space, hyphens and quotation marks don't count. Null when less than half of it is found.
 */
export function findQuote(page: { text: string } | string, quote: string, near = 0): QuoteLocation | null {
  const text = typeof page === "string" ? page : page.text;
  const wanted = skeleton(quote);
  if (!wanted.text) return null;
  const whole = skeleton(text);
  const exact = nearest(whole, wanted.text, near);
  if (exact !== undefined) return located(whole, exact, exact + wanted.text.length, 1);
  const folded = { ...whole, text: lower(whole.text) };
  const needle = lower(wanted.text);
  const loose = nearest(folded, needle, near);
  if (loose !== undefined) return located(whole, loose, loose + needle.length, 1);
  return longestPart(folded, needle);
}

/** A text prepared for many quotes, without the way back: it costs no more memory than the text. */
export interface SearchableText {
  plain: string;
  folded: string;
}

export function searchable(text: string): SearchableText {
  const plain = skeleton(text).text;
  const folded = lower(plain);
  return { plain, folded: folded === plain ? plain : folded };
}

/** Whether findQuote finds the whole quote in the text. */
export function holdsQuote({ plain, folded }: SearchableText, quote: SearchableText): boolean {
  return quote.plain !== "" && (plain.includes(quote.plain) || folded.includes(quote.folded));
}

function skeleton(value: string): Skeleton {
  let text = "";
  const at: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const char of value) {
    if (!IGNORED.test(char)) {
      const plain = char < "\u0080" ? char : char.normalize("NFKC").replace(/\s/g, "");
      text += plain;
      for (let i = 0; i < plain.length; i++) {
        at.push(offset);
        ends.push(offset + char.length);
      }
    }
    offset += char.length;
  }
  return { text, at, ends };
}

/** Lower case that never changes the length, or offsets would slip. */
function lower(value: string): string {
  const result = value.toLowerCase();
  return result.length === value.length ? result : value.replace(/[A-Z]/g, (char) => char.toLowerCase());
}

function nearest(whole: Skeleton, needle: string, near: number): number | undefined {
  let best: number | undefined;
  for (let found = whole.text.indexOf(needle); found >= 0; found = whole.text.indexOf(needle, found + 1)) {
    const distance = Math.abs((whole.at[found] ?? 0) - near);
    if (best !== undefined && distance >= Math.abs((whole.at[best] ?? 0) - near)) break;
    best = found;
  }
  return best;
}

function located(whole: Skeleton, from: number, to: number, coverage: number): QuoteLocation {
  return { start: whole.at[from] ?? 0, end: whole.ends[to - 1] ?? 0, coverage };
}

/** Chains maximal matches in order; what lies between two of them counts as part of the range, up to twice the quote. */
function longestPart(whole: Skeleton, needle: string): QuoteLocation | null {
  const seed = Math.min(SEED, Math.ceil(needle.length / 2));
  let best: { from: number; to: number; matched: number } | undefined;
  for (let begin = 0; begin + seed <= needle.length; begin += seed) {
    const first = whole.text.indexOf(needle.slice(begin, begin + seed));
    if (first < 0) continue;
    const chain = chainFrom(whole.text, needle, begin, first, seed);
    if (!best || chain.matched > best.matched) best = chain;
  }
  if (!best || best.matched * 2 < needle.length) return null;
  return located(whole, best.from, best.to, best.matched / needle.length);
}

function chainFrom(text: string, needle: string, begin: number, first: number, seed: number) {
  let [from, back] = [first, begin];
  while (from > 0 && back > 0 && text[from - 1] === needle[back - 1]) [from, back] = [from - 1, back - 1];
  let [to, index, matched] = [first, begin, begin - back];
  const limit = from + needle.length * 2;
  let end = to;
  while (index < needle.length) {
    if (text[to] === needle[index] && to < text.length) {
      [to, index, matched] = [to + 1, index + 1, matched + 1];
      end = to;
      continue;
    }
    const next = nextSeed(text, needle, index, to, seed, limit);
    if (!next) break;
    [index, to] = next;
  }
  return { from, to: end, matched };
}

function nextSeed(text: string, needle: string, index: number, to: number, seed: number, limit: number): [number, number] | undefined {
  for (let at = index; at + seed <= needle.length; at += 1) {
    const found = text.indexOf(needle.slice(at, at + seed), to);
    if (found >= 0 && found < limit) return [at, found];
  }
  return undefined;
}
