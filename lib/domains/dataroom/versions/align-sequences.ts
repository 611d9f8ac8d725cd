/** Milliseconds left; beyond it work that remains is given up, never wrong. */
export interface TimeLimit {
  over(): boolean;
}

export function timeLimit(ms: number, now: () => number = () => performance.now()): TimeLimit {
  const end = now() + ms;
  return { over: () => now() >= end };
}

/** Cells of the table of a longest common subsequence. */
const MAX_CELLS = 250_000;

/**
 * Pairs of equal items [index in a, index in b], both rising. Equal ends are cut off; what occurs once on both sides anchors the
 * rest by its longest rising subsequence (patience diff: Bram Cohen; the subsequence: Fredman, “On computing the length of longest
 * increasing subsequences”, 1975); what is left between two anchors is aligned by a longest common subsequence (Wagner and Fischer,
 * “The string-to-string correction problem”, 1974) where its table is small, else not at all. O((n + m) log n) besides the tables.
 */
export function alignSequences(a: readonly string[], b: readonly string[], limit: TimeLimit): [number, number][] {
  const pairs: [number, number][] = [];
  const open: [number, number, number, number][] = [[0, a.length, 0, b.length]];
  for (let range = open.pop(); range; range = open.pop()) {
    let [fromA, toA, fromB, toB] = range;
    while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) pairs.push([fromA++, fromB++]);
    while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) pairs.push([--toA, --toB]);
    if (fromA >= toA || fromB >= toB || limit.over()) continue;
    const anchors = rising(uniqueInBoth(a, b, [fromA, toA, fromB, toB]));
    if (anchors.length === 0) {
      if ((toA - fromA) * (toB - fromB) <= MAX_CELLS) pairs.push(...commonSubsequence(a, b, [fromA, toA, fromB, toB]));
      continue;
    }
    let [lastA, lastB] = [fromA, fromB];
    for (const [atA, atB] of anchors) {
      open.push([lastA, atA, lastB, atB]);
      pairs.push([atA, atB]);
      [lastA, lastB] = [atA + 1, atB + 1];
    }
    open.push([lastA, toA, lastB, toB]);
  }
  return pairs.sort(([left], [right]) => left - right);
}

type Range = readonly [number, number, number, number];

function uniqueInBoth(a: readonly string[], b: readonly string[], [fromA, toA, fromB, toB]: Range): [number, number][] {
  // -1: more than once.
  const inA = new Map<string, number>();
  const inB = new Map<string, number>();
  for (let at = fromA; at < toA; at++) inA.set(a[at] ?? "", inA.has(a[at] ?? "") ? -1 : at);
  for (let at = fromB; at < toB; at++) inB.set(b[at] ?? "", inB.has(b[at] ?? "") ? -1 : at);
  const found: [number, number][] = [];
  for (const [item, atA] of inA) {
    const atB = inB.get(item) ?? -1;
    if (atA >= 0 && atB >= 0) found.push([atA, atB]);
  }
  return found.sort(([left], [right]) => left - right);
}

/** The longest run of pairs whose second number rises too. */
function rising(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, value], index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const run: [number, number][] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) run.push(pair);
  }
  return run.reverse();
}

function commonSubsequence(a: readonly string[], b: readonly string[], [fromA, toA, fromB, toB]: Range): [number, number][] {
  const width = toB - fromB + 1;
  const table = new Uint16Array((toA - fromA + 1) * width);
  const cell = (row: number, column: number) => table[row * width + column] ?? 0;
  for (let row = toA - fromA - 1; row >= 0; row--) {
    for (let column = toB - fromB - 1; column >= 0; column--) {
      table[row * width + column] = a[fromA + row] === b[fromB + column] ? cell(row + 1, column + 1) + 1 : Math.max(cell(row + 1, column), cell(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < toA - fromA && column < toB - fromB; ) {
    if (a[fromA + row] === b[fromB + column]) pairs.push([fromA + row++, fromB + column++]);
    else if (cell(row + 1, column) >= cell(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
