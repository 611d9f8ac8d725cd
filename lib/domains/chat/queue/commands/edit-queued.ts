import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { queuedEdited } from "../events";
import { lockQueued } from "../queries";
import { editQueuedSchema } from "../schema";

/** After it the waiting question has these words. */
export const editQueued = command({
  name: "chat.edit-queued",
  permission: "chat:ask",
  input: editQueuedSchema,
  records: [queuedEdited],
  run: (ctx, { queuedId, question }) =>
    inTenant(ctx, async (tx) => {
      const { conversationId } = await lockQueued(tx, queuedId);
      await tx.db.queuedQuestion.update({ where: { id: queuedId }, data: { question }, select: { id: true } });
      await tx.record(queuedEdited, { conversationId, queuedId });
      return { queuedId };
    }),
});
