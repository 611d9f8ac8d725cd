import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { conversationOwner, readableConversations } from "../../visibility";
import { answerRated } from "../events";
import { rateAnswerSchema } from "../schema";

/** After it this is the person's one verdict on the answer, or he has none. Readers of a shared conversation have their own. */
export const rateAnswer = command({
  name: "chat.rate-answer",
  permission: "chat:ask",
  input: rateAnswerSchema,
  records: [answerRated],
  run: (ctx, { messageId, verdict, comment, ...input }) =>
    inTenant(ctx, async (tx) => {
      const userId = conversationOwner(ctx);
      const message = await tx.db.message.findFirst({ where: { id: messageId, role: "assistant", conversation: readableConversations(ctx) }, select: { id: true } });
      if (!message) throw notFound("message");
      const reason = (verdict === "down" && input.reason) || null;
      const key = { messageId_userId: { messageId, userId } };
      const row = { organizationId: ctx.organizationId, workspaceId: ctx.workspaceId, messageId, userId };
      if (verdict) {
        const said = { verdict, reason, comment };
        await tx.db.messageFeedback.upsert({ where: key, create: { ...row, ...said }, update: { ...said, createdAt: new Date() }, select: { messageId: true } });
      } else await tx.db.messageFeedback.deleteMany({ where: row });
      await tx.record(answerRated, { messageId, verdict, reason });
      return { messageId };
    }),
});
