import "server-only";
import type { z } from "zod";
import type { TenantTx } from "@/lib/db/tenant";
import { newId } from "@/lib/kernel/ids";
import { agentCreated } from "./events";
import { insertVersion } from "./queries/agent-versions";
import type { AgentAccess, AgentDto, createAgentSchema } from "./schema";
import { getAgent } from "./queries/agents";

/** Rows of an agent with its first version; what it names has been checked. */
export async function newAgent(tx: TenantTx, input: z.output<typeof createAgentSchema>, clonedFrom: string | null): Promise<AgentDto> {
  const { organizationId, workspaceId, userId } = tx.ctx;
  const { name, summary, access, projectId, roles, userIds, ...configuration } = input;
  const id = newId();
  const face = { name, summary, clonedFrom, access, ...audience({ access, projectId, roles }) };
  await tx.db.agent.create({ data: { id, organizationId, workspaceId, createdBy: userId ?? id, ...face }, select: { id: true } });
  await insertVersion(tx, id, configuration);
  await setPeople(tx, id, access === "chosen" ? userIds : []);
  await tx.record(agentCreated, { agentId: id, name, clonedFrom });
  return getAgent(tx, id);
}

/** Each kind of access keeps what belongs to it alone. */
export function audience({ access, projectId, roles }: { access: AgentAccess; projectId: string | null; roles: readonly string[] }) {
  return { projectId: access === "project" ? projectId : null, roles: access === "chosen" ? [...new Set(roles)] : [] };
}

export async function setPeople(tx: TenantTx, agentId: string, userIds: readonly string[]): Promise<void> {
  const { organizationId, workspaceId } = tx.ctx;
  await tx.db.agentPerson.deleteMany({ where: { agentId } });
  await tx.db.agentPerson.createMany({ data: [...new Set(userIds)].map((userId) => ({ organizationId, workspaceId, agentId, userId })) });
}
