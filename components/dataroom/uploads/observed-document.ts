import type { ObservedDocument } from "@/lib/client/uploads/upload-queue";
import { STAGE_LABELS, STATUS_LABELS } from "@/lib/domains/dataroom/labels";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";

/** "Reading text" while a stage runs, else the status in words. */
export function progressLabel(document: Pick<DocumentDto, "status" | "stage">): string {
  return document.status === "processing" ? STAGE_LABELS[document.stage] : STATUS_LABELS[document.status];
}

export function observedDocument(document: DocumentDto): ObservedDocument {
  return {
    id: document.id,
    versionId: document.versionId,
    status: document.status,
    label: progressLabel(document),
    percent: document.status === "processing" ? document.progress : null,
    reason: document.error?.message ?? null,
  };
}
