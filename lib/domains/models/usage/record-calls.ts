import "server-only";
import type { ModelRun } from "@/lib/adapters/ai/providers/model-run";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { newId } from "@/lib/kernel/ids";

/** After it the calls of a run are counted for the workspace. Once for each run, in the transaction that keeps what it wrote. */
export async function recordModelCalls(tx: TenantStatements, run: Pick<ModelRun, "calls">, about: { conversationId?: string | null; messageId?: string | null } = {}): Promise<void> {
  const { organizationId, workspaceId } = tx.ctx;
  const { conversationId = null, messageId = null } = about;
  if (run.calls.length === 0) return;
  const rows = run.calls.map(
    (call) => Prisma.sql`(${newId()}::uuid, ${organizationId}::uuid, ${workspaceId}::uuid, ${conversationId}::uuid, ${messageId}::uuid, ${call.providerId}::uuid, ${call.providerName}, ${call.model},
      ${call.inputTokens}::int, ${call.outputTokens}::int, ${call.estimated}::boolean, ${call.costMicros}::bigint)`,
  );
  await tx.rows(Prisma.sql`INSERT INTO model_calls (id, organization_id, workspace_id, conversation_id, message_id, provider_id, provider_name, model, input_tokens, output_tokens, estimated, cost_micros)
    VALUES ${Prisma.join(rows)}`);
}
