import { type Place, samePlace } from "./place";

/** By golden place, the rank (from 1) of the first found passage that tells it; null: none of them does. */
export function ranksOf(golden: readonly Place[], found: readonly Place[]): (number | null)[] {
  return golden.map((place) => {
    const at = found.findIndex((passage) => samePlace(place, passage));
    return at < 0 ? null : at + 1;
  });
}

const within = (ranks: readonly (number | null)[], k: number): number[] => ranks.filter((rank): rank is number => rank !== null && rank <= k);

/** Share of the golden places among the first k passages, 0 to 1; null where there is none to be found. */
export function recallAt(ranks: readonly (number | null)[], k: number): number | null {
  return ranks.length === 0 ? null : within(ranks, k).length / ranks.length;
}

/**
 * Normalized discounted cumulative gain of the first k passages, 0 to 1, with gain 1 for each golden place at the rank where it is
 * first told, discounted by log2(rank + 1), over the gain of the best order (K. Järvelin, J. Kekäläinen, "Cumulated gain-based
 * evaluation of IR techniques", ACM TOIS 20(4), 2002). One passage that tells several places is at least as good as the best order
 * of single ones, hence the cap. Null where there is nothing to be found.
 */
export function ndcgAt(ranks: readonly (number | null)[], k: number): number | null {
  if (ranks.length === 0) return null;
  const gain = (rank: number) => 1 / Math.log2(rank + 1);
  const best = Array.from({ length: Math.min(k, ranks.length) }, (_, at) => gain(at + 1)).reduce((sum, value) => sum + value, 0);
  return Math.min(1, within(ranks, k).reduce((sum, rank) => sum + gain(rank), 0) / best);
}
