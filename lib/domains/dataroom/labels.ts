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
};
