import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { changedParts } from "../changed-parts";
import { agentAccessChanged, agentUpdated } from "../events";
import { audience, setPeople } from "../new-agent";
import { assertReach } from "../queries/agent-reach";
import { insertVersion } from "../queries/agent-versions";
import { getAgent } from "../queries/agents";
import { type AgentDto, updateAgentSchema } from "../schema";

/** After it the agent is as given; where it answers otherwise than before, that is a new version. */
export const updateAgent = command({
  name: "agents.update-agent",
  permission: "agents:manage",
  input: updateAgentSchema,
  records: [agentUpdated, agentAccessChanged],
  run: (ctx, { agentId, version, note, name, summary, access, projectId, roles, userIds, ...configuration }) =>
    inTenant(ctx, async (tx) => {
      const before = await getAgent(tx, agentId, { lock: true });
      if (before.version !== version) {
        throw new AppError("stale", { userMessage: "Somebody has saved a newer version of this agent since you opened it. Your text is still here; copy it, load the page anew and put it in again." });
      }
      await assertReach(tx, { access, projectId, roles, userIds, ...configuration }, before);
      const changed = changedParts(before, configuration);
      const after = changed.length > 0 ? await insertVersion(tx, agentId, configuration, note) : version;
      const face = { name, summary, access, ...audience({ access, projectId, roles }) };
      await tx.db.agent.update({ where: { id: agentId }, data: { ...face, version: after, updatedAt: new Date() }, select: { id: true } });
      await setPeople(tx, agentId, access === "chosen" ? userIds : []);
      const saved = await getAgent(tx, agentId);
      await recordChanges(tx, { before, saved, changed, versions: { before: version, after } });
      return saved;
    }),
});

const accessOf = ({ access, projectId, roles, userIds }: AgentDto) => ({ access, projectId, roles, userIds });

interface Changes {
  before: AgentDto;
  saved: AgentDto;
  changed: string[];
  versions: { before: number; after: number };
}

async function recordChanges(tx: TenantTx, { before, saved, changed, versions }: Changes): Promise<void> {
  const { id: agentId, name } = saved;
  const named = [...(before.name === name ? [] : ["Name"]), ...(before.summary === saved.summary ? [] : ["Summary"])];
  if (changed.length + named.length > 0) await tx.record(agentUpdated, { agentId, name, ...versions, changed: [...named, ...changed] });
  const access = { before: accessOf(before), after: accessOf(saved) };
  if (JSON.stringify(access.before) !== JSON.stringify(access.after)) await tx.record(agentAccessChanged, { agentId, name, ...access });
}
