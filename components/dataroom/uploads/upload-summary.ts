import { count } from "@/lib/client/format";
import type { UploadCounts } from "@/lib/client/upload-queue";

/** One line for the head of the tray, the most pressing first. */
export function uploadSummary(counts: UploadCounts): string {
  if (counts.sending > 0) return `Uploading ${count(counts.sending, "file")}`;
  if (counts.signedOut > 0) return `${count(counts.signedOut, "file")} waiting for you to sign in`;
  if (counts.processing > 0) return `Reading ${count(counts.processing, "document")}`;
  if (counts.failed > 0 && counts.done > 0) return `${counts.done} ready, ${counts.failed} failed`;
  if (counts.failed > 0) return `${count(counts.failed, "upload")} failed`;
  if (counts.done > 0) return `${count(counts.done, "document")} ready`;
  return "Uploads";
}
