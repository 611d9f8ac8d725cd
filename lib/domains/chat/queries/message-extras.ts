import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { conversationOwner } from "../visibility";
import type { FeedbackDto, UsageDto } from "../schema";

interface UsageRow extends Omit<UsageDto, "costMicros"> {
  messageId: string;
  costMicros: bigint | null;
}

/** The reader's own verdicts, and what the models used: of all calls of an answer together, and for whoever asked alone. */
export async function readExtras(tx: TenantTx, messageIds: readonly string[], { own }: { own: boolean }): Promise<(messageId: string) => { feedback: FeedbackDto | null; usage: UsageDto | null }> {
  if (messageIds.length === 0) return () => ({ feedback: null, usage: null });
  const person = tx.ctx.actor.kind === "user" || tx.ctx.actor.kind === "apiKey" ? conversationOwner(tx.ctx) : null;
  const verdicts = person ? await tx.db.messageFeedback.findMany({ where: { messageId: { in: [...messageIds] }, userId: person }, select: { messageId: true, verdict: true, reason: true, comment: true } }) : [];
  const used = !own ? [] : await tx.rows<UsageRow>(Prisma.sql`SELECT message_id AS "messageId", sum(input_tokens)::int AS "inputTokens", sum(output_tokens)::int AS "outputTokens", bool_or(estimated) AS estimated,
      CASE WHEN bool_and(cost_micros IS NOT NULL) THEN sum(cost_micros)::bigint END AS "costMicros"
    FROM model_calls WHERE message_id = ANY(${[...messageIds]}::uuid[]) GROUP BY message_id`);
  const usage = new Map(used.map(({ messageId, costMicros, ...rest }) => [messageId, { ...rest, costMicros: costMicros === null ? null : Number(costMicros) }]));
  const feedback = new Map(verdicts.map(({ messageId, ...rest }) => [messageId, rest as FeedbackDto]));
  return (messageId) => ({ feedback: feedback.get(messageId) ?? null, usage: usage.get(messageId) ?? null });
}
