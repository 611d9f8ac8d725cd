interface Range {
  start: number;
  end: number;
}

export interface MarkedPiece {
  text: string;
  /** The number of a citation that exists; null: words. */
  mark: number | null;
  /** No checked quote supports these words. */
  unsupported: boolean;
}

/** A text cut at the marks that stand for a citation and at the ends of unsupported ranges. Everything else is plain words, whatever it looks like. */
export function markedPieces(text: string, numbers: ReadonlySet<number>, unsupported: readonly Range[]): MarkedPiece[] {
  const marks = [...text.matchAll(/\[(\d{1,3})\]/gu)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, number: Number(match[1]) }))
    .filter((mark) => numbers.has(mark.number));
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end]), ...unsupported.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= 0 && at <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    const mark = marks.find(({ start, end }) => from >= start && to <= end);
    if (mark && from > mark.start) return [];
    return [{ text: text.slice(from, to), mark: mark?.number ?? null, unsupported: unsupported.some(({ start, end }) => from >= start && to <= end) }];
  });
}
