import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import { faultWords } from "./labels";
import { type ModelFallbackDto, type ProviderDto, type ProviderKind, type ProviderModel, providerModelsSchema } from "./schema";

type Tx = TenantTx<OrganizationContext | TenantContext>;

export interface StoredProvider {
  id: string;
  organizationId: string;
  name: string;
  kind: ProviderKind;
  baseUrl: string;
  apiVersion: string | null;
  sealedKey: string | null;
  keyEnd: string | null;
  models: ProviderModel[];
  enabled: boolean;
  updatedAt: Date;
  health: { failingSince: Date | null; errorCode: string | null; latency: number | null; checkedAt: Date } | null;
}

const select = {
  id: true,
  organizationId: true,
  name: true,
  kind: true,
  baseUrl: true,
  apiVersion: true,
  sealedKey: true,
  keyEnd: true,
  models: true,
  enabled: true,
  updatedAt: true,
  health: { select: { failingSince: true, errorCode: true, latency: true, checkedAt: true } },
} as const;

/** In the order of fallback. With sealed keys: for those who call them, never for anybody to read. */
export async function storedProviders(tx: Tx): Promise<StoredProvider[]> {
  const rows = await tx.db.modelProvider.findMany({ where: { organizationId: tx.ctx.organizationId }, select, orderBy: [{ position: "asc" }, { id: "asc" }] });
  return rows.map((row) => ({ ...row, kind: row.kind as ProviderKind, models: providerModelsSchema.catch([]).parse(row.models) }));
}

export async function getStoredProvider(tx: Tx, providerId: string): Promise<StoredProvider> {
  const provider = (await storedProviders(tx)).find(({ id }) => id === providerId);
  if (!provider) throw notFound("provider");
  return provider;
}

export function providerDto({ id, name, kind, baseUrl, apiVersion, keyEnd, models, enabled, health }: StoredProvider): ProviderDto {
  return {
    id, name, kind, baseUrl, apiVersion, keyEnd, models, enabled,
    health: health && {
      failingSince: health.failingSince?.toISOString() ?? null,
      error: health.failingSince ? faultWords(health.errorCode ?? "failed") : null,
      latency: health.latency,
      checkedAt: health.checkedAt.toISOString(),
    },
  };
}

export async function listProviders(tx: Tx): Promise<ProviderDto[]> {
  return (await storedProviders(tx)).map(providerDto);
}

export async function getModelFallback(tx: Tx): Promise<Omit<ModelFallbackDto, "installation">> {
  const row = await tx.db.modelSettings.findUnique({ where: { organizationId: tx.ctx.organizationId }, select: { installationFallback: true, extractiveFallback: true } });
  return row ?? { installationFallback: true, extractiveFallback: false };
}

/** Waits until nobody else changes the organization's providers, so that their order and number are facts. */
export async function lockProviders(tx: TenantTx<OrganizationContext>): Promise<void> {
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('model providers ' || ${tx.ctx.organizationId}, 0))`;
}

/** Names that agents may choose, each once, in the order of fallback. */
export async function listModelNames(tx: Tx): Promise<string[]> {
  const providers = await storedProviders(tx);
  return [...new Set(providers.filter(({ enabled }) => enabled).flatMap(({ models }) => models.map(({ name }) => name)))];
}
