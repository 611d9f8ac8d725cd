import "server-only";
import type { ModelRun } from "@/lib/adapters/ai/providers/model-run";
import { gather, type Gathered } from "@/lib/domains/agents/gather";
import type { AnsweringAgent } from "@/lib/domains/agents/resolve-agent";
import type { ToolCallDto } from "@/lib/domains/agents/schema";
import type { PassageDto } from "@/lib/domains/knowledge/schema";
import type { TenantContext } from "@/lib/kernel/context";

/** Of a question that is to be answered. */
interface GatheringRequest {
  question: string;
  agent?: AnsweringAgent | null | undefined;
  approvable?: boolean | undefined;
  projectId?: string | undefined;
  documentIds?: readonly string[] | undefined;
  knowledgeBaseId?: string | undefined;
  within?: TenantContext | undefined;
  among?: readonly unknown[] | undefined;
  signal: AbortSignal;
  run: ModelRun;
  found: readonly PassageDto[];
}

const NOTHING: Gathered = { passages: [], workings: [], proposals: [], listed: new Set(), calls: [] };
/** So many of retrieval's best stand before what tools found; the rest behind it. */
const BEST = 5;

/** What the agent's tools add before the answer is written. The extractive engine calls none. */
export async function* gatherFor(ctx: TenantContext, request: GatheringRequest): AsyncGenerator<{ type: "tool"; call: ToolCallDto }, Gathered> {
  const { agent, run, question, found, signal, projectId, documentIds, knowledgeBaseId } = request;
  // A second reader's rules, or a fixed set of versions, are retrieval's to keep: tools do not know them.
  if (!agent || agent.tools.length === 0 || run.extractive || request.within || request.among) return NOTHING;
  const scope = { ...(projectId ? { projectId } : {}), ...(documentIds?.length ? { documentIds } : {}), ...(knowledgeBaseId ? { knowledgeBaseId } : {}), ...baseOf(agent) };
  const calls = gather(ctx, { agent, model: run.model, question, passages: found, scope, approvable: request.approvable ?? false, signal });
  for (;;) {
    const { value, done } = await calls.next();
    if (done) return value;
    yield { type: "tool", call: value };
  }
}

/** Documents that the answer rests on beside what it is shown: the tools were called for what was found, and say what they found in words of their own. */
export function restsOnGathered(found: readonly PassageDto[], { passages, listed, calls }: Gathered): string[] {
  return calls.length === 0 ? [] : [...new Set([...[...found, ...passages].map(({ documentId }) => documentId), ...listed])];
}

/** The knowledge base that the agent looks in. */
export function baseOf(agent: AnsweringAgent | null | undefined): { knowledgeBaseId?: string } {
  return agent?.scopeBaseId ? { knowledgeBaseId: agent.scopeBaseId } : {};
}

export function withGathered(found: readonly PassageDto[], gathered: readonly PassageDto[]): PassageDto[] {
  const known = new Set(found.map(({ chunkId }) => chunkId));
  return [...found.slice(0, BEST), ...gathered.filter(({ chunkId }) => !known.has(chunkId)), ...found.slice(BEST)];
}

export function instructionsOf({ agent, agentInstructions }: { agent?: AnsweringAgent | null | undefined; agentInstructions?: string | undefined }): { agentInstructions?: string } {
  const own = [agent?.instructions, agentInstructions].filter(Boolean).join("\n\n");
  return own ? { agentInstructions: own } : {};
}

export function settingsOf(agent: AnsweringAgent | null | undefined): { temperature?: number; maxOutputTokens?: number } {
  return { ...(agent?.temperature == null ? {} : { temperature: agent.temperature }), ...(agent?.maxTokens == null ? {} : { maxOutputTokens: agent.maxTokens }) };
}
