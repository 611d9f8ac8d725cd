import "server-only";
import type { ErrorCode } from "@/lib/kernel/app-error";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import type { ExtractionJob } from "./extraction-job";

export interface ThreadRequest {
  job: ExtractionJob;
}

export type ThreadReply =
  | { type: "progress"; done: number; total: number }
  | { type: "done"; document: ExtractedDocument }
  | { type: "failed"; code: ErrorCode; message: string; userMessage?: string };
