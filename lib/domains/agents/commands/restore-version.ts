import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { agentVersionRestored } from "../events";
import { insertVersion, readVersion } from "../queries/agent-versions";
import { getAgent } from "../queries/agents";
import { restoreVersionSchema } from "../schema";

/** After it the agent answers as that version did, as a new version on top of all; nothing is lost. */
export const restoreVersion = command({
  name: "agents.restore-version",
  permission: "agents:manage",
  input: restoreVersionSchema,
  records: [agentVersionRestored],
  run: (ctx, { agentId, number }) =>
    inTenant(ctx, async (tx) => {
      const agent = await getAgent(tx, agentId, { lock: true });
      if (agent.version === number) throw new AppError("conflict", { userMessage: `Version ${number} is the one that answers now. Nothing was changed.` });
      const configuration = await readVersion(tx, agentId, number);
      const version = await insertVersion(tx, agentId, configuration, `As version ${number}`);
      await tx.db.agent.update({ where: { id: agentId }, data: { version, updatedAt: new Date() }, select: { id: true } });
      await tx.record(agentVersionRestored, { agentId, name: agent.name, restored: number, version });
      return getAgent(tx, agentId);
    }),
});
