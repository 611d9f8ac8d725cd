import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { commonScope } from "@/lib/domains/agents/agent-scope";
import { type AnsweringAgent, resolveAgent } from "@/lib/domains/agents/resolve-agent";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { baseScope } from "../base-scope";
import { questionAsked } from "../events";
import { placeMessage } from "../message-place";
import { assertNoPanel } from "../panel/queries";
import type { HistoryMessage } from "../prompts/answer";
import { getOwnConversation } from "../queries/conversations";
import { readQueued } from "../queue/queries";
import { type AskInput, askSchema } from "../schema";
import { assertScope } from "../scope";
import { conversationOwner, visibleConversations } from "../visibility";

export interface PostedQuestion {
  conversationId: string;
  messageId: string;
  question: string;
  projectId: string | null;
  documentIds: string[];
  history: HistoryMessage[];
  /** Documents that the history was written from: the answer rests on them too. */
  restsOn: string[];
  /** The same question had arrived before; its answer is being written, or was. */
  again?: boolean;
  /** Who answers; absent: nobody in particular. */
  agent?: AnsweringAgent | null;
  everyPassage?: boolean;
  /** Answered from this base alone. */
  knowledgeBaseId?: string;
}

/** After it the question stands in the conversation with an empty answer that is being written. */
export const postQuestion = command({
  name: "chat.post-question",
  permission: "chat:ask",
  input: askSchema,
  records: [questionAsked],
  run: (ctx, input): Promise<PostedQuestion> =>
    inTenant(ctx, async (tx) => {
      const given = input.conversationId ? await getOwnConversation(tx, input.conversationId) : null;
      if (given) await assertNoPanel(tx, given.id);
      // Two questions at once must meet: the second waits here and finds the first one's answer being written.
      if (given) await tx.db.$executeRaw`SELECT 1 FROM conversations WHERE id = ${given.id}::uuid FOR UPDATE`;
      const posted = input.questionId ? await findPosted(tx, input.questionId) : null;
      if (posted) return posted;
      // It may have waited, and been put in other words or taken back at the moment of sending.
      const waited = given && input.questionId ? await readQueued(tx, given.id, input.questionId) : null;
      if (input.queued && waited === null) throw notFound("question");
      const conversation = given ?? (await begin(tx, conversationOwner(ctx), input));
      const { history, restsOn, parentId, ...place } = await placeMessage(tx, conversation.id, input);
      const question = place.question ?? waited ?? input.question;
      const agent = input.agent ? await resolveAgent(tx, input.agent) : null;
      const everyPassage = input.everyPassage ?? false;
      const narrowed = commonScope(conversation, agent);
      const base = await baseScope(tx, { conversationId: conversation.id, kept: conversation.knowledgeBaseId ?? null, given: input.knowledgeBaseId, agentBase: agent?.scopeBaseId, everyPassage, documentIds: narrowed.documentIds });
      const scope = { projectId: narrowed.projectId, documentIds: narrowed.documentIds, ...base };
      const now = Date.now();
      const common = { organizationId: ctx.organizationId, workspaceId: ctx.workspaceId, conversationId: conversation.id };
      const questionId = input.regenerate && parentId ? parentId : (input.questionId ?? newId());
      if (!input.regenerate) {
        // Now it waits no more, and nobody sends it a second time.
        await tx.db.queuedQuestion.deleteMany({ where: { id: questionId, conversationId: conversation.id } });
        await tx.db.message.create({ data: { id: questionId, parentId, ...common, role: "user", content: question, status: "complete", createdAt: new Date(now) }, select: { id: true } });
      }
      const messageId = newId();
      await tx.db.message.create({
        // A millisecond later, so that the order of the two is a fact.
        data: { id: messageId, parentId: questionId, restsOn, ...common, role: "assistant", content: "", status: "streaming", createdAt: new Date(now + 1), heartbeatAt: new Date(now), ...agentColumns(agent) },
        select: { id: true },
      });
      await tx.db.conversation.update({ where: { id: conversation.id }, data: { updatedAt: new Date(now) }, select: { id: true } });
      await tx.record(questionAsked, { conversationId: conversation.id, messageId });
      return { conversationId: conversation.id, messageId, question, ...scope, history, restsOn, agent, everyPassage };
    }),
});

function agentColumns(agent: AnsweringAgent | null) {
  return agent ? { agent: agent.ref, agentName: agent.name, agentVersion: agent.version } : {};
}

async function begin(tx: TenantTx, ownerId: string, input: AskInput): Promise<{ id: string; projectId: string | null; documentIds: string[]; knowledgeBaseId?: string | null }> {
  const projectId = input.projectId ?? null;
  await assertScope(tx, { projectId, documentIds: input.documentIds });
  const id = newId();
  await tx.db.conversation.create({
    data: {
      id,
      organizationId: tx.ctx.organizationId,
      workspaceId: tx.ctx.workspaceId,
      ownerId,
      projectId,
      documentIds: input.documentIds,
      title: input.question.replace(/\s+/g, " ").slice(0, 80),
    },
    select: { id: true },
  });
  return { id, projectId, documentIds: input.documentIds };
}

/** The question was sent before: its newest answer stands for it. */
async function findPosted(tx: TenantTx, questionId: string): Promise<PostedQuestion | null> {
  const question = await tx.db.message.findFirst({
    where: { id: questionId, role: "user", conversation: visibleConversations(tx.ctx) },
    select: { content: true, conversationId: true, children: { orderBy: { createdAt: "desc" }, take: 1, select: { id: true } } },
  });
  const answer = question?.children[0];
  if (!question || !answer) return null;
  return { conversationId: question.conversationId, messageId: answer.id, question: question.content, projectId: null, documentIds: [], history: [], restsOn: [], again: true };
}
