import { createAgent } from "@/lib/domains/agents/commands/create-agent";
import { deleteAgent } from "@/lib/domains/agents/commands/delete-agent";
import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import { inTenant } from "@/lib/db/tenant";
import { newId } from "@/lib/kernel/ids";
import type { IsolationCases } from "../isolation-cases";

const facts = { name: "Cost engineer", instructions: "You answer questions about the costs of a project." };

export const isolation: IsolationCases = {
  async prepare(victim) {
    const { id: agent } = await createAgent.execute(victim.owner, facts);
    const { id: deletedAgent } = await createAgent.execute(victim.owner, facts);
    await deleteAgent.execute(victim.owner, { agentId: deletedAgent });
    const { messageId } = await postQuestion.execute(victim.owner, { question: "What is it?" });
    const { organizationId, workspaceId } = victim;
    const approval = newId();
    await inTenant(victim.owner, (tx) => tx.db.toolApproval.create({ data: { id: approval, organizationId, workspaceId, messageId, tool: "tag", input: {}, summary: "Tag it" } }));
    return { agent, deletedAgent, agentProject: victim.projectId, approval };
  },
  foreign: {
    "agents.create-agent": (id) => ({ ...facts, access: "project", projectId: id("agentProject") }),
    "agents.update-agent": (id) => ({ ...facts, agentId: id("agent"), version: 1 }),
    "agents.clone-agent": (id) => ({ agent: id("agent") }),
    "agents.delete-agent": (id) => ({ agentId: id("agent") }),
    "agents.reactivate-agent": (id) => ({ agentId: id("deletedAgent") }),
    "chat.decide-tool-call": (id) => ({ approvalId: id("approval"), approve: true }),
    "agents.restore-version": (id) => ({ agentId: id("agent"), number: 1 }),
  },
};
