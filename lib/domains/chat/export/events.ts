import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";
import { EXPORT_FORMATS } from "./schema";

/** Which words of which versions left the product, and as what. */
export const conversationExported = defineEvent(
  "chat.conversation-exported",
  "conversation",
  z.strictObject({ conversationId: z.uuid(), format: z.enum(EXPORT_FORMATS), messages: z.number().int(), citedVersions: z.array(z.uuid()) }),
  (payload) => payload.conversationId,
);
