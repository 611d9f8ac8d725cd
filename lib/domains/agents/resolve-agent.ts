import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { libraryInstructions, ownInstructions } from "./agent-prompt";
import { findLibraryAgent } from "./library/catalogue";
import { agentOf } from "./queries/agent-of";
import { type AgentConfiguration, AGENT_TOOLS, type AgentTool, type Handover } from "./schema";
import { visibleAgentsSql } from "./visibility";

/** An agent as it answers one question of one asker. */
export interface AnsweringAgent extends Pick<AgentConfiguration, "instructions" | "model" | "temperature" | "maxTokens" | "scopeProjectId" | "scopeDocumentIds" | "scopeBaseId"> {
  ref: string;
  name: string;
  /** Null: the library's. */
  version: number | null;
  tools: readonly AgentTool[];
  /** To specialists whom the asker may ask. */
  handovers: readonly (Handover & { name: string })[];
}

/** @throws AppError not_found for an agent that is deleted, unknown or not the asker's to see; forbidden where agents are not. */
export async function resolveAgent(tx: TenantTx, ref: string): Promise<AnsweringAgent> {
  assertPermission(tx.ctx, "agents:read");
  const library = findLibraryAgent(ref);
  if (library) {
    const instructions = libraryInstructions(library, await jurisdictionOf(tx));
    const settings = { model: null, temperature: null, maxTokens: null, scopeProjectId: null, scopeDocumentIds: [], scopeBaseId: null };
    const tools = AGENT_TOOLS.filter((tool) => library.tools.includes(tool));
    return { ref, name: library.name, version: null, instructions, ...settings, tools, handovers: await withNames(tx, library.handovers) };
  }
  const { name, version, model, temperature, maxTokens, tools, scopeProjectId, scopeDocumentIds, scopeBaseId, handovers, ...agent } = await agentOf(tx, ref);
  const instructions = ownInstructions(agent, await jurisdictionOf(tx));
  return { ref, name, version, instructions, model, temperature, maxTokens, tools, scopeProjectId, scopeDocumentIds, scopeBaseId, handovers: await withNames(tx, handovers) };
}

/** The same outside a transaction. */
export function readAnsweringAgent(ctx: TenantContext, ref: string): Promise<AnsweringAgent> {
  return inTenant(ctx, (tx) => resolveAgent(tx, ref));
}

export async function jurisdictionOf(tx: TenantTx): Promise<string> {
  const [row] = await tx.rows<{ jurisdiction: string }>(Prisma.sql`SELECT jurisdiction FROM organizations WHERE id = ${tx.ctx.organizationId}::uuid`);
  return row?.jurisdiction ?? "Other";
}

/** Rules that lead to nobody, or to whom the asker may not ask, are left out. */
export async function withNames(tx: TenantTx, rules: readonly Handover[]): Promise<(Handover & { name: string })[]> {
  const own = rules.map(({ to }) => to).filter((to) => !findLibraryAgent(to));
  const rows =
    own.length > 0 ? await tx.rows<{ id: string; name: string }>(Prisma.sql`SELECT a.id, a.name FROM agents a WHERE a.id = ANY(${own}::uuid[]) AND a.deleted_at IS NULL AND ${visibleAgentsSql(tx.ctx)}`) : [];
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return rules.flatMap((rule) => {
    const name = findLibraryAgent(rule.to)?.name ?? names.get(rule.to);
    return name ? [{ ...rule, name }] : [];
  });
}
