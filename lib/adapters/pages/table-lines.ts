import { fitLine } from "./break-lines";
import { type LineStyle, type MeasureText, paperOf, type SetLine } from "./paper";

export const CELLS: LineStyle = { size: 8.5, weight: 400, leading: 11.5, before: 3 };
const GAP = 8;
const NARROWEST = 36;
const WIDEST = 210;
const WIDEST_WORD = 90;
/** Rows whose cells say how wide the columns are. */
const SAMPLE = 300;
const NUMBER = /^[-+(]?[€$£¥]?\s?\d[\d\s.,']*\s?[%€$£¥)]?$/;

/** Widths that show a table's cells in as few lines as the paper allows; lying paper when standing paper is too narrow. */
export function tableColumns(text: string, measure: MeasureText): { columns: number[]; landscape: boolean } {
  const wanted: Column[] = [];
  for (const row of text.split("\n", SAMPLE)) {
    const cells = row.split("\t");
    if (cells.length === 1) continue;
    for (const [at, cell] of cells.entries()) wanted[at] = widened(wanted[at], cell.slice(0, 120), measure);
  }
  if (wanted.length === 0) return { columns: [], landscape: false };
  const landscape = wanted.reduce((all, { whole }) => all + whole + GAP, 0) > paperOf({ landscape: false }).textWidth;
  const room = paperOf({ landscape }).textWidth;
  const band = Math.max(1, Math.floor(room / (NARROWEST + GAP)));
  return { columns: wanted.flatMap((_, at) => (at % band === 0 ? fitted(wanted.slice(at, at + band), room) : [])), landscape };
}

interface Column {
  /** Of the longest cell, and of the longest word: no word should be broken. */
  whole: number;
  word: number;
}

function widened(column: Column | undefined, cell: string, measure: MeasureText): Column {
  const word = cell.split(/\s/).reduce((longest, one) => (one.length > longest.length ? one : longest), "");
  return {
    whole: Math.max(column?.whole ?? NARROWEST, Math.min(WIDEST, measure(cell, CELLS) + 1)),
    word: Math.max(column?.word ?? NARROWEST, Math.min(WIDEST_WORD, measure(word, CELLS) + 1)),
  };
}

/** Every column has its longest word; what is left goes to those that would like more. */
function fitted(columns: readonly Column[], room: number): number[] {
  const free = room - columns.length * GAP;
  const [whole, words] = [columns.reduce((all, column) => all + column.whole, 0), columns.reduce((all, column) => all + column.word, 0)];
  if (whole <= free) return columns.map((column) => column.whole);
  if (words >= free) return columns.map((column) => Math.floor((column.word / words) * free));
  return columns.map((column) => Math.floor(column.word + ((column.whole - column.word) / (whole - words)) * (free - words)));
}

/** The lines of one row: each cell is broken in its own column; columns beyond the paper's edge come below. Null when the row would be taller than half the paper. */
export function tableRow(text: string, start: number, end: number, columns: readonly number[], landscape: boolean, measure: MeasureText): SetLine[] | null {
  const paper = paperOf({ landscape });
  const lines: SetLine[] = [];
  let [at, x, top] = [start, 0, 0];
  for (let column = 0; at <= end; column++) {
    const tab = text.indexOf("\t", at);
    const stop = tab < 0 || tab > end ? end : tab;
    const width = columns[column] ?? NARROWEST;
    if (x > 0 && x + width > paper.textWidth) [x, top] = [0, lines.length];
    const number = NUMBER.test(text.slice(at, Math.min(stop, at + 40)));
    let from = at;
    for (let line = top; from < stop; line++) {
      if ((line + 1) * CELLS.leading > paper.textHeight / 2) return null;
      const to = fitLine(text, from, stop, width, CELLS, measure);
      while (lines.length <= line) lines.push({ pieces: [], style: CELLS, space: lines.length === 0 ? CELLS.before : 0, start, end, follows: lines.length > 0 });
      lines[line]?.pieces.push(number ? { text: text.slice(from, to).trim(), x: x + width, ends: true } : { text: text.slice(from, to).trimEnd(), x });
      from = to;
    }
    x += width + GAP;
    at = stop + 1;
  }
  const last = lines.at(-1);
  if (last) last.ruled = true;
  return lines;
}
