import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const payload = z.strictObject({ conversationId: z.uuid(), queuedId: z.uuid() });

export const questionQueued = defineEvent("chat.question-queued", "conversation", payload, (p) => p.conversationId);
export const queuedEdited = defineEvent("chat.queued-edited", "conversation", payload, (p) => p.conversationId);
export const queuedRemoved = defineEvent("chat.queued-removed", "conversation", payload, (p) => p.conversationId);
