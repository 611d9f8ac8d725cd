import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { answerStopped } from "../events";
import { runningAnswers } from "../running-answers";
import { stopAnswerSchema } from "../schema";
import { visibleConversations } from "../visibility";

/** After it the answer ends with what had arrived, wherever its server is. */
export const stopAnswer = command({
  name: "chat.stop-answer",
  permission: "chat:ask",
  input: stopAnswerSchema,
  records: [answerStopped],
  run: async (ctx, input) => {
    await inTenant(ctx, async (tx) => {
      const message = await tx.db.message.findFirst({
        where: { id: input.messageId, role: "assistant", conversation: visibleConversations(ctx) },
        select: { id: true },
      });
      if (!message) throw notFound("message");
      // The process that writes it sees this at its next heartbeat; if it is this one, at once. It may finish in this moment.
      const { count } = await tx.db.message.updateMany({ where: { id: message.id, status: "streaming" }, data: { status: "stopping" } });
      if (count === 0) return;
      await tx.record(answerStopped, { messageId: message.id });
    });
    runningAnswers().get(input.messageId)?.abort();
    return { messageId: input.messageId };
  },
});
