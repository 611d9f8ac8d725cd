import { Tag } from "@/components/ui/display/tag";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import { progressLabel } from "../uploads/observed-document";
import { STATUS_TONES } from "./status-tones";

/** The status in a word; while a stage runs, which one and how far. */
export function DocumentStatus({ document }: { document: Pick<DocumentDto, "status" | "stage" | "progress"> }) {
  const busy = document.status === "processing";
  return (
    <Tag tone={STATUS_TONES[document.status]} busy={busy}>
      {progressLabel(document)}
      {busy && document.progress > 0 && ` ${document.progress} %`}
    </Tag>
  );
}
