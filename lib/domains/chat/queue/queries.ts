import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { visibleConversations } from "../visibility";
import type { QueuedQuestionDto } from "./schema";

/** Waiting in one's own conversation, the next one first. */
export async function listQueued(tx: TenantTx, conversationId: string): Promise<QueuedQuestionDto[]> {
  const rows = await tx.db.queuedQuestion.findMany({
    where: { conversationId, conversation: visibleConversations(tx.ctx) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, question: true, createdAt: true },
  });
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** The words in which it waits now; null: it waits no more, or never did. The conversation is locked by the caller. */
export async function readQueued(tx: TenantTx, conversationId: string, queuedId: string): Promise<string | null> {
  const row = await tx.db.queuedQuestion.findFirst({ where: { id: queuedId, conversationId }, select: { question: true } });
  return row?.question ?? null;
}

/** Its conversation, locked: a question that is sent in this moment is found gone. */
export async function lockQueued(tx: TenantTx, queuedId: string): Promise<{ conversationId: string }> {
  const where = { id: queuedId, conversation: visibleConversations(tx.ctx) };
  const row = await tx.db.queuedQuestion.findFirst({ where, select: { conversationId: true } });
  if (!row) throw notFound("question");
  await tx.db.$executeRaw`SELECT 1 FROM conversations WHERE id = ${row.conversationId}::uuid FOR UPDATE`;
  if (!(await tx.db.queuedQuestion.findFirst({ where, select: { id: true } }))) throw notFound("question");
  return row;
}
