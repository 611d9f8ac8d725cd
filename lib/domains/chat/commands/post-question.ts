import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { getDocument } from "@/lib/domains/dataroom/queries/get-document";
import { getProject } from "@/lib/domains/tenancy/queries/projects";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { questionAsked } from "../events";
import type { HistoryMessage } from "../prompts/answer";
import { findWithheld } from "../queries/citation-dto";
import { getConversation } from "../queries/conversations";
import { type AskInput, askSchema } from "../schema";

const HISTORY = 12;

export interface PostedQuestion {
  conversationId: string;
  messageId: string;
  question: string;
  projectId: string | null;
  documentIds: string[];
  history: HistoryMessage[];
}

/** After it the question stands in the conversation with an empty answer that is being written. */
export const postQuestion = command({
  name: "chat.post-question",
  permission: "chat:ask",
  input: askSchema,
  records: [questionAsked],
  run: (ctx, input): Promise<PostedQuestion> =>
    inTenant(ctx, async (tx) => {
      if (ctx.actor.kind !== "user") throw notFound("conversation");
      const conversation = input.conversationId ? await getConversation(tx, input.conversationId) : await begin(tx, ctx.actor.id, input);
      // Two questions at once must meet: the second waits here and finds the first one's answer being written.
      await tx.db.$executeRaw`SELECT 1 FROM conversations WHERE id = ${conversation.id}::uuid FOR UPDATE`;
      const history = await readHistory(tx, conversation.id, input.regenerate ?? null);
      const question = input.regenerate ? (history.pop()?.text ?? input.question) : input.question;
      const now = Date.now();
      const common = { organizationId: ctx.organizationId, workspaceId: ctx.workspaceId, conversationId: conversation.id };
      if (!input.regenerate) {
        await tx.db.message.create({ data: { id: newId(), ...common, role: "user", content: question, status: "complete", createdAt: new Date(now) }, select: { id: true } });
      }
      const messageId = newId();
      await tx.db.message.create({
        // A millisecond later, so that the order of the two is a fact.
        data: { id: messageId, ...common, role: "assistant", content: "", status: "streaming", createdAt: new Date(now + 1), heartbeatAt: new Date(now) },
        select: { id: true },
      });
      await tx.db.conversation.update({ where: { id: conversation.id }, data: { updatedAt: new Date(now) }, select: { id: true } });
      await tx.record(questionAsked, { conversationId: conversation.id, messageId });
      return { conversationId: conversation.id, messageId, question, projectId: conversation.projectId, documentIds: conversation.documentIds, history };
    }),
});

async function begin(tx: TenantTx, ownerId: string, input: AskInput): Promise<{ id: string; projectId: string | null; documentIds: string[] }> {
  const projectId = input.projectId ?? null;
  if (projectId) await getProject(tx, projectId);
  for (const documentId of input.documentIds) await getDocument(tx, documentId);
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

/** The conversation so far, oldest first; when an answer is written again, up to its question. */
async function readHistory(tx: TenantTx, conversationId: string, regenerate: string | null): Promise<HistoryMessage[]> {
  const rows = await tx.db.message.findMany({
    where: { conversationId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: HISTORY,
    select: { id: true, role: true, content: true, status: true },
  });
  if (rows.some((row) => row.status === "streaming") && !regenerate) {
    throw new AppError("conflict", { userMessage: "The answer before is still being written. Wait for it or stop it first; your question is kept." });
  }
  if (regenerate) {
    const last = rows.shift();
    if (last?.id !== regenerate || last.role !== "assistant") throw new AppError("conflict", { userMessage: "Only the last answer can be written again." });
    await tx.db.message.delete({ where: { id: regenerate }, select: { id: true } });
  }
  // What the asker may not read any more must not come back through the model.
  const withheld = await findWithheld(tx, rows.map((row) => row.id));
  return rows
    .filter((row) => !withheld.has(row.id))
    .reverse()
    .map((row) => ({ role: row.role === "user" ? "user" : "assistant", text: row.content }));
}
