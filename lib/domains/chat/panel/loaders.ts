import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { findPanel } from "./queries";
import type { PanelDto } from "./schema";

/** Null for an ordinary conversation. */
export function loadPanel(slugs: WorkspaceSlugs, conversationId: string): Promise<PanelDto | null> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "chat:ask");
    return inTenant(ctx, (tx) => findPanel(tx, conversationId));
  });
}
