import type { TenantContext } from "@/lib/kernel/context";
import type { AgentAccess } from "./schema";

export interface AgentAbilities {
  manage: boolean;
  ask: boolean;
}

export function agentAbilities(ctx: Pick<TenantContext, "permissions">): AgentAbilities {
  return { manage: ctx.permissions.has("agents:manage"), ask: ctx.permissions.has("agents:read") && ctx.permissions.has("chat:ask") };
}

export interface GuardedAgent {
  access: AgentAccess;
  createdBy: string;
  /** Of access "project": whether the reader may open it. */
  projectOpens: boolean;
  roles: readonly string[];
  userIds: readonly string[];
}

export interface AgentReader extends Pick<TenantContext, "permissions" | "userId"> {
  /** The reader's role in the workspace: its name, or its id where it is one of the workspace's own. */
  role: string | null;
}

/**
 * Whether a reader may see and ask an agent. The same rule as SQL stands in visibility.ts, and the two agree. Whoever runs the workspace
 * sees agents of chosen people too, so that none is left with nobody; a project that is closed to him stays closed.
 */
export function canSeeAgent(reader: AgentReader, agent: GuardedAgent): boolean {
  if (!reader.permissions.has("agents:read")) return false;
  if (agent.access === "project") return agent.projectOpens;
  if (agent.access === "workspace" || reader.permissions.has("workspace:manage")) return true;
  if (reader.userId === null) return false;
  return agent.createdBy === reader.userId || agent.userIds.includes(reader.userId) || (reader.role !== null && agent.roles.includes(reader.role));
}
