import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();

export const questionAsked = defineEvent(
  "chat.question-asked",
  "conversation",
  z.strictObject({ conversationId: id, messageId: id }),
  (payload) => payload.conversationId,
);

/** Which passages were shown to whom, and which of them the answer cites. No content. */
export const answerGiven = defineEvent(
  "chat.answer-given",
  "conversation",
  z.strictObject({
    conversationId: id.nullable(),
    messageId: id.nullable(),
    engine: z.string(),
    status: z.string(),
    shownChunks: z.array(id),
    citedVersions: z.array(id),
    inputTokens: z.number().int(),
    outputTokens: z.number().int(),
  }),
  (payload) => payload.conversationId,
);

export const answerStopped = defineEvent("chat.answer-stopped", "message", z.strictObject({ messageId: id }), (payload) => payload.messageId);
export const conversationRenamed = defineEvent("chat.conversation-renamed", "conversation", z.strictObject({ conversationId: id }), (p) => p.conversationId);
export const conversationDeleted = defineEvent("chat.conversation-deleted", "conversation", z.strictObject({ conversationId: id }), (p) => p.conversationId);
