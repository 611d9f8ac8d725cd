import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { readingReceiptSchema } from "@/lib/domains/knowledge/every-passage/schema";
import { visibleProjects } from "@/lib/domains/tenancy/visibility";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { WITHHELD_ANSWER } from "../labels";
import { readAgentParts } from "../agent-part";
import type { ConversationDto, MessageDto, MessageStatus, Sharing, TextRange } from "../schema";
import { listStaleCitations } from "../stale/queries";
import { conversationOwner, readableConversations, readableConversationsSql, visibleConversations } from "../visibility";
import { findWithheld, listCitations } from "./citation-dto";
import { readExtras } from "./message-extras";
import { seenScopes } from "./seen-scopes";

/** A streaming message without a sign of life for this long has lost its server. */
export const LOST_AFTER_MS = 15_000;
const MESSAGES = 500;

const select = {
  id: true,
  title: true,
  projectId: true,
  documentIds: true,
  knowledgeBaseId: true,
  createdAt: true,
  updatedAt: true,
  pinnedAt: true,
  archivedAt: true,
  shared: true,
  ownerId: true,
} as const;

interface Row {
  id: string;
  title: string;
  projectId: string | null;
  documentIds: string[];
  knowledgeBaseId: string | null;
  createdAt: Date;
  updatedAt: Date;
  pinnedAt: Date | null;
  archivedAt: Date | null;
  shared: string;
  ownerId: string;
}

/** A project that its reader may open no more is not named, and what a colleague pinned, put away or looks in without him is his own affair. */
async function conversationDtos(tx: TenantTx, rows: readonly Row[]): Promise<ConversationDto[]> {
  const owner = conversationOwner(tx.ctx);
  const ids = [...new Set(rows.flatMap((row) => row.projectId ?? []))];
  const projects = ids.length > 0 ? await tx.db.project.findMany({ where: { AND: [visibleProjects(tx.ctx), { id: { in: ids } }] }, select: { id: true, name: true } }) : [];
  const names = new Map(projects.map((project) => [project.id, project.name]));
  const others = [...new Set(rows.map((row) => row.ownerId))].filter((id) => id !== owner);
  const people = others.length > 0 ? await tx.db.user.findMany({ where: { id: { in: others } }, select: { id: true, name: true } }) : [];
  const seen = await seenScopes(tx, rows.filter((row) => row.ownerId !== owner));
  return rows.map(({ pinnedAt, archivedAt, ownerId, ...row }) => ({
    ...row,
    ...(ownerId === owner ? {} : { ...seen(row), projectId: row.projectId && names.has(row.projectId) ? row.projectId : null }),
    projectName: (row.projectId && names.get(row.projectId)) ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    pinned: ownerId === owner && pinnedAt !== null,
    archived: ownerId === owner && archivedAt !== null,
    shared: row.shared as Sharing,
    own: ownerId === owner,
    ownerName: ownerId === owner ? tx.ctx.actor.name : (people.find((person) => person.id === ownerId)?.name ?? "Former member"),
  }));
}

interface ListArgs {
  q?: string | undefined;
  archived?: boolean;
  limit?: number;
  skip?: number;
  /** Only one's own, those put away too. */
  own?: boolean;
}

