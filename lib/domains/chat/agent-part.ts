import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { proposeHandovers } from "@/lib/domains/agents/propose-handovers";
import type { AnsweringAgent } from "@/lib/domains/agents/resolve-agent";
import type { ToolCallDto } from "@/lib/domains/agents/schema";
import type { ProposedChange } from "@/lib/domains/agents/tool-session";
import { newId } from "@/lib/kernel/ids";
import type { AnswerAgentDto } from "./schema";

/** What a specialist adds to its answer beside the text: what it looked up, what it would change, who should go on. */
export class AgentPart {
  readonly calls: ToolCallDto[] = [];
  private handovers: AnswerAgentDto["handovers"] = [];
  private approvals: AnswerAgentDto["approvals"] = [];

  constructor(private readonly agent: AnsweringAgent) {}

  dto(): AnswerAgentDto {
    const { ref, name, version } = this.agent;
    return { ref, name, version, toolCalls: [...this.calls], handovers: this.handovers, approvals: this.approvals };
  }

  /** With the finished answer, in its transaction. */
  async keep(tx: TenantTx, messageId: string, answer: { question: string; text: string; proposals: readonly ProposedChange[] }): Promise<void> {
    const { organizationId, workspaceId } = tx.ctx;
    const handovers = proposeHandovers(this.agent.handovers, { question: answer.question, answer: answer.text });
    await tx.db.message.updateMany({ where: { id: messageId }, data: { toolCalls: this.calls.map((call) => ({ ...call })), handovers: handovers.map((one) => ({ ...one })) } });
    const rows = answer.proposals.map(({ tool, input, summary }) => ({ id: newId(), organizationId, workspaceId, messageId, tool, input: input as object, summary }));
    await tx.db.toolApproval.createMany({ data: rows });
    this.handovers = handovers;
    this.approvals = rows.map(({ id, tool, summary }) => ({ id, tool, summary, status: "waiting", outcome: "" }));
  }
}

/** The agent's part of messages that are read again. Its tools and proposed changes name and count documents: they are for their asker alone. */
export async function readAgentParts(tx: TenantTx, messageIds: readonly string[]): Promise<Map<string, AnswerAgentDto>> {
  const rows = await tx.db.message.findMany({
    where: { id: { in: [...messageIds] }, agent: { not: null } },
    select: { id: true, agent: true, agentName: true, agentVersion: true, toolCalls: true, handovers: true, conversation: { select: { ownerId: true } }, approvals: { select: { id: true, tool: true, summary: true, status: true, outcome: true }, orderBy: { id: "asc" } } },
  });
  return new Map(
    rows.map((row) => {
      const own = row.conversation.ownerId === tx.ctx.actor.id;
      return [
        row.id,
        {
          ref: row.agent ?? "",
          name: row.agentName ?? "",
          version: row.agentVersion,
          toolCalls: own ? (row.toolCalls as unknown as ToolCallDto[]) : [],
          handovers: own ? (row.handovers as unknown as AnswerAgentDto["handovers"]) : [],
          approvals: own ? (row.approvals as AnswerAgentDto["approvals"]) : [],
        },
      ];
    }),
  );
}

