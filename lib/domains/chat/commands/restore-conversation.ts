import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { conversationRestored } from "../events";
import { conversationIdSchema } from "../schema";
import { visibleConversations } from "../visibility";

/** After it a deleted conversation is back as it was. */
export const restoreConversation = command({
  name: "chat.restore-conversation",
  permission: "chat:ask",
  input: conversationIdSchema,
  records: [conversationRestored],
  run: (ctx, { conversationId }) =>
    inTenant(ctx, async (tx) => {
      const row = await tx.db.conversation.findFirst({ where: { ...visibleConversations(ctx), id: conversationId, deletedAt: { not: null } }, select: { updatedAt: true } });
      if (!row) throw notFound("conversation");
      await tx.db.conversation.update({ where: { id: conversationId }, data: { deletedAt: null, updatedAt: row.updatedAt }, select: { id: true } });
      await tx.record(conversationRestored, { conversationId });
      return { conversationId };
    }),
});
