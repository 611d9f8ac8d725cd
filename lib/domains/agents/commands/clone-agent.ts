import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { libraryConfiguration } from "../agent-prompt";
import { agentCreated } from "../events";
import { findLibraryAgent } from "../library/catalogue";
import { newAgent } from "../new-agent";
import { agentOf } from "../queries/agent-of";
import { type AgentConfiguration, cloneAgentSchema } from "../schema";

interface Original extends AgentConfiguration {
  name: string;
  summary: string;
}

/** After it the workspace has an agent of its own that answers as the other one does now; its maker alone may see it until he opens it. */
export const cloneAgent = command({
  name: "agents.clone-agent",
  permission: "agents:manage",
  input: cloneAgentSchema,
  records: [agentCreated],
  run: (ctx, { agent, name }) =>
    inTenant(ctx, async (tx) => {
      const { name: known, summary, ...configuration } = await originalOf(tx, agent);
      const audience = { access: "chosen" as const, projectId: null, roles: [], userIds: [] };
      return newAgent(tx, { name: name ?? `${known} (copy)`.slice(0, 80), summary, ...configuration, ...audience }, agent);
    }),
});

async function originalOf(tx: TenantTx, ref: string): Promise<Original> {
  const library = findLibraryAgent(ref);
  if (library) return { name: library.name, summary: library.summary, ...libraryConfiguration(library) };
  const { name, summary, instructions, model, temperature, maxTokens, tools, starters, scopeProjectId, scopeDocumentIds, scopeBaseId, checklist, handovers } = await agentOf(tx, ref);
  return { name, summary, instructions, model, temperature, maxTokens, tools, starters, scopeProjectId, scopeDocumentIds, scopeBaseId, checklist, handovers };
}
