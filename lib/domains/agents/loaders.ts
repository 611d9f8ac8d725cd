import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { agentAbilities } from "./policy";
import { listVersions } from "./queries/agent-versions";
import { agentOf } from "./queries/agent-of";
import { listAgents } from "./queries/agents";
import { loadChoices } from "./queries/form-choices";
import { libraryAgentDto, librarySummaries } from "./queries/library-agents";
import type { AgentSummaryDto } from "./schema";

/** Agents of its own that a workspace shows; a list to choose from has no pages. */
const MOST = 500;

export function loadAgents(slugs: WorkspaceSlugs, args: { q?: string; deleted?: boolean }) {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "agents:read");
    const own = await inTenant(ctx, (tx) => listAgents(tx, { ...args, limit: MOST }));
    return { library: librarySummaries(args.q), own, can: agentAbilities(ctx) };
  });
}

/** Whom a question may name; nobody where the role does not allow agents. */
export function loadAskableAgents(slugs: WorkspaceSlugs): Promise<AgentSummaryDto[]> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    if (!agentAbilities(ctx).ask) return [];
    const own = await inTenant(ctx, (tx) => listAgents(tx, { limit: MOST }));
    const mine = own.data.map(({ id, name, summary, starters, checklistItems }) => ({ ref: id, kind: "own" as const, family: null, name, summary, starters, checklistItems }));
    return [...mine, ...librarySummaries()];
  });
}

/** One of the library or of the workspace; for the form what it may name. */
export function loadAgent(slugs: WorkspaceSlugs, ref: string) {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "agents:read");
    const can = agentAbilities(ctx);
    const library = libraryAgentDto(ref);
    if (library) return { kind: "library" as const, agent: library, can };
    return inTenant(ctx, async (tx) => {
      const agent = await agentOf(tx, ref);
      return { kind: "own" as const, agent, can, versions: await listVersions(tx, agent), choices: can.manage ? await loadChoices(tx, agent) : null };
    });
  });
}

export function loadNewAgent(slugs: WorkspaceSlugs) {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "agents:manage");
    return { choices: await inTenant(ctx, (tx) => loadChoices(tx, null)), can: agentAbilities(ctx) };
  });
}
