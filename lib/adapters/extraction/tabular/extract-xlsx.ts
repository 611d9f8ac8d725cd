import "server-only";
import { readFile } from "node:fs/promises";
import type { CellObject, ParsingOptions, WorkBook, WorkSheet } from "@e965/xlsx";
import { cleanLine } from "@/lib/kernel/clean-text";
import type { ExtractedDocument, ExtractedPage } from "@/lib/kernel/document-text";
import { GridWriter } from "@/lib/kernel/sheet-grid";
import { tooMuchText, unreadableDocument } from "../extraction-errors";
import type { ReportProgress } from "../extraction-job";
import { guardZip } from "../zip-guard";

const MAX_CELLS = 2_000_000;
const MAX_CHARACTERS = 40_000_000;

export async function extractXlsx(path: string, report: ReportProgress): Promise<ExtractedDocument> {
  await guardZip(path, "workbook");
  const workbook = await parse(await readFile(path));
  const budget = { cells: MAX_CELLS, characters: MAX_CHARACTERS };
  const pages = workbook.SheetNames.map((name, index): ExtractedPage => {
    const sheet = workbook.Sheets[name];
    const writer = new GridWriter();
    const text = sheet ? sheetText(sheet, budget, writer) : "";
    report(index + 1, workbook.SheetNames.length);
    return { ...sheetPage(index + 1, cleanLine(name).trim(), text), grid: writer.grid };
  });
  return { pages, unreadablePages: [], ...(workbook.Props?.Title ? { title: cleanLine(workbook.Props.Title).slice(0, 300) } : {}) };
}

/** The name stands above the rows as a heading: it is part of what a reader sees and searches for. */
function sheetPage(number: number, label: string, rows: string): ExtractedPage {
  const text = label && rows ? `${label}\n\n${rows}` : label || rows;
  return { number, kind: "sheet", ...(label ? { label, headings: [{ level: 1, start: 0, end: label.length }] } : { headings: [] }), text };
}

const READ_OPTIONS: ParsingOptions = {
  type: "buffer",
  dense: true,
  cellDates: false,
  cellFormula: false,
  cellHTML: false,
  cellNF: false,
  dateNF: "yyyy-mm-dd",
};

async function parse(bytes: Buffer): Promise<WorkBook> {
  const xlsx = await import("@e965/xlsx");
  try {
    return xlsx.read(bytes, READ_OPTIONS);
  } catch (error) {
    const missing = /Cannot find file (xl\/(?:styles|theme\/theme\d+)\.xml) in zip/.exec(error instanceof Error ? error.message : "")?.[1];
    if (missing) return readWithout(missing, bytes, xlsx);
    throw unreadableDocument("workbook", error);
  }
}

/** Some programs announce looks that they never write; the cells are there. */
function readWithout(missing: string, bytes: Buffer, { CFB, read }: typeof import("@e965/xlsx")): WorkBook {
  try {
    const archive = CFB.read(bytes, { type: "buffer" });
    CFB.utils.cfb_add(archive, `/${missing}`, Buffer.from("<styleSheet/>"));
    const repaired: unknown = CFB.write(archive, { type: "buffer", fileType: "zip" });
    return read(repaired, READ_OPTIONS);
  } catch (error) {
    throw unreadableDocument("workbook", error);
  }
}

/** Rows as lines, cells as shown, tabs between them. Only cells that exist are visited: a claimed range costs nothing. */
function sheetText(sheet: WorkSheet, budget: { cells: number; characters: number }, writer: GridWriter): string {
  const rows: (CellObject | undefined)[][] = sheet["!data"] ?? [];
  const lines: string[] = [];
  for (const key of Object.keys(rows)) {
    const row = rows[Number(key)];
    if (!row) continue;
    const { line, jumps } = rowText(row, budget);
    if (line) {
      lines.push(line);
      writer.next(Number(key) + 1);
      for (const [tab, column] of jumps) writer.jump(tab, column);
    }
    if (budget.cells < 0 || (budget.characters -= line.length) < 0) throw tooMuchText("two million cells");
  }
  return lines.join("\n");
}

const WIDEST_GAP = 20;

function rowText(row: (CellObject | undefined)[], budget: { cells: number }): { line: string; jumps: [tab: number, column: number][] } {
  const jumps: [number, number][] = [];
  let line = "";
  let [column, tab] = [0, 0];
  for (const key of Object.keys(row)) {
    budget.cells -= 1;
    const shown = shownValue(row[Number(key)]);
    if (!shown) continue;
    // Far apart cells stay apart without a thousand tabs between them.
    const gap = Math.min(Number(key) - column, WIDEST_GAP);
    line += "\t".repeat(gap) + shown;
    tab += gap;
    if (gap < Number(key) - column) jumps.push([tab, Number(key)]);
    column = Number(key);
  }
  return { line, jumps };
}

function shownValue(cell: CellObject | undefined): string {
  if (!cell || cell.t === "z") return "";
  const value = cell.w ?? (cell.v === undefined || cell.v === null ? "" : String(cell.v));
  return cleanLine(value).trim();
}
