import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { ConversationDto, MessageDto, MessageStatus, TextRange } from "../schema";
import { visibleConversations } from "../visibility";
import { listCitations } from "./citation-dto";

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
  project: { select: { name: true } },
} as const;

interface Row {
  id: string;
  title: string;
  projectId: string | null;
  documentIds: string[];
  createdAt: Date;
  updatedAt: Date;
  project: { name: string } | null;
}

function conversationDto({ project, ...row }: Row): ConversationDto {
  return { ...row, projectName: project?.name ?? null, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

export async function listConversations(tx: TenantTx, args: { q?: string; limit?: number; skip?: number } = {}): Promise<{ data: ConversationDto[]; total: number }> {
  const where = { AND: [visibleConversations(tx.ctx), args.q ? { title: { contains: args.q, mode: "insensitive" as const } } : {}] };
  const [rows, total] = await Promise.all([
    tx.db.conversation.findMany({ where, select, orderBy: [{ updatedAt: "desc" }, { id: "desc" }], take: args.limit ?? 50, skip: args.skip ?? 0 }),
    tx.db.conversation.count({ where }),
  ]);
  return { data: rows.map(conversationDto), total };
}

/** @throws AppError not_found for someone else's conversation too. */
export async function getConversation(tx: TenantTx, conversationId: string): Promise<ConversationDto> {
  const row = await tx.db.conversation.findFirst({ where: { AND: [visibleConversations(tx.ctx), { id: conversationId }] }, select });
  if (!row) throw notFound("conversation");
  return conversationDto(row);
}

export async function listMessages(tx: TenantTx, conversationId: string): Promise<MessageDto[]> {
  const conversation = await getConversation(tx, conversationId);
  const rows = await tx.db.message.findMany({
    where: { conversationId: conversation.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MESSAGES,
    select: { id: true, role: true, content: true, status: true, engine: true, errorCode: true, unsupported: true, notFound: true, createdAt: true, heartbeatAt: true },
  });
  rows.reverse();
  const citations = await listCitations(tx, rows.map((row) => row.id));
  return rows.map(({ errorCode, heartbeatAt, ...row }) => ({
    ...row,
    role: row.role === "user" ? ("user" as const) : ("assistant" as const),
    status: presentStatus(row.status as MessageStatus, heartbeatAt),
    error: errorCode ? { code: errorCode, message: messageOf(errorCode) } : null,
    citations: citations.get(row.id) ?? [],
    unsupported: row.unsupported as unknown as TextRange[],
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
  timeout: "The model service did not answer in time. What had arrived is kept; try again.",
};

function messageOf(code: string): string {
  return MESSAGES_OF_CODES[code as AppError["code"]] ?? "The answer could not be finished. What had arrived is kept; try again.";
}
