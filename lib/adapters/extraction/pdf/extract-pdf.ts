import "server-only";
import { readFile } from "node:fs/promises";
import type { PDFDocumentProxy } from "pdfjs-dist";
import type { ExtractedDocument, ExtractedPage } from "@/lib/kernel/document-text";
import { cleanLine } from "@/lib/kernel/clean-text";
import { type PdfTextItem, pdfPageText } from "@/lib/kernel/pdf-page-text";
import { encryptedDocument, unreadableDocument } from "../extraction-errors";
import type { ReportProgress } from "../extraction-job";
import { type PageLines, findHeadings } from "./pdf-headings";
import { LOAD_OPTIONS, pdfRuntime } from "./pdfjs-runtime";

/** Pages are read one after another and released, so that memory does not grow with their number. */
export async function extractPdf(path: string, report: ReportProgress): Promise<ExtractedDocument> {
  const { PDFParse } = await pdfRuntime();
  const parser = new PDFParse({ ...LOAD_OPTIONS, data: new Uint8Array(await readFile(path)) });
  try {
    const info = await parser.getInfo();
    return { ...(await readPages(loadedDocument(parser), report)), ...titleOf(info.info) };
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

async function readPages(document: PDFDocumentProxy, report: ReportProgress): Promise<ExtractedDocument> {
  const texts: PageLines[] = [];
  let failed: unknown;
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const { text, lines } = pdfPageText(items.filter((item): item is typeof item & PdfTextItem => "str" in item));
      texts.push({ text, lines });
      page.cleanup();
    } catch (error) {
      failed ??= error;
      texts.push({ text: "", lines: [] });
    }
    report(number, document.numPages);
  }
  if (failed && texts.every((page) => page.text === "")) throw failed;
  const headings = findHeadings(texts);
  const pages = texts.map((page, index): ExtractedPage => ({
    number: index + 1,
    kind: "page",
    text: page.text,
    headings: headings[index] ?? [],
  }));
  return { pages, unreadablePages: pages.filter((page) => !hasText(page.text)).map((page) => page.number) };
}

function hasText(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function titleOf(info: unknown): { title?: string } {
  const value: unknown = info && typeof info === "object" ? Reflect.get(info, "Title") : undefined;
  const title = typeof value === "string" ? cleanLine(value).trim() : "";
  return title.length > 2 && !/^(?:untitled|microsoft word)/i.test(title) ? { title: title.slice(0, 300) } : {};
}

function explained(error: unknown): Error {
  const name = error instanceof Error ? error.name : "";
  const message = error instanceof Error ? error.message : "";
  return name === "PasswordException" || /password|encrypt/i.test(message)
    ? encryptedDocument("PDF", error)
    : unreadableDocument("PDF", error);
}
