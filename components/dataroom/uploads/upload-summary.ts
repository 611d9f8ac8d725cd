import { count } from "@/lib/client/format";
import type { UploadCounts } from "@/lib/client/uploads/upload-queue";

/** One line for the head of the tray, the most pressing first. */
export function uploadSummary(counts: UploadCounts): string {
  const paused = counts.paused > 0 ? `, ${counts.paused} paused` : "";
  if (counts.interrupted > 0) return `Connection lost, trying ${count(counts.interrupted, "file")} again`;
  if (counts.sending > 0) return `Uploading ${count(counts.sending, "file")}${paused}`;
  if (counts.paused > 0) return `${count(counts.paused, "upload")} paused`;
  if (counts.signedOut > 0) return `${count(counts.signedOut, "file")} waiting for you to sign in`;
  if (counts.processing > 0) return `Reading ${count(counts.processing, "document")}`;
  if (counts.kept > 0) return `${count(counts.kept, "upload")} waiting to resume`;
  if (counts.failed > 0 && counts.done > 0) return `${counts.done} ready, ${counts.failed} failed`;
  if (counts.failed > 0) return `${count(counts.failed, "upload")} failed`;
  if (counts.done > 0) return `${count(counts.done, "document")} ready`;
  return "Uploads";
}
