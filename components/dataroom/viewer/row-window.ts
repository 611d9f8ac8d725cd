export interface RowWindow {
  from: number;
  to: number;
}

/** Rows drawn at first, and added by each press of "more". */
export const ROW_STEP = 300;

/** Where drawing begins, so that the cited row stands among its neighbours. Indexes; `to` is exclusive. */
export function firstRows(count: number, cited: number): RowWindow {
  const from = cited < ROW_STEP / 2 ? 0 : Math.max(0, Math.min(cited - 100, count - ROW_STEP));
  return { from, to: Math.min(count, from + ROW_STEP) };
}
