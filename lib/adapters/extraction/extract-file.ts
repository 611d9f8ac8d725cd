import "server-only";
import { open } from "node:fs/promises";
import { AppError, isAppError } from "@/lib/kernel/app-error";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { emptyDocument, unreadableDocument } from "./extraction-errors";
import type { ExtractionJob, ReportProgress } from "./extraction-job";
import { SNIFF_BYTES, sniffKind } from "./file-kind";

/** Extracts in the calling thread. The bytes are sniffed again: a stored kind is a claim. */
export async function extractFile(job: ExtractionJob, report: ReportProgress = () => undefined): Promise<ExtractedDocument> {
  try {
    const { kind } = await sniffKind(await headOf(job.path), job.fileName);
    const document = await extractors[kind](job.path, report);
    if (document.pages.length === 0) throw new AppError("empty_document", { userMessage: "This document contains no text." });
    const [{ findingsOf }, { flagsOf }] = await Promise.all([import("./flags/find-flags"), import("./flags/findings")]);
    return { ...document, flags: flagsOf(await findingsOf(job.path, kind), document.pages) };
  } catch (error) {
    throw isAppError(error) ? error : unreadableDocument("document", error);
  }
}

type Extractor = (path: string, report: ReportProgress) => Promise<ExtractedDocument>;

/** Parsers are loaded when first needed. */
const extractors: Record<ExtractionJob["kind"], Extractor> = {
  pdf: async (path, report) => (await import("./pdf/extract-pdf")).extractPdf(path, report),
  docx: async (path) => (await import("./markup/extract-docx")).extractDocx(path),
  xlsx: async (path, report) => (await import("./tabular/extract-xlsx")).extractXlsx(path, report),
  csv: async (path) => (await import("./tabular/extract-csv")).extractCsv(path),
  html: async (path) => (await import("./markup/extract-markup")).extractHtml(path),
  md: async (path) => (await import("./markup/extract-markup")).extractMarkdown(path),
  pptx: async (path, report) => (await import("./slides/extract-pptx")).extractPptx(path, report),
  eml: async (path) => (await import("./mail/extract-eml")).extractEml(path),
  png: async (path) => (await import("./pictures/extract-picture")).extractPicture(path),
  jpeg: async (path) => (await import("./pictures/extract-picture")).extractPicture(path),
  tiff: async (path) => (await import("./pictures/extract-picture")).extractTiff(path),
  txt: async (path) => (await import("./text/extract-text")).extractText(path),
};

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    if (bytesRead === 0) throw emptyDocument();
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
