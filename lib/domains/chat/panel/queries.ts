import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { getConversation, readMessages } from "../queries/conversations";
import { mergeFindings } from "./merge-findings";
import type { PanelDto, PanelSeatDto } from "./schema";

async function isPanel(tx: TenantTx, conversationId: string): Promise<boolean> {
  const row = await tx.db.conversation.findFirst({ where: { id: conversationId, workspaceId: tx.ctx.workspaceId, panel: true }, select: { id: true } });
  return row !== null;
}

/** Null for a conversation that is no panel. @throws AppError not_found where the reader may not read it. */
export async function findPanel(tx: TenantTx, conversationId: string): Promise<PanelDto | null> {
  const { title, own } = await getConversation(tx, conversationId);
  if (!(await isPanel(tx, conversationId))) return null;
  const messages = await readMessages(tx, conversationId, { own });
  const seats = messages.flatMap((message): PanelSeatDto[] => {
    const { agent, id, content, status, citations, unsupported, notFound: nothing, error, engine, stale } = message;
    return message.role === "assistant" && agent ? [{ id, content, status, citations, unsupported, notFound: nothing, error, engine, stale: stale ?? [], ref: agent.ref, name: agent.name }] : [];
  });
  const question = messages.find((message) => message.role === "user")?.content ?? title;
  return { conversationId, title, question, own, seats, ...mergeFindings(seats) };
}

export async function getPanel(tx: TenantTx, conversationId: string): Promise<PanelDto> {
  const panel = await findPanel(tx, conversationId);
  if (!panel) throw notFound("panel");
  return panel;
}

/** A panel answers its one question. */
export async function assertNoPanel(tx: TenantTx, conversationId: string): Promise<void> {
  if (await isPanel(tx, conversationId)) throw new AppError("conflict", { userMessage: "A panel answers one question. Ask in a new conversation; your question is kept." });
}
