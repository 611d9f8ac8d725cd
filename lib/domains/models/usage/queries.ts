import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import type { OrganizationContext } from "@/lib/kernel/context";
import type { UsageDto, UsagePeriod, UsageRow, UsageSum } from "./schema";

type OrganizationTx = TenantTx<OrganizationContext>;

const SUMS = Prisma.sql`count(*)::int AS calls, coalesce(sum(c.input_tokens), 0)::float8 AS "inputTokens", coalesce(sum(c.output_tokens), 0)::float8 AS "outputTokens",
  coalesce(sum(c.cost_micros), 0)::float8 AS "costMicros", (count(*) FILTER (WHERE c.estimated))::int AS estimated, (count(*) FILTER (WHERE c.cost_micros IS NULL))::int AS unpriced`;

const NOTHING: UsageSum = { calls: 0, inputTokens: 0, outputTokens: 0, costMicros: 0, estimated: 0, unpriced: 0 };

function within({ from, to }: UsagePeriod): Prisma.Sql {
  return Prisma.sql`c.created_at >= ${from}::date::timestamp AT TIME ZONE 'UTC' AND c.created_at < (${to}::date + 1)::timestamp AT TIME ZONE 'UTC'`;
}

/** Of the whole organization, whoever asked; no question and no conversation is named. */
export async function getUsage(tx: OrganizationTx, period: UsagePeriod): Promise<UsageDto> {
  const of = Prisma.sql`c.organization_id = ${tx.ctx.organizationId}::uuid AND ${within(period)}`;
  const [total] = await tx.rows<UsageSum>(Prisma.sql`SELECT ${SUMS} FROM model_calls c WHERE ${of}`);
  const workspaces = await tx.rows<UsageRow>(Prisma.sql`SELECT w.id::text AS id, w.name AS label, NULL AS detail, ${SUMS} FROM model_calls c JOIN workspaces w ON w.id = c.workspace_id
    WHERE ${of} GROUP BY w.id, w.name ORDER BY sum(c.cost_micros) DESC NULLS LAST, count(*) DESC, w.id LIMIT 200`);
  const models = await tx.rows<UsageRow>(Prisma.sql`SELECT c.provider_name || ' ' || c.model AS id, c.model AS label, c.provider_name AS detail, ${SUMS} FROM model_calls c
    WHERE ${of} GROUP BY c.provider_name, c.model ORDER BY sum(c.cost_micros) DESC NULLS LAST, count(*) DESC, 1 LIMIT 200`);
  return { ...period, total: total ?? NOTHING, workspaces, models };
}

export interface DayUsage extends UsageSum {
  day: string;
  workspace: string;
  provider: string;
  model: string;
}

/** One row for each day, workspace and model, oldest first. */
export function listDailyUsage(tx: OrganizationTx, period: UsagePeriod): Promise<DayUsage[]> {
  return tx.rows<DayUsage>(Prisma.sql`SELECT to_char(c.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, w.name AS workspace, c.provider_name AS provider, c.model, ${SUMS}
    FROM model_calls c JOIN workspaces w ON w.id = c.workspace_id WHERE c.organization_id = ${tx.ctx.organizationId}::uuid AND ${within(period)}
    GROUP BY 1, w.name, w.id, c.provider_name, c.model ORDER BY 1, w.name, w.id, c.provider_name, c.model`);
}

/** Answers that were written again or deleted count too: they were paid for. */
export async function usageOfConversation(tx: TenantStatements, conversationId: string): Promise<UsageSum> {
  const [sum] = await tx.rows<UsageSum>(Prisma.sql`SELECT ${SUMS} FROM model_calls c WHERE c.workspace_id = ${tx.ctx.workspaceId}::uuid AND c.conversation_id = ${conversationId}::uuid`);
  return sum ?? NOTHING;
}
