import "server-only";
import { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { cloneAgent } from "@/lib/domains/agents/commands/clone-agent";
import { createAgent } from "@/lib/domains/agents/commands/create-agent";
import { deleteAgent } from "@/lib/domains/agents/commands/delete-agent";
import { reactivateAgent } from "@/lib/domains/agents/commands/reactivate-agent";
import { restoreVersion } from "@/lib/domains/agents/commands/restore-version";
import { updateAgent } from "@/lib/domains/agents/commands/update-agent";
import { agentOf } from "@/lib/domains/agents/queries/agent-of";
import { listVersions } from "@/lib/domains/agents/queries/agent-versions";
import { listAgents } from "@/lib/domains/agents/queries/agents";
import { libraryAgentDto, librarySummaries } from "@/lib/domains/agents/queries/library-agents";
import type { AgentDto } from "@/lib/domains/agents/schema";
import { notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { pageOfAll } from "../offset-page";
import { parseQuery } from "../query";
import { type agentSchema, cloneAgentBody, createAgentBody, listAgentsQuery, updateAgentBody } from "./agent-schemas";

type ApiAgent = z.output<typeof agentSchema>;

/** A workspace has few agents of its own; more than this many are not counted. */
const MOST = 500;

const apiAgent = (agent: AgentDto): ApiAgent => ({ kind: "own", ...agent });

/** Whoever changes an agent is answered with it. */
function assertManages(ctx: TenantContext): void {
  assertPermission(ctx, "agents:manage");
  assertPermission(ctx, "agents:read");
}

export async function listApiAgents(ctx: TenantContext, query: URLSearchParams) {
  assertPermission(ctx, "agents:read");
  const { q, kind, state, ...page } = parseQuery(listAgentsQuery, query);
  const deleted = state === "deleted";
  if (deleted) assertPermission(ctx, "agents:manage");
  const own = kind === "library" ? [] : (await inTenant(ctx, (tx) => listAgents(tx, { q, deleted, limit: MOST }))).data;
  const mine = own.map(({ id, name, summary, starters, checklistItems }) => ({ id, kind: "own" as const, family: null, name, summary, starters, checklistItems }));
  const library = kind === "own" || deleted ? [] : librarySummaries(q).map(({ ref, ...summary }) => ({ id: ref, ...summary }));
  return pageOfAll("agents", page, [...mine, ...library]);
}

export async function getApiAgent(ctx: TenantContext, ref: string): Promise<ApiAgent> {
  assertPermission(ctx, "agents:read");
  const library = libraryAgentDto(ref);
  if (!library) return apiAgent(await inTenant(ctx, (tx) => agentOf(tx, ref)));
  const { name, summary, instructions, tools, starters, checklist } = library;
  const handovers = library.handovers.map(({ to, when, words }) => ({ to, when, words }));
  const none = { model: null, temperature: null, maxTokens: null, scopeProjectId: null, scopeBaseId: null, projectId: null, version: null, clonedFrom: null, createdAt: null, updatedAt: null, deletedAt: null };
  return { id: ref, kind: "library", name, summary, instructions, tools, starters, checklist, handovers, access: "workspace", scopeDocumentIds: [], roles: [], userIds: [], ...none };
}

export async function createApiAgent(ctx: TenantContext, request: Request): Promise<Response> {
  assertManages(ctx);
  const input = parseInput(createAgentBody, await jsonBody(request));
  return Response.json(apiAgent(await createAgent.execute(ctx, input)), { status: 201 });
}

/** What is left out stays as it is. */
export async function updateApiAgent(ctx: TenantContext, request: Request, ref: string): Promise<ApiAgent> {
  assertManages(ctx);
  const agentId = idParam(ref, "agent");
  const change = parseInput(updateAgentBody, await jsonBody(request));
  const { id: _id, clonedFrom: _from, createdAt: _created, updatedAt: _updated, deletedAt: _deleted, ...now } = await inTenant(ctx, (tx) => agentOf(tx, agentId));
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return apiAgent(await updateAgent.execute(ctx, { ...now, roles: now.roles as "admin"[], ...given, agentId }));
}

export async function deleteApiAgent(ctx: TenantContext, ref: string): Promise<Response> {
  assertManages(ctx);
  await deleteAgent.execute(ctx, { agentId: idParam(ref, "agent") });
  return new Response(null, { status: 204 });
}

export async function reactivateApiAgent(ctx: TenantContext, ref: string): Promise<ApiAgent> {
  assertManages(ctx);
  return apiAgent(await reactivateAgent.execute(ctx, { agentId: idParam(ref, "agent") }));
}

export async function cloneApiAgent(ctx: TenantContext, request: Request, ref: string): Promise<Response> {
  assertManages(ctx);
  const { name } = parseInput(cloneAgentBody, await jsonBody(request));
  if (!libraryAgentDto(ref)) idParam(ref, "agent");
  return Response.json(apiAgent(await cloneAgent.execute(ctx, { agent: ref, ...(name ? { name } : {}) })), { status: 201 });
}

export async function listApiAgentVersions(ctx: TenantContext, ref: string) {
  assertPermission(ctx, "agents:read");
  return { data: await inTenant(ctx, async (tx) => listVersions(tx, await agentOf(tx, idParam(ref, "agent")))) };
}

export async function restoreApiAgentVersion(ctx: TenantContext, ref: string, number: string): Promise<ApiAgent> {
  assertManages(ctx);
  const wanted = z.coerce.number().int().min(1).safeParse(number);
  if (!wanted.success) throw notFound("version");
  return apiAgent(await restoreVersion.execute(ctx, { agentId: idParam(ref, "agent"), number: wanted.data }));
}
