import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { newAgent } from "../new-agent";
import { agentCreated } from "../events";
import { assertReach } from "../queries/agent-reach";
import { createAgentSchema } from "../schema";

/** After it the agent exists with its first version. */
export const createAgent = command({
  name: "agents.create-agent",
  permission: "agents:manage",
  input: createAgentSchema,
  records: [agentCreated],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      await assertReach(tx, input);
      return newAgent(tx, input, null);
    }),
});
