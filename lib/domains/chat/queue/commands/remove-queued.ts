import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { queuedRemoved } from "../events";
import { lockQueued } from "../queries";
import { queuedIdSchema } from "../schema";

/** After it the waiting question is not asked. */
export const removeQueued = command({
  name: "chat.remove-queued",
  permission: "chat:ask",
  input: queuedIdSchema,
  records: [queuedRemoved],
  run: (ctx, { queuedId }) =>
    inTenant(ctx, async (tx) => {
      const { conversationId } = await lockQueued(tx, queuedId);
      await tx.db.queuedQuestion.delete({ where: { id: queuedId }, select: { id: true } });
      await tx.record(queuedRemoved, { conversationId, queuedId });
      return { queuedId };
    }),
});
