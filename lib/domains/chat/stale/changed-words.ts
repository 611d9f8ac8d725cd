import "server-only";
import { splitSentences } from "@/lib/adapters/ai/sentences";
import { segmentText } from "@/lib/kernel/text-segmentation";
import { normalizeText } from "../citations/normalized-text";

export interface PageText {
  page: number;
  text: string;
}

export interface ChangedWords {
  oldWords: string;
  /** Null: nothing like it stands there. */
  newWords: string | null;
  newPage: number | null;
}

/** Share of common terms (Dice) from which a sentence of the new version takes the place of the old one. */
const ALIKE = 0.5;
const MAX_WORDS = 1_200;
const ENUMERATOR = /^(?:[-–—•▪*·]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+)\s+/iu;
const EDGES = /^[\s"'.,;:()[\]-]+|[\s"'.,;:()[\]-]+$/gu;

function bare(text: string): string {
  return normalizeText(text.replace(ENUMERATOR, "")).text.replace(/\s+/gu, " ").replace(EDGES, "");
}

/** The whole sentences that a quote stands in; a quote out of an endless one stands for itself. */
function sentencesAround(text: string, start: number, end: number): string {
  const around = splitSentences(text).filter((range) => range.end > start && range.start < end);
  const whole = text.slice(around[0]?.start ?? start, around.at(-1)?.end ?? end);
  return whole.length > MAX_WORDS || whole.length === 0 ? text.slice(start, end) : whole;
}

const ENDED = /[.!?。！？…;]["'”’)\]]*\s*$/u;

/** As a sentence of its own: what stands before it has ended, and it ends there too where it ended before. */
function standsIn(haystack: string, needle: string, ended: boolean): boolean {
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    const before = haystack.slice(Math.max(0, at - 8), at);
    const after = haystack.slice(at + needle.length, at + needle.length + 3);
    if (/^$|[.!?。！？…;:)\]\d][\s"'(-]*$/u.test(before) && (ended ? /^["')\]]*(?:[.!?。！？…;]|$)/u : /^(?:[^\p{L}\p{N}]|$)/u).test(after)) return true;
  }
  return false;
}

/** A version's text, made ready for many comparisons. */
export class NewerText {
  private readonly whole: string;
  private readonly bareSentences: ReadonlySet<string>;
  private sentences: { page: number; text: string; terms: ReadonlySet<string> }[] | undefined;

  constructor(private readonly pages: readonly PageText[]) {
    // A sentence may run over the end of a page.
    const joined = pages.map((page) => page.text).join("\n");
    this.whole = normalizeText(joined).text.replace(/\s+/gu, " ");
    this.bareSentences = new Set(splitSentences(joined).map(({ start, end }) => bare(joined.slice(start, end))));
  }

  /** Null when the sentences that the quote stands in stand in the newer text too, but for numbering, white space and hyphenation. */
  changed(old: { text: string; start: number; end: number }): ChangedWords | null {
    const words = sentencesAround(old.text, old.start, old.end);
    const needle = bare(words);
    const sentences = splitSentences(words).map(({ start, end }) => bare(words.slice(start, end)));
    if (sentences.every((sentence) => this.bareSentences.has(sentence)) || standsIn(this.whole, needle, ENDED.test(words))) return null;
    const alike = this.mostAlike(words);
    return { oldWords: words.trim(), newWords: alike?.text ?? null, newPage: alike?.page ?? null };
  }

  private mostAlike(words: string): { page: number; text: string } | null {
    this.sentences ??= this.pages.flatMap(({ page, text }) =>
      splitSentences(text).map(({ start, end }) => ({ page, text: text.slice(start, end), terms: new Set(segmentText(text.slice(start, end))) })),
    );
    const wanted = new Set(segmentText(words));
    let best: { page: number; text: string; score: number } | null = null;
    for (const { page, text, terms } of this.sentences) {
      const common = [...terms].filter((term) => wanted.has(term)).length;
      const score = (2 * common) / (terms.size + wanted.size || 1);
      if (score >= ALIKE && score > (best?.score ?? 0)) best = { page, text: text.slice(0, MAX_WORDS), score };
    }
    return best;
  }
}
