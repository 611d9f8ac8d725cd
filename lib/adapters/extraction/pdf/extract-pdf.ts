import "server-only";
import { readFile } from "node:fs/promises";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { isAppError } from "@/lib/kernel/app-error";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { cleanLine } from "@/lib/kernel/clean-text";
import { type PdfTextItem, pdfPageText } from "@/lib/kernel/pdf-page-text";
import { encryptedDocument, tooMuchText, unreadableDocument } from "../extraction-errors";
import type { ReportProgress } from "../extraction-job";
import { guardPdf } from "./pdf-guard";
import type { PageLines } from "./pdf-headings";
import { type PartOfPages, type PdfPart, assemblePdf, hasWords, pagesOfPart } from "./pdf-part";
import { LOAD_OPTIONS, pdfRuntime } from "./pdfjs-runtime";

/** Finding page n costs n steps in a tree that is built for it. */
const MAX_PAGES = 10_000;

export async function extractPdf(path: string, report: ReportProgress): Promise<ExtractedDocument> {
  return assemblePdf([await readPdf(path, { index: 0, of: 1 }, report)]);
}

/** Pages are read one after another and released, so that memory does not grow with their number. */
export async function readPdf(path: string, part: PartOfPages, report: ReportProgress): Promise<PdfPart> {
  const bytes = await readFile(path);
  // Parts of one document are read at the same time; one look is enough.
  if (part.index === 0) guardPdf(bytes);
  const { PDFParse } = await pdfRuntime();
  const parser = new PDFParse({ ...LOAD_OPTIONS, data: new Uint8Array(bytes) });
  try {
    const info = await parser.getInfo();
    return { ...(await readPages(loadedDocument(parser), part, report)), total: info.total, ...titleOf(info.info) };
  } catch (error) {
    throw explained(error);
  } finally {
    await parser.destroy();
  }
}

/** pdf-parse reads information but no positions; the document it has parsed is asked for those instead of parsing twice. */
function loadedDocument(parser: object): PDFDocumentProxy {
  const document: unknown = Reflect.get(parser, "doc");
  if (!isDocument(document)) throw new Error("pdf-parse no longer keeps its document");
  return document;
}

function isDocument(value: unknown): value is PDFDocumentProxy {
  return typeof value === "object" && value !== null && "numPages" in value && "getPage" in value;
}

async function readPages(document: PDFDocumentProxy, part: PartOfPages, report: ReportProgress): Promise<Pick<PdfPart, "pages" | "pictured">> {
  const pages: PageLines[] = [];
  const pictured: number[] = [];
  const { first, last } = pagesOfPart(document.numPages, part);
  if (document.numPages > MAX_PAGES) throw tooMuchText(`${MAX_PAGES.toLocaleString("en")} pages`);
  let failed: unknown;
  for (let number = first; number <= last; number++) {
    try {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const { text, lines } = pdfPageText(items.filter((item): item is typeof item & PdfTextItem => "str" in item));
      pages.push({ text, lines });
      if (!hasWords(text) && (await showsSomething(page))) pictured.push(number);
      page.cleanup();
    } catch (error) {
      failed ??= error;
      pages.push({ text: "", lines: [] });
    }
    report(pages.length, document.numPages);
  }
  if (failed && pages.every((page) => page.text === "")) throw failed;
  return { pages, pictured };
}

/** Asked only of pages without text: an empty page is not worth being looked at. */
async function showsSomething(page: PDFPageProxy): Promise<boolean> {
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const drawing = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintImageMaskXObjectGroup, OPS.constructPath, OPS.showText]);
  const { fnArray } = await page.getOperatorList();
  return fnArray.some((operation) => drawing.has(operation));
}

function titleOf(info: unknown): { title?: string } {
  const value: unknown = info && typeof info === "object" ? Reflect.get(info, "Title") : undefined;
  const title = typeof value === "string" ? cleanLine(value).trim() : "";
  return title.length > 2 && !/^(?:untitled|microsoft word)/i.test(title) ? { title: title.slice(0, 300) } : {};
}

function explained(error: unknown): Error {
  if (isAppError(error)) return error;
  const name = error instanceof Error ? error.name : "";
  const message = error instanceof Error ? error.message : "";
  return name === "PasswordException" || /password|encrypt/i.test(message)
    ? encryptedDocument("PDF", error)
    : unreadableDocument("PDF", error);
}
