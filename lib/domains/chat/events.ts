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

/** An agent proposed a change; its asker has decided. What then happened is recorded by what did it. */
export const toolCallDecided = defineEvent(
  "chat.tool-call-decided",
  "toolApproval",
  z.strictObject({ approvalId: id, tool: z.string(), approved: z.boolean() }),
  (payload) => payload.approvalId,
);

export const answerStopped = defineEvent("chat.answer-stopped", "message", z.strictObject({ messageId: id }), (payload) => payload.messageId);
export const conversationRenamed = defineEvent("chat.conversation-renamed", "conversation", z.strictObject({ conversationId: id }), (p) => p.conversationId);
export const conversationRestored = defineEvent("chat.conversation-restored", "conversation", z.strictObject({ conversationId: id }), (p) => p.conversationId);
export const conversationPinned = defineEvent("chat.conversation-pinned", "conversation", z.strictObject({ conversationId: id, pinned: z.boolean() }), (p) => p.conversationId);
export const conversationArchived = defineEvent("chat.conversation-archived", "conversation", z.strictObject({ conversationId: id, archived: z.boolean() }), (p) => p.conversationId);
export const scopeChanged = defineEvent(
  "chat.scope-changed",
  "conversation",
  z.strictObject({ conversationId: id, projectId: id.nullable(), documentIds: z.array(id) }),
  (p) => p.conversationId,
);
export const conversationDeleted = defineEvent("chat.conversation-deleted", "conversation", z.strictObject({ conversationId: id }), (p) => p.conversationId);
