import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { conversationPinned } from "../events";
import { getOwnConversation } from "../queries/conversations";
import { pinConversationSchema } from "../schema";

/** After it the conversation stands above the others in the list, or no longer does. */
export const pinConversation = command({
  name: "chat.pin-conversation",
  permission: "chat:ask",
  input: pinConversationSchema,
  records: [conversationPinned],
  run: (ctx, { conversationId, pinned }) =>
    inTenant(ctx, async (tx) => {
      const conversation = await getOwnConversation(tx, conversationId);
      if (conversation.pinned === pinned) return { conversationId };
      // Its place in time is that of its last question.
      const updatedAt = new Date(conversation.updatedAt);
      await tx.db.conversation.update({ where: { id: conversationId }, data: { pinnedAt: pinned ? new Date() : null, updatedAt }, select: { id: true } });
      await tx.record(conversationPinned, { conversationId, pinned });
      return { conversationId };
    }),
});
