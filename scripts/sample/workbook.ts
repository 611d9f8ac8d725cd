import { utils, write, type CellObject, type WorkSheet } from "@e965/xlsx";
import { type DocumentFacts, project } from "./facts";

export type CellValue = string | number | { date: string };

export interface SheetContent {
  name: string;
  columns: readonly (readonly [label: string, width: number])[];
  rows: CellValue[][];
}

/** A note sheet with the document's identity first, then one filterable table a sheet. */
export function renderWorkbook(facts: DocumentFacts, notes: [string, string][], sheets: SheetContent[]): Buffer {
  const book = utils.book_new();
  book.Props = {
    Title: `${facts.number} ${facts.title}`,
    Author: facts.author,
    CreatedDate: new Date(`${facts.date}T09:00:00Z`),
  };
  utils.book_append_sheet(book, noteSheet(facts, notes), "Notes");
  for (const sheet of sheets) utils.book_append_sheet(book, tableSheet(sheet), sheet.name);
  const bytes: unknown = write(book, { type: "buffer", bookType: "xlsx", compression: true });
  if (!Buffer.isBuffer(bytes)) throw new TypeError("The workbook writer returned no buffer");
  return bytes;
}

function noteSheet(facts: DocumentFacts, notes: [string, string][]): WorkSheet {
  const identity: CellValue[][] = [
    ["Document", `${facts.number}, ${facts.title}`],
    ["Project", `${project.name}, ${project.address}`],
    ["Issue", facts.issue],
    ["Date", { date: facts.date }],
    ["Author", facts.author],
  ];
  const sheet = utils.aoa_to_sheet([...identity, ...notes].map((row) => row.map(cell)));
  sheet["!cols"] = [{ wch: 22 }, { wch: 110 }];
  return sheet;
}

function tableSheet(content: SheetContent): WorkSheet {
  const rows = [content.columns.map(([label]) => label), ...content.rows];
  const sheet = utils.aoa_to_sheet(rows.map((row) => row.map(cell)));
  sheet["!cols"] = content.columns.map(([, wch]) => ({ wch }));
  sheet["!autofilter"] = { ref: utils.encode_range({ s: { r: 0, c: 0 }, e: { r: content.rows.length, c: content.columns.length - 1 } }) };
  return sheet;
}

/** Dates are written as serial numbers, because Date objects shift with the machine's time zone. */
function cell(value: CellValue): CellObject {
  if (typeof value === "number") return { t: "n", v: value };
  if (typeof value === "string") return { t: "s", v: value };
  const serial = Math.round((Date.parse(`${value.date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
  return { t: "n", v: serial, z: "dd/mm/yyyy" };
}
