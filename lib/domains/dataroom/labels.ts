import type { FlagKind } from "@/lib/kernel/document-flags";
import type { Sensitivity } from "@/lib/kernel/sensitivity";
import type { DocumentStatus, HidingRule, Stage } from "./schema";

export const STATUS_LABELS: Record<DocumentStatus, string> = {
  queued: "Waiting",
  processing: "Processing",
  ready: "Ready",
  failed: "Failed",
  cancelled: "Cancelled",
};

export const STAGE_LABELS: Record<Stage, string> = {
  received: "Received",
  scanning: "Scanning for viruses",
  extracting: "Reading text",
  ocr: "Recognising scans",
  indexing: "Indexing",
  ready: "Ready",
};

export const SENSITIVITY_LABELS: Record<Sensitivity, string> = {
  public: "Public",
  internal: "Internal",
  confidential: "Confidential",
  restricted: "Restricted",
};

export const HIDING_RULE_LABELS: Record<HidingRule, string> = {
  permission: "The role does not allow seeing documents",
  project: "Not a member of the project",
  sensitivity: "The sensitivity is above the clearance",
  department: "In none of the document's departments",
};

export const KIND_LABELS: Record<string, string> = {
  pdf: "PDF",
  docx: "Word",
  xlsx: "Excel",
  csv: "CSV",
  txt: "Text",
  md: "Markdown",
  html: "HTML",
  pptx: "PowerPoint",
  eml: "E-mail",
  png: "PNG picture",
  jpeg: "JPEG picture",
  tiff: "TIFF picture",
};

export const FLAG_LABELS: Record<FlagKind, string> = {
  macros: "Macros",
  "embedded-files": "Embedded files",
  "external-links": "Links followed without asking",
  "pdf-script": "Scripts",
  "two-formats": "Two formats at once",
  "hidden-text": "Hidden text",
  instructions: "Instructions to a machine",
};

export const FLAG_SENTENCES: Record<FlagKind, string> = {
  macros: "This document contains macros. They are stored with it and never run here; do not enable them after a download.",
  "embedded-files": "This document carries other files inside it. They were not opened, and their text is not searched.",
  "external-links": "This document would load something from elsewhere when opened in an Office program. Nothing was loaded here.",
  "pdf-script": "This PDF contains scripts or actions that start by themselves. They never run here.",
  "two-formats": "This file is two formats at once: another program may show something else than what is shown here.",
  "hidden-text": "This document holds words that a reader does not see, such as white, tiny or hidden ones. Search and answers do see them.",
  instructions: "This document holds passages that read like instructions to an AI. They are treated as text and not followed.",
};
