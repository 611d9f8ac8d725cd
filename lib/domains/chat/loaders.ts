import "server-only";
import { embeddingsConfigured } from "@/lib/adapters/ai/embeddings";
import { chatModel } from "@/lib/adapters/ai/chat-model";
import { inTenant } from "@/lib/db/tenant";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { getConversation, listConversations, listMessages } from "./queries/conversations";
import type { ConversationDto, MessageDto } from "./schema";

export function loadConversations(slugs: WorkspaceSlugs, args: { q?: string; limit?: number } = {}): Promise<{ data: ConversationDto[]; total: number }> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "chat:ask");
    return inTenant(ctx, (tx) => listConversations(tx, args));
  });
}

/** The same for pages that show conversations among other things: none where the role does not allow them. */
export function loadReadableConversations(slugs: WorkspaceSlugs, args: { limit?: number }): Promise<{ data: ConversationDto[]; total: number }> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    return ctx.permissions.has("chat:ask") ? inTenant(ctx, (tx) => listConversations(tx, args)) : { data: [], total: 0 };
  });
}

export function loadConversation(slugs: WorkspaceSlugs, conversationId: string): Promise<{ conversation: ConversationDto; messages: MessageDto[] }> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "chat:ask");
    return inTenant(ctx, async (tx) => ({ conversation: await getConversation(tx, conversationId), messages: await listMessages(tx, conversationId) }));
  });
}

/** What writes answers here. */
export function loadEngine(): { name: string; extractive: boolean; embeddings: boolean } {
  const { name, extractive } = chatModel();
  return { name, extractive, embeddings: embeddingsConfigured() };
}
