import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { visibleProjects } from "@/lib/domains/tenancy/visibility";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { WITHHELD_ANSWER } from "../labels";
import { readAgentParts } from "../agent-part";
import type { ConversationDto, MessageDto, MessageStatus, TextRange } from "../schema";
import { visibleConversations } from "../visibility";
import { findWithheld, listCitations } from "./citation-dto";

/** A streaming message without a sign of life for this long has lost its server. */
export const LOST_AFTER_MS = 15_000;
const MESSAGES = 500;

const select = {
  id: true,
  title: true,
  projectId: true,
  documentIds: true,
  createdAt: true,
  updatedAt: true,
} as const;

interface Row {
  id: string;
  title: string;
  projectId: string | null;
  documentIds: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** A project that its reader may open no more is not named. */
async function conversationDtos(tx: TenantTx, rows: readonly Row[]): Promise<ConversationDto[]> {
  const ids = [...new Set(rows.flatMap((row) => row.projectId ?? []))];
  const projects = ids.length > 0 ? await tx.db.project.findMany({ where: { AND: [visibleProjects(tx.ctx), { id: { in: ids } }] }, select: { id: true, name: true } }) : [];
  const names = new Map(projects.map((project) => [project.id, project.name]));
  return rows.map((row) => ({
    ...row,
    projectName: (row.projectId && names.get(row.projectId)) ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
}

export async function listConversations(tx: TenantTx, args: { q?: string; limit?: number; skip?: number } = {}): Promise<{ data: ConversationDto[]; total: number }> {
  const where = { AND: [visibleConversations(tx.ctx), args.q ? { title: { contains: args.q, mode: "insensitive" as const } } : {}] };
  const [rows, total] = await Promise.all([
    tx.db.conversation.findMany({ where, select, orderBy: [{ updatedAt: "desc" }, { id: "desc" }], take: args.limit ?? 50, skip: args.skip ?? 0 }),
    tx.db.conversation.count({ where }),
  ]);
  return { data: await conversationDtos(tx, rows), total };
}

/** @throws AppError not_found for someone else's conversation too. */
export async function getConversation(tx: TenantTx, conversationId: string): Promise<ConversationDto> {
  const row = await tx.db.conversation.findFirst({ where: { AND: [visibleConversations(tx.ctx), { id: conversationId }] }, select });
  const [conversation] = row ? await conversationDtos(tx, [row]) : [];
  if (!conversation) throw notFound("conversation");
  return conversation;
}

export async function listMessages(tx: TenantTx, conversationId: string): Promise<MessageDto[]> {
  return readMessages(tx, (await getConversation(tx, conversationId)).id);
}

/** Whoever's conversation it is: the caller has made sure that it may be read. What the messages quote follows the reader's own access. */
export async function readMessages(tx: TenantTx, conversationId: string): Promise<MessageDto[]> {
  const rows = await tx.db.message.findMany({
    where: { conversationId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MESSAGES,
    select: { id: true, role: true, content: true, status: true, engine: true, errorCode: true, unsupported: true, notFound: true, createdAt: true, heartbeatAt: true },
  });
  rows.reverse();
  const ids = rows.map((row) => row.id);
  const [citations, withheld] = [await listCitations(tx, ids), await findWithheld(tx, ids)];
  const agents = await readAgentParts(tx, ids.filter((id) => !withheld.has(id)));
  return rows.map(({ errorCode, heartbeatAt, ...row }) => ({
    ...row,
    ...(withheld.has(row.id) ? { content: WITHHELD_ANSWER, notFound: false } : {}),
    role: row.role === "user" ? ("user" as const) : ("assistant" as const),
    status: presentStatus(row.status as MessageStatus, heartbeatAt),
    error: errorCode ? { code: errorCode, message: messageOf(errorCode) } : null,
    agent: agents.get(row.id) ?? null,
    citations: withheld.has(row.id) ? [] : (citations.get(row.id) ?? []),
    unsupported: withheld.has(row.id) ? [] : (row.unsupported as unknown as TextRange[]),
    createdAt: row.createdAt.toISOString(),
  }));
}

function presentStatus(status: MessageStatus, heartbeatAt: Date | null): MessageStatus {
  const open = status === "streaming" || status === "stopping";
  return open && Date.now() - (heartbeatAt?.getTime() ?? 0) > LOST_AFTER_MS ? "interrupted" : status;
}

const MESSAGES_OF_CODES: Partial<Record<AppError["code"], string>> = {
  model_refused_key: "The model service refused the key. Your question is kept; ask your operator to check OPENAI_API_KEY.",
  model_not_found: "The model service does not know the configured model. Your question is kept; ask your operator to check CHAT_MODEL.",
  model_rate_limited: "The model service is at its limit. Your question is kept; try again in a moment.",
  forbidden: "Your access does not allow this answer, or changed while it was written. What had arrived is kept.",
  timeout: "The model service did not answer in time. What had arrived is kept; try again.",
};

function messageOf(code: string): string {
  return MESSAGES_OF_CODES[code as AppError["code"]] ?? "The answer could not be finished. What had arrived is kept; try again.";
}
