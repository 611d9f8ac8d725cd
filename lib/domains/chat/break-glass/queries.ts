import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { canDecide, canEnd, canReadOpened, presentStatus, type RequestFacts } from "./policy";
import type { BreakGlassRequestDto, PrivateConversationDto } from "./schema";

const LISTED = 100;
const FORMER = "Former member";

export interface RequestRow extends RequestFacts {
  id: string;
  conversationId: string;
  reason: string;
  createdAt: Date;
}

const select = {
  id: true,
  conversationId: true,
  requestedBy: true,
  reason: true,
  status: true,
  createdAt: true,
  expiresAt: true,
  decidedBy: true,
  conversation: { select: { ownerId: true } },
} as const;

function rowOf({ conversation, ...row }: Omit<RequestRow, "ownerId"> & { conversation: { ownerId: string } }): RequestRow {
  return { ...row, ownerId: conversation.ownerId };
}

/** Of this workspace, the newest first. */
export async function listBreakGlassRequests(tx: TenantTx): Promise<BreakGlassRequestDto[]> {
  const rows = await tx.db.breakGlassRequest.findMany({ where: { workspaceId: tx.ctx.workspaceId }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: LISTED, select });
  return requestDtos(tx, rows.map(rowOf));
}

/** The request, locked until the transaction ends: of two decisions the second one finds the first. */
export async function lockBreakGlassRequest(tx: TenantTx, requestId: string): Promise<RequestRow> {
  await tx.db.$executeRaw`SELECT 1 FROM break_glass_requests WHERE id = ${requestId}::uuid FOR UPDATE`;
  const row = await tx.db.breakGlassRequest.findFirst({ where: { id: requestId, workspaceId: tx.ctx.workspaceId }, select });
  if (!row) throw notFound("request");
  return rowOf(row);
}

export async function requestDtos(tx: TenantTx, rows: readonly RequestRow[]): Promise<BreakGlassRequestDto[]> {
  const names = await namesOf(tx, rows.flatMap((row) => [row.ownerId, row.requestedBy, row.decidedBy ?? []].flat()));
  return rows.map((row) => ({
    id: row.id,
    conversationId: row.conversationId,
    owner: names.get(row.ownerId) ?? FORMER,
    requestedBy: names.get(row.requestedBy) ?? FORMER,
    reason: row.reason,
    status: presentStatus(row),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decidedBy: row.decidedBy ? (names.get(row.decidedBy) ?? FORMER) : null,
    can: { decide: canDecide(tx.ctx, row), end: canEnd(tx.ctx, row), read: canReadOpened(tx.ctx, row) },
  }));
}

/** Conversations of others: whose, when, how long. Neither title nor content. */
export async function listPrivateConversations(tx: TenantTx): Promise<{ data: PrivateConversationDto[]; total: number }> {
  const where = { workspaceId: tx.ctx.workspaceId, deletedAt: null, ...(tx.ctx.userId ? { ownerId: { not: tx.ctx.userId } } : {}) };
  const [rows, total] = await Promise.all([
    tx.db.conversation.findMany({ where, orderBy: [{ updatedAt: "desc" }, { id: "desc" }], take: LISTED, select: { id: true, ownerId: true, updatedAt: true, _count: { select: { messages: true } } } }),
    tx.db.conversation.count({ where }),
  ]);
  const names = await namesOf(tx, rows.map((row) => row.ownerId));
  return { data: rows.map((row) => ({ id: row.id, owner: names.get(row.ownerId) ?? FORMER, messages: row._count.messages, updatedAt: row.updatedAt.toISOString() })), total };
}

async function namesOf(tx: TenantTx, userIds: readonly string[]): Promise<Map<string, string>> {
  const people = await tx.db.user.findMany({ where: { id: { in: [...new Set(userIds)] } }, select: { id: true, name: true } });
  // A program's conversations belong to its key.
  const keys = await tx.db.apiKey.findMany({ where: { id: { in: [...new Set(userIds)] } }, select: { id: true, name: true } });
  return new Map([...people, ...keys].map(({ id, name }) => [id, name]));
}
