import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { runApprovedChange } from "@/lib/domains/agents/tools";
import { AppError, isAppError, notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { toolCallDecided } from "../events";
import { decideToolCallSchema } from "../schema";
import { visibleConversations } from "../visibility";

/** After it the change that an agent proposed has happened with the decider's own permissions, or never will. Only the asker decides, and once. */
export const decideToolCall = command({
  name: "chat.decide-tool-call",
  permission: "chat:ask",
  input: decideToolCallSchema,
  records: [toolCallDecided],
  run: async (ctx, { approvalId, approve }) => {
    const approval = await inTenant(ctx, async (tx) => {
      const found = await tx.db.toolApproval.findFirst({ where: { id: approvalId, message: { conversation: visibleConversations(ctx) } }, select: { id: true, tool: true, input: true } });
      if (!found) throw notFound("approval");
      const { count } = await tx.db.toolApproval.updateMany({ where: { id: found.id, status: "waiting" }, data: { status: approve ? "approved" : "refused", decidedAt: new Date() } });
      if (count === 0) throw new AppError("conflict", { userMessage: "This has been decided already. Nothing was changed." });
      await tx.record(toolCallDecided, { approvalId: found.id, tool: found.tool, approved: approve });
      return found;
    });
    if (!approve) return { status: "refused" as const, outcome: "" };
    try {
      // Its command opens a transaction of its own and records what it did.
      await runApprovedChange(ctx, approval.tool, approval.input);
      return { status: "approved" as const, outcome: "" };
    } catch (error) {
      const outcome = (isAppError(error) && error.userMessage) || "It did not work. Nothing was changed.";
      await inTenant(ctx, (tx) => tx.db.toolApproval.updateMany({ where: { id: approval.id }, data: { status: "failed", outcome } }));
      return { status: "failed" as const, outcome };
    }
  },
});
