import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();

export const panelConvened = defineEvent(
  "chat.panel-convened",
  "conversation",
  z.strictObject({ conversationId: id, agents: z.array(z.string()) }),
  (payload) => payload.conversationId,
);
export const panelStopped = defineEvent("chat.panel-stopped", "conversation", z.strictObject({ conversationId: id, answers: z.number().int() }), (p) => p.conversationId);
