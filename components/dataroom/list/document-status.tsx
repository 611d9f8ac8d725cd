import { StatusTag } from "@/components/patterns/status-tag";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import { progressLabel } from "../uploads/observed-document";
import { STATUS_TONES } from "./status-tones";

/** The status in a word; while a stage runs, which one and how far. */
export function DocumentStatus({ document }: { document: Pick<DocumentDto, "status" | "stage" | "progress"> }) {
  const busy = document.status === "processing";
  return (
    <StatusTag
      tone={STATUS_TONES[document.status]}
      label={progressLabel(document)}
      busy={busy}
      percent={busy ? document.progress : undefined}
    />
  );
}
