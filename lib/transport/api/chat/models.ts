import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { listAgents } from "@/lib/domains/agents/queries/agents";
import { librarySummaries } from "@/lib/domains/agents/queries/library-agents";
import { type AnsweringAgent, readAnsweringAgent } from "@/lib/domains/agents/resolve-agent";
import { AppError, isAppError } from "@/lib/kernel/app-error";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";

/** The engine that answers with the workspace's documents. */
const DEFAULT_MODEL = "muniment";
/** Before an agent's id: the engine with that agent's instructions, tools and scope. */
const AGENT_MODEL = `${DEFAULT_MODEL}:`;
const MOST_AGENTS = 500;

/** Clients want a date of birth; it says nothing. */
const CREATED = 1_763_596_800;

function model(id: string) {
  return { id, object: "model" as const, created: CREATED, owned_by: "muniment" };
}

function unknownModel(id: string): AppError {
  return new AppError("model_not_found", { userMessage: `The model “${id}” does not exist here; use “${DEFAULT_MODEL}”, or “${AGENT_MODEL}” and the id of an agent.`, fields: { model: "unknown" } });
}

/** The agent that a model's name stands for; null: the engine itself. An agent that the key may not ask is no model. */
export async function agentOfModel(ctx: TenantContext, id: string): Promise<AnsweringAgent | null> {
  if (id === DEFAULT_MODEL) return null;
  if (!id.startsWith(AGENT_MODEL)) throw unknownModel(id);
  try {
    return await readAnsweringAgent(ctx, id.slice(AGENT_MODEL.length));
  } catch (error) {
    if (isAppError(error) && (error.code === "not_found" || error.code === "forbidden")) throw unknownModel(id);
    throw error;
  }
}

export async function listModels(ctx: TenantContext) {
  assertPermission(ctx, "chat:ask");
  const seesAgents = ctx.permissions.has("agents:read");
  const own = seesAgents ? (await inTenant(ctx, (tx) => listAgents(tx, { limit: MOST_AGENTS }))).data.map((agent) => agent.id) : [];
  const library = seesAgents ? librarySummaries().map((agent) => agent.ref) : [];
  return { object: "list" as const, data: [model(DEFAULT_MODEL), ...[...own, ...library].map((ref) => model(`${AGENT_MODEL}${ref}`))] };
}

/** Clients write the colon as %3A. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

export async function getModel(ctx: TenantContext, id: string) {
  assertPermission(ctx, "chat:ask");
  const given = decoded(id);
  await agentOfModel(ctx, given);
  return model(given);
}
