import { read, utils } from "@e965/xlsx";
import mammoth from "mammoth";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Text by page (PDF), sheet (XLSX) or as one (DOCX), with runs of white space folded into one blank. */
export async function readDocument(file: string, bytes: Buffer): Promise<string[]> {
  if (file.endsWith(".pdf")) return readPdf(bytes);
  if (file.endsWith(".docx")) return [fold((await mammoth.extractRawText({ buffer: bytes })).value)];
  if (file.endsWith(".xlsx")) return readWorkbook(bytes);
  throw new TypeError(`No reader for ${file}`);
}

async function readPdf(bytes: Buffer): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(fold(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("")));
  }
  await task.destroy();
  return pages;
}

function readWorkbook(bytes: Buffer): string[] {
  const book = read(bytes, { type: "buffer" });
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name];
    return sheet ? utils.sheet_to_csv(sheet, { FS: " | ", forceQuotes: false }) : "";
  });
}

function fold(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
