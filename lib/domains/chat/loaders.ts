import "server-only";
import { embeddingsConfigured } from "@/lib/adapters/ai/embeddings";
import { inTenant } from "@/lib/db/tenant";
import { modelFor } from "@/lib/domains/models/model-for";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { listConversations } from "./queries/conversations";
import { type KeptConversation, readConversation } from "./queries/read-conversation";
import type { ConversationDto } from "./schema";
import { suggestFirst } from "./suggestions/suggest-questions";

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

export function loadConversation(slugs: WorkspaceSlugs, conversationId: string): Promise<KeptConversation> {
  return loadOrNotFound(async () => readConversation(await requireWorkspace(slugs), conversationId));
}

/** What one could ask here first. */
export function loadSuggestedQuestions(slugs: WorkspaceSlugs, scope: { documentIds?: readonly string[] } = {}): Promise<string[]> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    return ctx.permissions.has("chat:ask") ? suggestFirst(ctx, scope) : [];
  });
}

/** What is asked first for an answer here. */
export function loadEngine(slugs: WorkspaceSlugs): Promise<{ name: string; extractive: boolean; embeddings: boolean }> {
  return loadOrNotFound(async () => {
    const { name, extractive } = await modelFor(await requireWorkspace(slugs));
    return { name, extractive, embeddings: embeddingsConfigured() };
  });
}
