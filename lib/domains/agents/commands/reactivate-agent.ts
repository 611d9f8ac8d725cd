import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { agentReactivated } from "../events";
import { getAgent } from "../queries/agents";
import { agentIdSchema } from "../schema";

/** After it the agent answers again, as it did before it was deleted. */
export const reactivateAgent = command({
  name: "agents.reactivate-agent",
  permission: "agents:manage",
  input: agentIdSchema,
  records: [agentReactivated],
  run: (ctx, { agentId }) =>
    inTenant(ctx, async (tx) => {
      const { name } = await getAgent(tx, agentId, { deleted: true, lock: true });
      await tx.db.agent.update({ where: { id: agentId }, data: { deletedAt: null }, select: { id: true } });
      await tx.record(agentReactivated, { agentId, name });
      return getAgent(tx, agentId);
    }),
});
