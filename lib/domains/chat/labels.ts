import type { ApprovalDto, MessageStatus } from "./schema";

export const MESSAGE_STATUS_LABELS: Record<MessageStatus, string> = {
  streaming: "Writing",
  stopping: "Stopping",
  complete: "Complete",
  stopped: "Stopped by you",
  interrupted: "Interrupted: the server stopped while it wrote. What had arrived is kept.",
  failed: "The answer could not be finished. What had arrived is kept.",
};

/** Instead of an answer that quotes what its reader may open no more. */
export const WITHHELD_ANSWER = "This answer quotes a document that you may not open, so it is not shown.";

export const EXTRACTIVE_NOTICE = "Extractive answer: sentences quoted from your documents; no language model is configured.";

export const APPROVAL_LABELS: Record<ApprovalDto["status"], string> = { waiting: "Waits for you", approved: "Done", refused: "Refused", failed: "Did not work" };
