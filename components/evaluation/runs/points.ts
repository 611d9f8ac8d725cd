/** A share as points of a hundred; a dash where there is none. */
export function asPoints(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : (share * 100).toFixed(1);
}

/** The difference to an earlier share, with its sign; null where one of them is missing. */
export function pointsSince(share: number | null, before: number | null | undefined): string | null {
  if (share === null || before === null || before === undefined) return null;
  const difference = (share - before) * 100;
  return Math.abs(difference) < 0.05 ? "±0.0" : `${difference > 0 ? "+" : "−"}${Math.abs(difference).toFixed(1)}`;
}