/** Pinned ones first, then by their latest question. A search looks in titles and in the messages that its reader may read. */
export async function listConversations(tx: TenantTx, args: ListArgs = {}): Promise<{ data: ConversationDto[]; total: number }> {
  const owner = conversationOwner(tx.ctx);
  const mine = Prisma.sql`c.owner_id = ${owner}::uuid`;
  const place = args.own
    ? mine
    : args.archived
      ? Prisma.sql`(${mine} AND c.archived_at IS NOT NULL)`
      : Prisma.sql`NOT (${mine} AND c.archived_at IS NOT NULL)`;
  const where = Prisma.sql`${readableConversationsSql(tx.ctx)} AND ${place} ${args.q ? Prisma.sql`AND ${contains(tx.ctx, args.q)}` : Prisma.empty}`;
  const found = await tx.db.$queryRaw<{ id: string; total: number }[]>`SELECT c.id, count(*) OVER ()::int AS total FROM conversations c WHERE ${where}
    ORDER BY (${mine} AND c.pinned_at IS NOT NULL) DESC, c.updated_at DESC, c.id DESC LIMIT ${args.limit ?? 50} OFFSET ${args.skip ?? 0}`;
  if (found.length === 0) {
    const [{ total } = { total: 0 }] = args.skip ? await tx.db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM conversations c WHERE ${where}` : [];
    return { data: [], total };
  }
  const ids = found.map(({ id }) => id);
  const rows = await tx.db.conversation.findMany({ where: { id: { in: ids } }, select });
  const byId = new Map((await conversationDtos(tx, rows)).map((row) => [row.id, row]));
  return { data: ids.flatMap((id) => byId.get(id) ?? []), total: found[0]?.total ?? 0 };
}

/** Of a message that its reader may not read, nothing is found either. */
function contains(ctx: TenantContext, words: string): Prisma.Sql {
  const pattern = `%${words.replace(/[\\%_]/gu, "\\$&")}%`;
  const hidden = Prisma.sql`NOT coalesce(${visibleDocumentsSql(ctx, { trashed: "either" })}, false)`;
  return Prisma.sql`(c.title ILIKE ${pattern} OR EXISTS (SELECT 1 FROM messages m WHERE m.conversation_id = c.id AND m.content ILIKE ${pattern}
    AND NOT EXISTS (SELECT 1 FROM citations q LEFT JOIN documents d ON d.id = q.document_id LEFT JOIN projects p ON p.id = d.project_id WHERE q.message_id = m.id AND ${hidden})
    AND NOT EXISTS (SELECT 1 FROM unnest(m.rests_on) AS r(id) LEFT JOIN documents d ON d.id = r.id LEFT JOIN projects p ON p.id = d.project_id WHERE ${hidden})))`;
}

/** @throws AppError not_found for someone else's conversation too, unless he shares it. */
export async function getConversation(tx: TenantTx, conversationId: string): Promise<ConversationDto> {
  return read(tx, { AND: [readableConversations(tx.ctx), { id: conversationId }] });
}

/** @throws AppError not_found for someone else's, shared or not: what is shared is read only. */
export async function getOwnConversation(tx: TenantTx, conversationId: string): Promise<ConversationDto> {
  return read(tx, { AND: [visibleConversations(tx.ctx), { id: conversationId }] });
}

async function read(tx: TenantTx, where: Prisma.ConversationWhereInput): Promise<ConversationDto> {
  const row = await tx.db.conversation.findFirst({ where, select });
  const [conversation] = row ? await conversationDtos(tx, [row]) : [];
  if (!conversation) throw notFound("conversation");
  return conversation;
}

export async function listMessages(tx: TenantTx, conversationId: string): Promise<MessageDto[]> {
  const { id, own } = await getConversation(tx, conversationId);
  return readMessages(tx, id, { own });
}

interface ReadOptions {
  /** The reader is the asker: his answers were written from what he could open. */
  own?: boolean;
  ids?: readonly string[];
}

/** Whoever's conversation it is: the caller has made sure that it may be read. What the messages quote follows the reader's own access. */
export async function readMessages(tx: TenantTx, conversationId: string, { own = false, ids: only }: ReadOptions = {}): Promise<MessageDto[]> {
  const rows = await tx.db.message.findMany({
    where: { conversationId, ...(only ? { id: { in: [...only] } } : {}) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: only ? only.length : MESSAGES,
    select: { id: true, parentId: true, role: true, content: true, status: true, engine: true, errorCode: true, unsupported: true, notFound: true, receipt: true, createdAt: true, heartbeatAt: true },
  });
  rows.reverse();
  const ids = rows.map((row) => row.id);
  const [citations, withheld] = [await listCitations(tx, ids), await findWithheld(tx, ids, { restingOn: !own })];
  const stale = await listStaleCitations(tx, ids.filter((id) => !withheld.has(id)));
  const extras = await readExtras(tx, ids, { own });
  const agents = await readAgentParts(tx, ids.filter((id) => !withheld.has(id)));
  return rows.map(({ errorCode, heartbeatAt, ...row }) => ({
    ...row,
    ...extras(row.id),
    ...(withheld.has(row.id) ? { content: WITHHELD_ANSWER, notFound: false } : {}),
    role: row.role === "user" ? ("user" as const) : ("assistant" as const),
    status: presentStatus(row.status as MessageStatus, heartbeatAt),
    error: errorCode ? { code: errorCode, message: messageOf(errorCode) } : null,
    agent: agents.get(row.id) ?? null,
    stale: stale.get(row.id) ?? [],
    // How much the asker may read is his own affair.
    receipt: own ? (readingReceiptSchema.safeParse(row.receipt).data ?? null) : null,
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
  model_refused_key: "The model service refused the key. Your question is kept; ask an administrator to check the key in the model settings.",
  model_not_found: "The model service does not know the configured model. Your question is kept; ask an administrator to check the model settings.",
  model_rate_limited: "The model service is at its limit. Your question is kept; try again in a moment.",
  too_large: "The question with its passages is too long for the language model. It is kept; shorten it, or ask about fewer documents.",
  forbidden: "Your access does not allow this answer, or changed while it was written. What had arrived is kept.",
  timeout: "The model service did not answer in time. What had arrived is kept; try again.",
};

function messageOf(code: string): string {
  return MESSAGES_OF_CODES[code as AppError["code"]] ?? "The answer could not be finished. What had arrived is kept; try again.";
}
