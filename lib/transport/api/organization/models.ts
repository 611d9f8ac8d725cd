import "server-only";
import type { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { listProviders } from "@/lib/domains/models/queries";
import type { ProviderDto } from "@/lib/domains/models/schema";
import { getUsage } from "@/lib/domains/models/usage/queries";
import { usagePeriod, usagePeriodSchema, type UsageSum } from "@/lib/domains/models/usage/schema";
import { notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { OrganizationContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { pageOfAll } from "../offset-page";
import { parseQuery } from "../query";
import { pageQuery } from "../schemas";
import { type providerSchema, usageQuery, type usageSchema } from "./model-endpoints";

type ApiProvider = z.output<typeof providerSchema>;

function apiProvider({ id, name, kind, baseUrl, keyEnd, enabled, models, health }: ProviderDto, at: number): ApiProvider {
  return { id, name, kind, baseUrl, hasKey: keyEnd !== null, enabled, position: at + 1, models, health };
}

async function allProviders(ctx: OrganizationContext): Promise<ApiProvider[]> {
  assertPermission(ctx, "models:read");
  return (await inTenant(ctx, listProviders)).map(apiProvider);
}

export async function listApiProviders(ctx: OrganizationContext, query: URLSearchParams) {
  assertPermission(ctx, "models:read");
  const asked = parseQuery(pageQuery, query);
  return pageOfAll("modelProviders", asked, await allProviders(ctx));
}

export async function getApiProvider(ctx: OrganizationContext, providerId: string): Promise<ApiProvider> {
  const providers = await allProviders(ctx);
  const wanted = idParam(providerId, "provider");
  const provider = providers.find(({ id }) => id === wanted);
  if (!provider) throw notFound("provider");
  return provider;
}

const apiSums = ({ calls, inputTokens, outputTokens, costMicros, estimated, unpriced }: UsageSum) => ({ calls, inputTokens, outputTokens, costUsd: costMicros / 1_000_000, estimated, unpriced });

export async function getApiUsage(ctx: OrganizationContext, query: URLSearchParams): Promise<z.output<typeof usageSchema>> {
  assertPermission(ctx, "models:read");
  const standard = usagePeriod({});
  const { from, to } = parseQuery(usageQuery, query);
  const period = parseInput(usagePeriodSchema, { from: from ?? (to === undefined ? standard.from : to), to: to ?? standard.to });
  const usage = await inTenant(ctx, (tx) => getUsage(tx, period));
  return {
    ...period,
    total: apiSums(usage.total),
    workspaces: usage.workspaces.map((row) => ({ id: row.id, name: row.label, ...apiSums(row) })),
    models: usage.models.map((row) => ({ provider: row.detail ?? "", name: row.label, ...apiSums(row) })),
  };
}
