export interface RankedList<T> {
  /** Best first, each key once. */
  items: T[];
  /** How much this list counts beside the others; 1 by default. */
  weight?: number;
}

export interface FusedItem<T> {
  key: string;
  item: T;
  /** Sum of weight / (k + rank); comparable within one fusion only. */
  score: number;
  /** 1-based rank in each list, undefined where absent. */
  ranks: (number | undefined)[];
}

/**
 * Merges rankings whose scores don't compare, by rank alone; best first, ties in order of first appearance.
 * G. V. Cormack, C. L. A. Clarke, S. Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning
 * methods", SIGIR 2009; k = 60 as there.
 */
export function reciprocalRankFusion<T>(lists: RankedList<T>[], keyOf: (item: T) => string, k = 60): FusedItem<T>[] {
  const fused = new Map<string, FusedItem<T>>();
  lists.forEach(({ items, weight = 1 }, list) => {
    const seen = new Set<string>();
    items.forEach((item) => {
      const key = keyOf(item);
      if (seen.has(key)) return;
      seen.add(key);
      const entry = fused.get(key) ?? { key, item, score: 0, ranks: lists.map(() => undefined) };
      entry.score += weight / (k + seen.size);
      entry.ranks[list] = seen.size;
      fused.set(key, entry);
    });
  });
  return [...fused.values()].sort((a, b) => b.score - a.score);
}
