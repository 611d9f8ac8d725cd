import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { runningAnswers } from "../../running-answers";
import { visibleConversations } from "../../visibility";
import { panelStopped } from "../events";
import { panelIdSchema } from "../schema";

/** After it every specialist who has not finished ends with what had arrived, wherever its server is. */
export const stopPanel = command({
  name: "chat.stop-panel",
  permission: "chat:ask",
  input: panelIdSchema,
  records: [panelStopped],
  run: async (ctx, { conversationId }) => {
    const ids = await inTenant(ctx, async (tx) => {
      const panel = await tx.db.conversation.findFirst({ where: { AND: [visibleConversations(ctx), { id: conversationId, panel: true }] }, select: { id: true } });
      if (!panel) throw notFound("panel");
      const open = await tx.db.message.findMany({ where: { conversationId, role: "assistant", status: "streaming" }, select: { id: true } });
      const { count } = await tx.db.message.updateMany({ where: { id: { in: open.map(({ id }) => id) }, status: "streaming" }, data: { status: "stopping" } });
      if (count > 0) await tx.record(panelStopped, { conversationId, answers: count });
      return open.map(({ id }) => id);
    });
    for (const id of ids) runningAnswers().get(id)?.abort();
    return { conversationId, stopped: ids.length };
  },
});
