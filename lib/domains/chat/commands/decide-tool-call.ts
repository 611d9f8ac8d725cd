import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { runApprovedChange } from "@/lib/domains/agents/tools";
import { AppError, isAppError, notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { toolCallDecided } from "../events";
import { decideToolCallSchema } from "../schema";
import { visibleConversations } from "../visibility";

interface Approval {
  id: string;
  tool: string;
  input: unknown;
}

/** After it the change that an agent proposed has happened with the decider's own permissions, or never will. Only the asker decides, and once; what was interrupted is still to be decided. */
export const decideToolCall = command({
  name: "chat.decide-tool-call",
  permission: "chat:ask",
  input: decideToolCallSchema,
  records: [toolCallDecided],
  run: async (ctx, { approvalId, approve }) => {
    const approval = await inTenant(ctx, (tx) => getApproval(tx, approvalId));
    if (!approve) {
      await inTenant(ctx, async (tx) => {
        await decide(tx, approval, { status: "refused" });
        await tx.record(toolCallDecided, { approvalId, tool: approval.tool, approved: false });
      });
      return { status: "refused" as const, outcome: "" };
    }
    try {
      // The decision and the change it allows are kept together or not at all.
      await inTenant(ctx, async (tx) => {
        await decide(tx, approval, { status: "approved" });
        await runApprovedChange(tx, approval.tool, approval.input);
        await tx.record(toolCallDecided, { approvalId, tool: approval.tool, approved: true });
      });
      return { status: "approved" as const, outcome: "" };
    } catch (error) {
      // What the change itself does not refuse may be tried again.
      if (!isAppError(error) || error.retryable) throw error;
      const outcome = error.userMessage ?? "It did not work. Nothing was changed.";
      await inTenant(ctx, async (tx) => {
        await decide(tx, approval, { status: "failed", outcome });
        await tx.record(toolCallDecided, { approvalId, tool: approval.tool, approved: true });
      });
      return { status: "failed" as const, outcome };
    }
  },
});

async function getApproval(tx: TenantTx, approvalId: string): Promise<Approval> {
  const found = await tx.db.toolApproval.findFirst({ where: { id: approvalId, message: { conversation: visibleConversations(tx.ctx) } }, select: { id: true, tool: true, input: true } });
  if (!found) throw notFound("approval");
  return found;
}

/** @throws AppError conflict when it was decided before; of two at once the second waits for the first. */
async function decide(tx: TenantTx, { id }: Approval, decided: { status: string; outcome?: string }): Promise<void> {
  const { count } = await tx.db.toolApproval.updateMany({ where: { id, status: "waiting" }, data: { ...decided, decidedAt: new Date() } });
  if (count === 0) throw new AppError("conflict", { userMessage: "This has been decided already. Nothing was changed." });
}
