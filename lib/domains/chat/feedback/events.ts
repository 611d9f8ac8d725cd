import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";
import { FEEDBACK_REASONS, VERDICTS } from "../schema";

/** Without the comment: it may quote documents. */
export const answerRated = defineEvent(
  "chat.answer-rated",
  "message",
  z.strictObject({ messageId: z.uuid(), verdict: z.enum(VERDICTS).nullable(), reason: z.enum(FEEDBACK_REASONS).nullable() }),
  (payload) => payload.messageId,
);
