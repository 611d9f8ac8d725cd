/** Where the lines and tabs of a sheet's text stand in the sheet. Lines are counted from 0 below the sheet's name, columns from 0, rows from 1. */
export interface SheetGrid {
  /** From this line on, rows follow one another. */
  rows: [line: number, row: number][];
  /** Wide gaps are written with fewer tabs: from this tab of the line on, columns are counted from this one. */
  jumps?: [line: number, tab: number, column: number][];
}

export interface SheetText {
  text: string;
  label: string | null;
  grid: SheetGrid | null;
}

/** Written line by line, as the text is. */
export class GridWriter {
  readonly grid: SheetGrid = { rows: [] };
  private line = -1;

  next(row: number): void {
    this.line += 1;
    const last = this.grid.rows.at(-1);
    if (!last || last[1] - last[0] !== row - this.line) this.grid.rows.push([this.line, row]);
  }

  jump(tab: number, column: number): void {
    (this.grid.jumps ??= []).push([this.line, tab, column]);
  }
}

/** Where the rows begin: below the sheet's name. */
export function rowsStart(text: string, label: string | null): number {
  return label && text.startsWith(`${label}\n\n`) ? label.length + 2 : 0;
}

export function rowOf(grid: SheetGrid | null, line: number): number {
  const at = grid ? lastAt(grid.rows, line) : -1;
  const [from, row] = grid?.rows[at] ?? [0, 1];
  return row + line - from;
}

export function columnOf(grid: SheetGrid | null, line: number, tab: number): number {
  const jumps = grid?.jumps ?? [];
  for (let at = lastAt(jumps, line); at >= 0 && jumps[at]?.[0] === line; at--) {
    const [, from, column] = jumps[at] ?? [0, 0, 0];
    if (from <= tab) return column + tab - from;
  }
  return tab;
}

/** Index of the last entry whose line is not behind the given one. */
function lastAt(entries: readonly (readonly [number, ...number[]])[], line: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.[0] ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A, B, … Z, AA: as every spreadsheet counts. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** "Prices!B7", "'Door schedule'!A3:C3": the cells that a stretch of the sheet's text covers; null where it covers none. */
export function cellAddress({ text, label, grid }: SheetText, start: number, end: number): string | null {
  let [from, to] = [Math.max(start, rowsStart(text, label)), Math.min(end, text.length)];
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  if (from >= to) return null;
  const columns: number[] = [];
  const lines = linesBetween(text, rowsStart(text, label), from, to);
  for (const { line, first, last } of lines) columns.push(columnOf(grid, line, first), columnOf(grid, line, last));
  const rows = [lines[0], lines.at(-1)].map((one) => rowOf(grid, one?.line ?? 0));
  const corners = [Math.min(...columns), Math.max(...columns)].map((column, at) => `${columnName(column)}${rows[at] ?? 1}`);
  return `${label ? `${quoted(label)}!` : ""}${[...new Set(corners)].join(":")}`;
}

/** Of each line that the stretch touches: its number, and the tabs before its first and its last touched cell. */
function linesBetween(text: string, body: number, from: number, to: number): { line: number; first: number; last: number }[] {
  let line = count(text.slice(body, from), "\n");
  let start = Math.max(body, text.lastIndexOf("\n", from - 1) + 1);
  const touched: { line: number; first: number; last: number }[] = [];
  while (start < to) {
    const next = text.indexOf("\n", start);
    const end = Math.min(to, next < 0 ? text.length : next);
    const begin = Math.max(start, from);
    const blank = /^\t*/.exec(text.slice(begin, end))?.[0].length ?? 0;
    touched.push({ line, first: count(text.slice(start, begin + blank), "\t"), last: count(text.slice(start, end).trimEnd(), "\t") });
    line += 1;
    start = next < 0 ? text.length : next + 1;
  }
  return touched;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

function quoted(label: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(label) ? label : `'${label.replaceAll("'", "''")}'`;
}
