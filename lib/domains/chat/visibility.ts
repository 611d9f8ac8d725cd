import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { notFound } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";

/** Conversations are private to the person who began them; an API key has none. */
export function visibleConversations(ctx: TenantContext): Prisma.ConversationWhereInput {
  if (ctx.actor.kind !== "user") throw notFound("conversation");
  return { workspaceId: ctx.workspaceId, ownerId: ctx.actor.id, deletedAt: null };
}
