import { words } from "./split-clauses";

/** Share of words that two clauses have in common, 0 to 1, counted as often as they occur (Dice, “Measures of the amount of ecologic association”, 1945). */
export function similarity(a: WordCounts, b: WordCounts): number {
  const total = a.total + b.total;
  if (total === 0) return 1;
  // No more than this can be common.
  if ((2 * Math.min(a.total, b.total)) / total < SIMILAR) return 0;
  let common = 0;
  const [few, many] = a.counts.size <= b.counts.size ? [a.counts, b.counts] : [b.counts, a.counts];
  for (const [word, count] of few) common += Math.min(count, many.get(word) ?? 0);
  return (2 * common) / total;
}

/** From here on two clauses are one that was changed. */
export const SIMILAR = 0.5;

export interface WordCounts {
  total: number;
  counts: Map<string, number>;
}

export function wordCounts(text: string): WordCounts {
  const counts = new Map<string, number>();
  const all = words(text.toLowerCase());
  for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { total: all.length, counts };
}

/** Cells of one table. */
const MAX_CELLS = 40_000;

/**
 * The order-keeping pairs of two runs of clauses whose similarities together are greatest, of those that are similar at all
 * (Needleman and Wunsch, “A general method…”, 1970, without a price for gaps). Runs whose table would be too large: clause by
 * clause in order.
 */
export function pairSimilar(before: readonly WordCounts[], after: readonly WordCounts[]): [number, number][] {
  const [rows, columns] = [before.length, after.length];
  if (rows * columns > MAX_CELLS) return inOrder(before, after);
  const width = columns + 1;
  const alike = new Float64Array(rows * columns);
  const best = new Float64Array((rows + 1) * width);
  const at = (row: number, column: number) => best[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const [left, right] = [before[row], after[column]];
      const score = left && right ? similarity(left, right) : 0;
      alike[row * columns + column] = score;
      best[row * width + column] = Math.max(at(row + 1, column), at(row, column + 1), score >= SIMILAR ? at(row + 1, column + 1) + score : 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const score = alike[row * columns + column] ?? 0;
    if (score >= SIMILAR && at(row, column) === at(row + 1, column + 1) + score) pairs.push([row++, column++]);
    else if (at(row, column) === at(row + 1, column)) row++;
    else column++;
  }
  return pairs;
}

function inOrder(before: readonly WordCounts[], after: readonly WordCounts[]): [number, number][] {
  return before.slice(0, after.length).flatMap((left, index): [number, number][] => {
    const right = after[index];
    return right && similarity(left, right) >= SIMILAR ? [[index, index]] : [];
  });
}
