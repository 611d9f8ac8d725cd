import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { notFound } from "@/lib/kernel/app-error";
import { loadOrNotFound } from "@/lib/transport/loader";
import { readBreakGlass } from "./commands/read-break-glass";
import { canSeeRequests } from "./policy";
import { listBreakGlassRequests, listPrivateConversations } from "./queries";
import type { BreakGlassReadingDto, BreakGlassRequestDto, PrivateConversationDto } from "./schema";

export interface BreakGlassOverview {
  requests: BreakGlassRequestDto[];
  conversations: { data: PrivateConversationDto[]; total: number };
  canRequest: boolean;
}

export function loadBreakGlass(slugs: WorkspaceSlugs): Promise<BreakGlassOverview> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    if (!canSeeRequests(ctx)) throw notFound("page");
    const canRequest = ctx.permissions.has("access:requestBreakGlass");
    return inTenant(ctx, async (tx) => ({ requests: await listBreakGlassRequests(tx), conversations: await listPrivateConversations(tx), canRequest }));
  });
}

/** Each reading is recorded. */
export function loadOpenedConversation(slugs: WorkspaceSlugs, requestId: string): Promise<BreakGlassReadingDto> {
  return loadOrNotFound(async () => readBreakGlass.execute(await requireWorkspace(slugs), { requestId }));
}
