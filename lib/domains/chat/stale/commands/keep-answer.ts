import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { visibleConversations } from "../../visibility";
import { answerKept } from "../events";
import { keepAnswerSchema } from "../schema";

/** After it the answer is not shown as outdated any more, until the words that it quotes change again. */
export const keepAnswer = command({
  name: "chat.keep-answer",
  permission: "chat:ask",
  input: keepAnswerSchema,
  records: [answerKept],
  run: (ctx, { messageId }) =>
    inTenant(ctx, async (tx) => {
      const message = await tx.db.message.findFirst({ where: { id: messageId, role: "assistant", conversation: visibleConversations(ctx) }, select: { conversationId: true } });
      if (!message) throw notFound("message");
      const { count } = await tx.db.staleCitation.updateMany({ where: { messageId, reviewedAt: null }, data: { reviewedAt: new Date() } });
      if (count > 0) await tx.record(answerKept, { conversationId: message.conversationId, messageId });
      return { messageId };
    }),
});
