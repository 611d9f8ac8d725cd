import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { commonScope } from "@/lib/domains/agents/agent-scope";
import { resolveAgent } from "@/lib/domains/agents/resolve-agent";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import type { PostedQuestion } from "../../commands/post-question";
import { assertScope } from "../../scope";
import { conversationOwner } from "../../visibility";
import { panelConvened } from "../events";
import { convenePanelSchema } from "../schema";

export interface ConvenedPanel {
  conversationId: string;
  seats: PostedQuestion[];
}

/** After it the question stands in a conversation of its own, with an empty answer of every specialist. */
export const convenePanel = command({
  name: "chat.convene-panel",
  permission: "chat:ask",
  input: convenePanelSchema,
  records: [panelConvened],
  run: (ctx, input): Promise<ConvenedPanel> =>
    inTenant(ctx, async (tx) => {
      const projectId = input.projectId ?? null;
      const { question, documentIds } = input;
      await assertScope(tx, { projectId, documentIds });
      const agents = [];
      for (const ref of input.agents) agents.push(await resolveAgent(tx, ref));
      const [conversationId, questionId, now] = [newId(), newId(), Date.now()];
      const { organizationId, workspaceId } = ctx;
      const title = `Panel: ${question.replace(/\s+/g, " ")}`.slice(0, 80);
      await tx.db.conversation.create({
        data: { id: conversationId, organizationId, workspaceId, ownerId: conversationOwner(ctx), projectId, documentIds, title, panel: true },
        select: { id: true },
      });
      const common = { organizationId, workspaceId, conversationId };
      await tx.db.message.create({ data: { id: questionId, ...common, role: "user", content: question, status: "complete", createdAt: new Date(now) }, select: { id: true } });
      const seats = agents.map((agent) => ({ messageId: newId(), agent }));
      await tx.db.message.createMany({
        data: seats.map(({ messageId, agent }, at) => ({
          id: messageId,
          parentId: questionId,
          ...common,
          role: "assistant",
          content: "",
          status: "streaming",
          agent: agent.ref,
          agentName: agent.name,
          agentVersion: agent.version,
          // In the order in which they were chosen.
          createdAt: new Date(now + 1 + at),
          heartbeatAt: new Date(now),
        })),
      });
      await tx.record(panelConvened, { conversationId, agents: agents.map((agent) => agent.ref) });
      const asked = { conversationId, question, history: [], restsOn: [] };
      return { conversationId, seats: seats.map(({ messageId, agent }) => ({ ...asked, messageId, agent, ...commonScope({ projectId, documentIds }, agent) })) };
    }),
});
