import type { TextRange } from "./cited-range";

export interface SheetCell {
  text: string;
  /** Where the cell begins in the text of the sheet. */
  start: number;
}

export interface SheetRow {
  /** 1-based, among the rows that have a value. */
  number: number;
  start: number;
  end: number;
  cells: SheetCell[];
}

export interface Sheet {
  rows: SheetRow[];
  columns: number;
}

/** A sheet's text as the table it came from: a row is a line, a tab ends a cell; its name above the rows is no row. */
export function sheetRows(text: string, label: string | null): Sheet {
  const rows: SheetRow[] = [];
  let columns = 0;
  let start = label && text.startsWith(`${label}\n\n`) ? label.length + 2 : 0;
  while (start < text.length) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    if (end > start) {
      const cells = cellsOf(text.slice(start, end), start);
      columns = Math.max(columns, cells.length);
      rows.push({ number: rows.length + 1, start, end, cells });
    }
    start = end + 1;
  }
  return { rows, columns };
}

function cellsOf(line: string, start: number): SheetCell[] {
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
