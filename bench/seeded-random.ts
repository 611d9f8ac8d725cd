export type Random = () => number;

/** Deterministic noise in [0, 1) (mulberry32), so that two runs measure the same text. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick(values: readonly string[], next: Random): string {
  return values[Math.floor(next() * values.length)] ?? "";
}

export function between(low: number, high: number, next: Random): number {
  return low + Math.floor(next() * (high - low + 1));
}
