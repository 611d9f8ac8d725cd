import { columnOf, rowOf, rowsStart, type SheetGrid } from "@/lib/kernel/sheet-grid";
import type { TextRange } from "./cited-range";

export interface SheetCell {
  text: string;
  /** Where the cell begins in the text of the sheet. */
  start: number;
  /** From 0. */
  column: number;
}

export interface SheetRow {
  /** As the workbook counts, from 1. */
  number: number;
  start: number;
  end: number;
  cells: SheetCell[];
}

export interface Sheet {
  rows: SheetRow[];
  /** Those that are drawn; empty stretches that are wider than a screen are left out. */
  columns: number[];
}

const WIDEST = 400;

/** A sheet's text as the table it came from: a row is a line, a tab ends a cell; its name above the rows is no row. */
export function sheetRows(text: string, label: string | null, grid: SheetGrid | null): Sheet {
  const rows: SheetRow[] = [];
  const used = new Set<number>();
  let start = rowsStart(text, label);
  while (start < text.length) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    if (end > start) {
      const line = rows.length;
      const cells = cellsOf(text.slice(start, end), start).map((cell, tab) => ({ ...cell, column: columnOf(grid, line, tab) }));
      for (const { column, text: shown } of cells) if (shown) used.add(column);
      rows.push({ number: rowOf(grid, line), start, end, cells });
    }
    start = end + 1;
  }
  return { rows, columns: drawnColumns(used) };
}

function drawnColumns(used: ReadonlySet<number>): number[] {
  const last = [...used].reduce((most, column) => Math.max(most, column), -1);
  return last < WIDEST ? Array.from({ length: last + 1 }, (_, column) => column) : [...used].sort((a, b) => a - b);
}

function cellsOf(line: string, start: number): Omit<SheetCell, "column">[] {
  let at = start;
  return line.split("\t").map((text) => {
    const cell = { text, start: at };
    at += text.length + 1;
    return cell;
  });
}

export function touches(piece: { start: number; end: number }, range: TextRange | null): boolean {
  return range !== null && piece.start < range.end && piece.end > range.start;
}

/** Index of the first row that the range touches, or -1. */
export function citedRow(sheet: Sheet, range: TextRange | null): number {
  return range ? sheet.rows.findIndex((row) => touches(row, range)) : -1;
}
