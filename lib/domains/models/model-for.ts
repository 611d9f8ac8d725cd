import "server-only";
import { chatModel } from "@/lib/adapters/ai/chat-model";
import { EXTRACTIVE_MODEL_NAME, extractiveModel } from "@/lib/adapters/ai/extractive/extractive-model";
import { noteInstallationModel } from "@/lib/adapters/ai/providers/installation-health";
import { type Candidate, modelRun, type ModelRun } from "@/lib/adapters/ai/providers/model-run";
import { providerModel } from "@/lib/adapters/ai/providers/provider-model";
import { inTenant } from "@/lib/db/tenant";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { healthKeeper } from "./provider-health";
import { openKey } from "./provider-key";
import { getModelFallback, type StoredProvider, storedProviders } from "./queries";
import type { ProviderModel } from "./schema";

/** The extractive engine reads what it is given; its limit is our own patience. */
const EXTRACTIVE_WINDOW = 1_000_000;

export function candidateOf(provider: StoredProvider, model: ProviderModel): Candidate {
  const { id, organizationId, name, kind, baseUrl, apiVersion, sealedKey, updatedAt } = provider;
  return {
    circuit: `${id} ${updatedAt.getTime()} ${model.name}`,
    providerId: id,
    providerName: name,
    ...model,
    extractive: false,
    open: () => providerModel({ kind, baseUrl, apiVersion, apiKey: openKey(organizationId, id, sealedKey) }, model.name),
  };
}

/** The installation's own model; null when it has none. */
function installationCandidate(): Candidate | null {
  const { CHAT_CONTEXT_WINDOW, CHAT_MAX_OUTPUT, CHAT_PRICE_IN, CHAT_PRICE_OUT } = env();
  const { model, name, extractive } = chatModel();
  if (extractive) return null;
  return {
    circuit: `installation ${env().OPENAI_BASE_URL ?? ""} ${name}`,
    providerId: null,
    providerName: "Installation",
    name,
    inputPrice: CHAT_PRICE_IN ?? null,
    outputPrice: CHAT_PRICE_OUT ?? null,
    contextWindow: CHAT_CONTEXT_WINDOW,
    maxOutput: null,
    reserved: CHAT_MAX_OUTPUT,
    extractive: false,
    open: () => model,
  };
}

const extractive: Candidate = {
  circuit: EXTRACTIVE_MODEL_NAME,
  providerId: null,
  providerName: "Muniment",
  name: EXTRACTIVE_MODEL_NAME,
  inputPrice: null,
  outputPrice: null,
  contextWindow: EXTRACTIVE_WINDOW,
  maxOutput: null,
  extractive: true,
  open: extractiveModel,
};

/** In the order of fallback: those that have the wanted model, then each provider's first model. */
export function chainOf(providers: readonly StoredProvider[], wanted: string | null | undefined): Candidate[] {
  const enabled = providers.filter((provider) => provider.enabled && provider.models.length > 0);
  const chosen = enabled.flatMap((provider) => provider.models.filter(({ name }) => name === wanted).map((model) => candidateOf(provider, model)));
  const standard = enabled.flatMap((provider) => provider.models.slice(0, 1).map((model) => candidateOf(provider, model)));
  const known = new Set(chosen.map(({ circuit }) => circuit));
  return [...chosen, ...standard.filter(({ circuit }) => !known.has(circuit))];
}

/**
 * Who answers a question here: the organization's providers in their order, then the installation's model where the organization
 * allows it, then the extractive engine when there is no other, or where the organization wants quotations instead of an error.
 * Reads the database: not inside a transaction. `wanted` is the model an agent asks for; unknown ones are passed over.
 */
export async function modelFor(ctx: TenantContext | OrganizationContext, wanted?: string | null): Promise<ModelRun> {
  const [providers, fallback] = await inTenant<TenantContext | OrganizationContext, [StoredProvider[], Awaited<ReturnType<typeof getModelFallback>>]>(ctx, async (tx) => [
    await storedProviders(tx),
    await getModelFallback(tx),
  ]);
  const own = chainOf(providers, wanted);
  const installation = fallback.installationFallback ? installationCandidate() : null;
  const models = installation ? [...own, installation] : own;
  const [first, ...others] = fallback.extractiveFallback || models.length === 0 ? [...models, extractive] : models;
  const keep = healthKeeper(ctx, providers);
  return modelRun([first ?? extractive, ...others], (candidate, outcome) => {
    if (candidate.providerId === null && !candidate.extractive) noteInstallationModel(outcome.fault);
    keep(candidate.providerId, outcome);
  });
}
