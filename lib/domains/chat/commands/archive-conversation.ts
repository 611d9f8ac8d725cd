import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { conversationArchived } from "../events";
import { getOwnConversation } from "../queries/conversations";
import { archiveConversationSchema } from "../schema";

/** After it the conversation is put away, or back in the list. */
export const archiveConversation = command({
  name: "chat.archive-conversation",
  permission: "chat:ask",
  input: archiveConversationSchema,
  records: [conversationArchived],
  run: (ctx, { conversationId, archived }) =>
    inTenant(ctx, async (tx) => {
      const conversation = await getOwnConversation(tx, conversationId);
      if (conversation.archived === archived) return { conversationId };
      // Its place in time is that of its last question.
      const updatedAt = new Date(conversation.updatedAt);
      await tx.db.conversation.update({ where: { id: conversationId }, data: { archivedAt: archived ? new Date() : null, updatedAt }, select: { id: true } });
      await tx.record(conversationArchived, { conversationId, archived });
      return { conversationId };
    }),
});
