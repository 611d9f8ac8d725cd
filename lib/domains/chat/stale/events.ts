import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();

/** A newer version says otherwise than what answers quote. How many, not whose. */
export const answersOutdated = defineEvent(
  "chat.answers-outdated",
  "document",
  z.strictObject({ documentId: id, versionId: id, answers: z.number().int().min(1) }),
  (payload) => payload.documentId,
);

/** Its reader knows of the change and keeps the answer as it is. */
export const answerKept = defineEvent("chat.answer-kept", "conversation", z.strictObject({ conversationId: id, messageId: id }), (payload) => payload.conversationId);
