import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";
import { SHARINGS } from "../schema";

const id = z.uuid();

/** `lost`: who could read it before and cannot now; null: everyone could. */
export const conversationShared = defineEvent(
  "chat.conversation-shared",
  "conversation",
  z.strictObject({ conversationId: id, shared: z.enum(SHARINGS), readers: z.array(id), lost: z.array(id).nullable() }),
  (payload) => payload.conversationId,
);
