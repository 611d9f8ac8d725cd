import "server-only";
import type { ModelRun } from "@/lib/adapters/ai/providers/model-run";
import type { TenantTx } from "@/lib/db/tenant";
import { newId } from "@/lib/kernel/ids";

/** After it the calls of a run are counted for the workspace. Once for each run, in the transaction that keeps what it wrote. */
export async function recordModelCalls(tx: TenantTx, run: ModelRun, about: { conversationId?: string | null; messageId?: string | null } = {}): Promise<void> {
  const { organizationId, workspaceId } = tx.ctx;
  const { conversationId = null, messageId = null } = about;
  const rows = run.calls.map((call) => ({ id: newId(), organizationId, workspaceId, conversationId, messageId, ...call }));
  if (rows.length > 0) await tx.db.modelCall.createMany({ data: rows });
}
