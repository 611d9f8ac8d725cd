import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();
const provider = (payload: { providerId: string }) => payload.providerId;
/** Never the key: only whether there is one. */
const facts = z.strictObject({
  name: z.string(),
  kind: z.string(),
  baseUrl: z.string(),
  apiVersion: z.string().nullable(),
  hasKey: z.boolean(),
  models: z.array(z.string()),
  enabled: z.boolean(),
});
export type ProviderFacts = z.output<typeof facts>;
const fallback = z.strictObject({ installationFallback: z.boolean(), extractiveFallback: z.boolean() });

export const providerAdded = defineEvent("models.provider-added", "modelProvider", z.strictObject({ providerId: id, after: facts }), provider);
export const providerUpdated = defineEvent("models.provider-updated", "modelProvider", z.strictObject({ providerId: id, before: facts, after: facts, keyReplaced: z.boolean() }), provider);
export const providerRemoved = defineEvent("models.provider-removed", "modelProvider", z.strictObject({ providerId: id, before: facts }), provider);
export const providersOrdered = defineEvent("models.providers-ordered", "organization", z.strictObject({ before: z.array(id), after: z.array(id) }), () => null);
export const providerTested = defineEvent("models.provider-tested", "modelProvider", z.strictObject({ providerId: id, fault: z.string().nullable(), latency: z.number().int().nullable() }), provider);
export const modelFallbackSet = defineEvent("models.fallback-set", "organization", z.strictObject({ before: fallback, after: fallback }), () => null);
