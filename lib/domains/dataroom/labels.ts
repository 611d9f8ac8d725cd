import type { Sensitivity } from "@/lib/kernel/sensitivity";
import type { DocumentStatus, Stage } from "./schema";

export const STATUS_LABELS: Record<DocumentStatus, string> = {
  queued: "Waiting",
  processing: "Processing",
  ready: "Ready",
  failed: "Failed",
  cancelled: "Cancelled",
};

export const STAGE_LABELS: Record<Stage, string> = {
  received: "Received",
  extracting: "Reading text",
  indexing: "Indexing",
  ready: "Ready",
};

export const SENSITIVITY_LABELS: Record<Sensitivity, string> = {
  public: "Public",
  internal: "Internal",
  confidential: "Confidential",
  restricted: "Restricted",
};

export const KIND_LABELS: Record<string, string> = {
  pdf: "PDF",
  docx: "Word",
  xlsx: "Excel",
  csv: "CSV",
  txt: "Text",
  md: "Markdown",
  html: "HTML",
};
