import "server-only";
import type { ErrorCode } from "@/lib/kernel/app-error";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import type { ExtractionJob } from "./extraction-job";
import type { PartOfPages, PdfPart } from "./pdf/pdf-part";

export interface ThreadRequest {
  job: ExtractionJob;
  /** Of a PDF: only these pages, not yet assembled to a document. */
  part?: PartOfPages | undefined;
}

export type ThreadReply =
  | { type: "progress"; done: number; total: number }
  | { type: "done"; document: ExtractedDocument }
  | { type: "part"; part: PdfPart }
  | { type: "failed"; code: ErrorCode; message: string; userMessage?: string };

export type ThreadResult = Extract<ThreadReply, { type: "done" | "part" }>;
