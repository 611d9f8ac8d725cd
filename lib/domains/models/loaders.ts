import "server-only";
import { cache } from "react";
import { chatModel } from "@/lib/adapters/ai/chat-model";
import { installationModelHealth } from "@/lib/adapters/ai/providers/installation-health";
import { inTenant } from "@/lib/db/tenant";
import { requireOrganization } from "@/lib/domains/tenancy/contexts";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { faultWords } from "./labels";
import { modelAbilities } from "./policy";
import { getModelFallback, listProviders } from "./queries";
import { getReranker } from "./reranker/queries";
import { getUsage } from "./usage/queries";
import { usagePeriod } from "./usage/schema";

export const loadModels = cache((organization: string) =>
  loadOrNotFound(async () => {
    const ctx = await requireOrganization(organization);
    assertPermission(ctx, "models:read");
    const { name, extractive } = chatModel();
    const health = installationModelHealth();
    const installation = extractive ? null : { name, failingSince: health?.since.toISOString() ?? null, error: health && faultWords(health.fault) };
    return inTenant(ctx, async (tx) => ({ providers: await listProviders(tx), fallback: { ...(await getModelFallback(tx)), installation }, reranker: await getReranker(tx), can: modelAbilities(ctx.permissions) }));
  }),
);

/** `from` and `to` as the address has them. */
export function loadUsage(organization: string, asked: { from?: string | undefined; to?: string | undefined }) {
  return loadOrNotFound(async () => {
    const ctx = await requireOrganization(organization);
    assertPermission(ctx, "models:read");
    return inTenant(ctx, (tx) => getUsage(tx, usagePeriod(asked)));
  });
}
