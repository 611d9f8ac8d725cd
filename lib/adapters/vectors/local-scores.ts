import "server-only";
import { relatedTerms } from "@/lib/kernel/related-words";

/** What a word says about a question when only a related word stands there. */
const RELATED_WEIGHT = 0.5;
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

interface Counted {
  ordinal: number;
  terms?: string[];
}

interface Occurrences {
  count: number;
  weight: number;
}

function occurrencesOf(term: string, counts: ReadonlyMap<string, number>): Occurrences {
  const own = counts.get(term) ?? 0;
  if (own > 0) return { count: own, weight: 1 };
  const count = relatedTerms(term).reduce((sum, other) => sum + (counts.get(other) ?? 0), 0);
  return { count, weight: RELATED_WEIGHT };
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/**
 * Okapi BM25 (k1 1.2, b .75, Lucene's form) of the passages of one document among themselves: what is in every clause of this
 * contract tells its clauses apart as little as an article does. A term that a passage lacks is stood in for by its related words
 * at half its weight. In the order of the passages.
 */
export function localScores(terms: readonly string[], passages: readonly Counted[]): number[] {
  const counted = passages.map((passage) => ({ counts: countTerms(passage.terms ?? []), length: passage.terms?.length ?? 0 }));
  // Passages without any of the words are not here; the highest ordinal knows of them.
  const size = passages.reduce((most, { ordinal }) => Math.max(most, ordinal + 1), passages.length);
  const average = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, counted.length) || 1;
  const rarity = new Map(
    terms.map((term) => {
      const holding = counted.filter(({ counts }) => counts.has(term)).length;
      return [term, Math.log(1 + (size - holding + 0.5) / (holding + 0.5))];
    }),
  );
  return counted.map(({ counts, length }) => {
    const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / average);
    return [...rarity].reduce((sum, [term, idf]) => {
      const { count, weight } = occurrencesOf(term, counts);
      return count > 0 ? sum + (weight * idf * count * (SATURATION + 1)) / (count + norm) : sum;
    }, 0);
  });
}
