import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { getOwnConversation } from "../../queries/conversations";
import { questionQueued } from "../events";
import { listQueued } from "../queries";
import { MOST_WAITING, queueQuestionSchema } from "../schema";

/** After it the question waits in its conversation and is asked when the answers before it are done. Sent again, it waits once. */
export const queueQuestion = command({
  name: "chat.queue-question",
  permission: "chat:ask",
  input: queueQuestionSchema,
  records: [questionQueued],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const { id: conversationId } = await getOwnConversation(tx, input.conversationId);
      await tx.db.$executeRaw`SELECT 1 FROM conversations WHERE id = ${conversationId}::uuid FOR UPDATE`;
      const waiting = await listQueued(tx, conversationId);
      const queuedId = input.questionId ?? newId();
      const known = waiting.some(({ id }) => id === queuedId) || (await tx.db.message.findFirst({ where: { id: queuedId }, select: { id: true } }));
      if (known) return { queuedId };
      if (waiting.length >= MOST_WAITING) {
        throw new AppError("conflict", { userMessage: `${MOST_WAITING} questions wait already. Remove one, or ask when the next answer is done; your question is still in the box.` });
      }
      const place = { organizationId: ctx.organizationId, workspaceId: ctx.workspaceId, conversationId };
      await tx.db.queuedQuestion.create({ data: { id: queuedId, ...place, question: input.question }, select: { id: true } });
      await tx.record(questionQueued, { conversationId, queuedId });
      return { queuedId };
    }),
});
