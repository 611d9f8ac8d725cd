import { porterStem } from "@/lib/kernel/porter-stemmer";

const STOP = new Set(
  "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with".split(
    " ",
  ),
);
const TOKEN = /[\p{L}\p{N}\p{M}_](?:[\p{L}\p{N}\p{M}_]|(?<=\p{L})['’.:·](?=\p{L})|(?<=\p{N})['’.,;](?=\p{N}))*/gu;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

/** Like Lucene's EnglishAnalyzer; overlapping pairs in Chinese, Japanese and Korean like its CJKBigramFilter. */
export function referenceTerms(text: string): string[] {
  const terms: string[] = [];
  for (const [run] of text.matchAll(CJK)) {
    const characters = [...run];
    if (characters.length === 1) terms.push(run);
    characters.slice(1).forEach((character, at) => terms.push(`${characters[at] ?? ""}${character}`));
  }
  for (const [token] of text.replace(CJK, " ").matchAll(TOKEN)) {
    const word = token.toLowerCase().replace(/['’]s$/, "");
    if (word && !STOP.has(word)) terms.push(porterStem(word));
  }
  return terms;
}

export interface ReferenceDocument {
  id: string;
  text: string;
}

/** Okapi BM25 in Lucene's form (S. Robertson, H. Zaragoza, 2009) with Anserini's defaults; the yardstick, not the product. */
export class Bm25Reference {
  private readonly postings = new Map<string, Map<number, number>>();
  private readonly lengths: number[] = [];
  private readonly average: number;

  constructor(
    private readonly documents: ReferenceDocument[],
    private readonly k1 = 0.9,
    private readonly b = 0.4,
  ) {
    documents.forEach(({ text }, at) => {
      const terms = referenceTerms(text);
      this.lengths.push(terms.length);
      for (const term of terms) {
        const list = this.postings.get(term) ?? new Map<number, number>();
        this.postings.set(term, list.set(at, (list.get(at) ?? 0) + 1));
      }
    });
    this.average = this.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
  }

  search(query: string, limit: number, allowed?: (id: string) => boolean): string[] {
    const scores = new Map<number, number>();
    for (const term of referenceTerms(query)) {
      const list = this.postings.get(term);
      if (!list) continue;
      const idf = Math.log(1 + (this.documents.length - list.size + 0.5) / (list.size + 0.5));
      for (const [at, count] of list) {
        const norm = this.k1 * (1 - this.b + (this.b * (this.lengths[at] ?? 0)) / this.average);
        scores.set(at, (scores.get(at) ?? 0) + (idf * count) / (count + norm));
      }
    }
    const ranked = [...scores].map(([at, score]) => ({ id: this.documents[at]?.id ?? "", score }));
    return ranked
      .filter(({ id }) => !allowed || allowed(id))
      .sort((x, y) => y.score - x.score || (x.id < y.id ? 1 : -1))
      .slice(0, limit)
      .map(({ id }) => id);
  }
}
