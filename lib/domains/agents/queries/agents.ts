import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { visibleProjectsSql } from "@/lib/domains/tenancy/visibility";
import { notFound } from "@/lib/kernel/app-error";
import { assertPermission } from "@/lib/kernel/command";
import { AGENT_ACCESS, AGENT_TOOLS, type AgentConfiguration, type AgentDto, type AgentRowDto, type ChecklistItem, type Handover } from "../schema";
import { visibleAgentsSql } from "../visibility";

interface Row extends Pick<AgentDto, "id" | "name" | "summary" | "projectId" | "roles" | "userIds" | "version" | "clonedFrom"> {
  access: string;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
  instructions: string;
  model: string | null;
  temperature: number | null;
  maxTokens: number | null;
  tools: string[];
  starters: string[];
  scopeProjectId: string | null;
  scopeDocumentIds: string[];
  scopeBaseId: string | null;
  checklist: ChecklistItem[];
  handovers: Handover[];
}

const accessOf = (value: string) => z.enum(AGENT_ACCESS).catch("chosen").parse(value);

/** Columns of agent_versions named v. */
export const CONFIGURATION_COLUMNS = Prisma.sql`v.instructions, v.model, v.temperature, v.max_tokens AS "maxTokens", v.tools, v.starters,
  v.scope_project_id AS "scopeProjectId", v.scope_documents AS "scopeDocumentIds", v.scope_base_id AS "scopeBaseId", v.checklist, v.handovers`;

export type StoredConfiguration = Omit<AgentConfiguration, "tools"> & { tools: string[] };

/** A tool that this version of the product does not know is left out. */
export function configurationOf(row: StoredConfiguration): AgentConfiguration {
  const { instructions, model, temperature, maxTokens, starters, scopeProjectId, scopeDocumentIds, scopeBaseId, checklist, handovers } = row;
  const tools = AGENT_TOOLS.filter((tool) => row.tools.includes(tool));
  return { instructions, model, temperature, maxTokens, tools, starters, scopeProjectId, scopeDocumentIds, scopeBaseId, checklist, handovers };
}

function agentDto(row: Row): AgentDto {
  const { id, name, summary, projectId, roles, userIds, version, clonedFrom } = row;
  const times = { createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString(), deletedAt: row.deletedAt?.toISOString() ?? null };
  return { id, name, summary, access: accessOf(row.access), projectId, roles, userIds, version, clonedFrom, ...times, ...configurationOf(row) };
}

/**
 * One agent as it answers now; `lock`: changes of it take turns.
 * @throws AppError not_found also when it exists and the actor may not see it.
 */
export async function getAgent(tx: TenantTx, agentId: string, options: { deleted?: boolean; lock?: boolean } = {}): Promise<AgentDto> {
  if (options.lock) await tx.db.$queryRaw`SELECT 1 FROM agents WHERE id = ${agentId}::uuid FOR NO KEY UPDATE`;
  const state = options.deleted ? Prisma.sql`a.deleted_at IS NOT NULL` : Prisma.sql`a.deleted_at IS NULL`;
  const [row] = await tx.rows<Row>(Prisma.sql`SELECT a.id, a.name, a.summary, a.access, a.project_id AS "projectId", a.roles, a.version, a.cloned_from AS "clonedFrom",
      a.created_at AS "createdAt", a.updated_at AS "updatedAt", a.deleted_at AS "deletedAt", ${CONFIGURATION_COLUMNS},
      ARRAY(SELECT ap.user_id::text FROM agent_people ap WHERE ap.agent_id = a.id ORDER BY 1) AS "userIds"
    FROM agents a JOIN agent_versions v ON v.agent_id = a.id AND v.number = a.version
    WHERE a.id = ${agentId}::uuid AND ${state} AND ${visibleAgentsSql(tx.ctx)}`);
  if (!row) throw notFound("agent");
  return agentDto(row);
}

interface ListArguments {
  q?: string | undefined;
  deleted?: boolean | undefined;
  limit?: number | undefined;
  skip?: number | undefined;
}

interface ListedRow extends Omit<AgentRowDto, "updatedAt" | "deletedAt" | "access"> {
  access: string;
  starters: string[];
  updatedAt: Date;
  deletedAt: Date | null;
  total: number;
}

/** The workspace's own agents that the actor may see, by name; deleted ones are for those who could bring them back. */
export async function listAgents(tx: TenantTx, args: ListArguments = {}): Promise<{ data: (AgentRowDto & { starters: string[] })[]; total: number }> {
  if (args.deleted) assertPermission(tx.ctx, "agents:manage");
  const like = `%${(args.q ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  const where = Prisma.sql`${args.deleted ? Prisma.sql`a.deleted_at IS NOT NULL` : Prisma.sql`a.deleted_at IS NULL`}
    AND (a.name ILIKE ${like} OR a.summary ILIKE ${like}) AND ${visibleAgentsSql(tx.ctx)}`;
  const rows = await tx.rows<ListedRow>(Prisma.sql`SELECT a.id, a.name, a.summary, a.access, a.version, a.updated_at AS "updatedAt", a.deleted_at AS "deletedAt",
      (SELECT p.name FROM projects p WHERE p.id = a.project_id AND ${visibleProjectsSql(tx.ctx, "p")}) AS "projectName",
      jsonb_array_length(v.checklist) AS "checklistItems", v.starters
    FROM agents a JOIN agent_versions v ON v.agent_id = a.id AND v.number = a.version
    WHERE ${where} ORDER BY lower(a.name), a.id LIMIT ${args.limit ?? 100} OFFSET ${args.skip ?? 0}`);
  const [counted] = await tx.rows<{ total: number }>(Prisma.sql`SELECT count(*)::int AS total FROM agents a WHERE ${where}`);
  const data = rows.map((row) => ({ ...row, access: accessOf(row.access), updatedAt: row.updatedAt.toISOString(), deletedAt: row.deletedAt?.toISOString() ?? null }));
  return { data, total: counted?.total ?? 0 };
}
