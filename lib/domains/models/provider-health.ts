import "server-only";
import type { TryOutcome } from "@/lib/adapters/ai/providers/model-run";
import { inTenant } from "@/lib/db/tenant";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import { logger } from "@/lib/kernel/logger";
import type { StoredProvider } from "./queries";

/** While nothing changes, this is written once in so many milliseconds. */
const EVERY_MS = 60_000;

/** After it the provider's health says how its last call went. Failing since stays until it answers again. */
export async function saveHealth(ctx: OrganizationContext | TenantContext, providerId: string, outcome: TryOutcome): Promise<void> {
  const now = new Date();
  const { organizationId } = ctx;
  const latency = outcome.fault === null ? outcome.latency : null;
  await inTenant<OrganizationContext | TenantContext, unknown>(
    ctx,
    // A provider that was removed meanwhile has no health.
    (tx) => tx.db.$executeRaw`INSERT INTO provider_health AS h (provider_id, organization_id, failing_since, error_code, latency, checked_at)
      SELECT p.id, p.organization_id, ${outcome.fault === null ? null : now}::timestamptz, ${outcome.fault}::text, ${latency}::int, ${now}::timestamptz FROM model_providers p
      WHERE p.id = ${providerId}::uuid AND p.organization_id = ${organizationId}::uuid
      ON CONFLICT (provider_id) DO UPDATE SET error_code = excluded.error_code, latency = coalesce(excluded.latency, h.latency), checked_at = excluded.checked_at,
        failing_since = CASE WHEN excluded.failing_since IS NULL THEN NULL ELSE coalesce(h.failing_since, excluded.failing_since) END`,
  );
}

/** What a run tells its provider's health: changes at once, the rest now and then. Never in the way of an answer. */
export function healthKeeper(ctx: TenantContext | OrganizationContext, providers: readonly StoredProvider[]): (providerId: string | null, outcome: TryOutcome) => void {
  const known = new Map(providers.map(({ id, health }) => [id, { fault: health?.failingSince ? health.errorCode : null, at: health?.checkedAt.getTime() ?? 0 }]));
  return (providerId, outcome) => {
    const before = providerId === null ? undefined : known.get(providerId);
    if (providerId === null || !before) return;
    if (before.at > 0 && before.fault === outcome.fault && Date.now() - before.at < EVERY_MS) return;
    known.set(providerId, { fault: outcome.fault, at: Date.now() });
    void saveHealth(ctx, providerId, outcome).catch((error: unknown) => logger().warn({ err: error, providerId }, "a model provider's health was not kept"));
  };
}
