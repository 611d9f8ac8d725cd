import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { notFound } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";

/** Who conversations belong to: a person, or a program by its key. Visitors and jobs have none. */
export function conversationOwner(ctx: TenantContext): string {
  if (ctx.actor.kind !== "user" && ctx.actor.kind !== "apiKey") throw notFound("conversation");
  return ctx.actor.id;
}

/** One's own: only their owner asks in them or changes them. A program has its own and sees no person's. */
export function visibleConversations(ctx: TenantContext): Prisma.ConversationWhereInput {
  return { workspaceId: ctx.workspaceId, ownerId: conversationOwner(ctx), deletedAt: null };
}

/** Also what colleagues share with the reader, who only reads. */
export function readableConversations(ctx: TenantContext): Prisma.ConversationWhereInput {
  const own = visibleConversations(ctx);
  if (ctx.actor.kind !== "user") return own;
  const readers = { some: { userId: ctx.actor.id } };
  return { workspaceId: ctx.workspaceId, deletedAt: null, OR: [{ ownerId: ctx.actor.id }, { shared: "everyone" }, { shared: "chosen", readers }] };
}

/** The same in SQL, for conversations `c`. */
export function readableConversationsSql(ctx: TenantContext): Prisma.Sql {
  const owner = conversationOwner(ctx);
  const own = Prisma.sql`c.workspace_id = ${ctx.workspaceId}::uuid AND c.deleted_at IS NULL AND`;
  if (ctx.actor.kind !== "user") return Prisma.sql`(${own} c.owner_id = ${owner}::uuid)`;
  return Prisma.sql`(${own} (c.owner_id = ${owner}::uuid OR c.shared = 'everyone'
    OR (c.shared = 'chosen' AND EXISTS (SELECT 1 FROM conversation_readers r WHERE r.conversation_id = c.id AND r.user_id = ${owner}::uuid))))`;
}
