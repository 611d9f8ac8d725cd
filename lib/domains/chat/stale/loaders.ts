import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { loadOrNotFound } from "@/lib/transport/loader";
import { listStaleAnswers } from "./queries";
import type { StaleAnswerDto } from "./schema";

/** For pages that show them among other things: none where the role does not allow to ask. */
export function loadStaleAnswers(slugs: WorkspaceSlugs, limit: number): Promise<{ data: StaleAnswerDto[]; total: number }> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    return ctx.permissions.has("chat:ask") ? inTenant(ctx, (tx) => listStaleAnswers(tx, limit)) : { data: [], total: 0 };
  });
}
