import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { conversationDeleted } from "../events";
import { getOwnConversation } from "../queries/conversations";
import { conversationIdSchema } from "../schema";

/** After it the conversation is in no list and opens no more. */
export const deleteConversation = command({
  name: "chat.delete-conversation",
  permission: "chat:ask",
  input: conversationIdSchema,
  records: [conversationDeleted],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const conversation = await getOwnConversation(tx, input.conversationId);
      await tx.db.conversation.update({ where: { id: conversation.id }, data: { deletedAt: new Date() }, select: { id: true } });
      await tx.record(conversationDeleted, { conversationId: conversation.id });
      return { conversationId: conversation.id };
    }),
});
