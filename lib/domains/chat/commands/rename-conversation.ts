import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { conversationRenamed } from "../events";
import { getOwnConversation } from "../queries/conversations";
import { renameConversationSchema } from "../schema";

/** After it the conversation has this title. */
export const renameConversation = command({
  name: "chat.rename-conversation",
  permission: "chat:ask",
  input: renameConversationSchema,
  records: [conversationRenamed],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const conversation = await getOwnConversation(tx, input.conversationId);
      await tx.db.conversation.update({ where: { id: conversation.id }, data: { title: input.title }, select: { id: true } });
      await tx.record(conversationRenamed, { conversationId: conversation.id });
      return { conversationId: conversation.id };
    }),
});
