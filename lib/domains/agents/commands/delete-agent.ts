import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { agentDeleted } from "../events";
import { getAgent } from "../queries/agents";
import { agentIdSchema } from "../schema";

/** After it nobody can ask the agent any more; its versions and the answers it gave stay. */
export const deleteAgent = command({
  name: "agents.delete-agent",
  permission: "agents:manage",
  input: agentIdSchema,
  records: [agentDeleted],
  run: (ctx, { agentId }) =>
    inTenant(ctx, async (tx) => {
      const { name } = await getAgent(tx, agentId, { lock: true });
      await tx.db.agent.update({ where: { id: agentId }, data: { deletedAt: new Date() }, select: { id: true } });
      await tx.record(agentDeleted, { agentId, name });
      return { agentId };
    }),
});
