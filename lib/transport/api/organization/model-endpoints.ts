import "server-only";
import { z } from "zod";
import { PROVIDER_KINDS } from "@/lib/domains/models/schema";
import { type Endpoint, failures, json, params, problem } from "../endpoint";
import { listOf, pageQuery } from "../schemas";

const dollars = z.number().nullable().meta({ description: "US dollars for a million tokens; null where nobody said" });

export const providerSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(PROVIDER_KINDS),
    baseUrl: z.string(),
    hasKey: z.boolean().meta({ description: "Whether there is a key. The key itself is never given" }),
    enabled: z.boolean(),
    position: z.number().int().meta({ description: "Order in which providers are asked, from 1" }),
    models: z.array(z.object({ name: z.string(), inputPrice: dollars, outputPrice: dollars, contextWindow: z.number().int(), maxOutput: z.number().int() })),
    health: z
      .object({ failingSince: z.iso.datetime().nullable(), error: z.string().nullable(), latency: z.number().int().nullable().meta({ description: "Milliseconds to the first word" }), checkedAt: z.iso.datetime() })
      .nullable()
      .meta({ description: "How its last call went; null before the first" }),
  })
  .meta({ id: "ModelProvider" });

const sums = {
  calls: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  costUsd: z.number().meta({ description: "Of the calls whose model has a price" }),
  estimated: z.number().int().meta({ description: "Calls that the service did not count; their tokens are estimates" }),
  unpriced: z.number().int().meta({ description: "Calls of models without a price" }),
};

export const usageSchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    total: z.object(sums),
    workspaces: z.array(z.object({ id: z.uuid(), name: z.string(), ...sums })),
    models: z.array(z.object({ provider: z.string(), name: z.string(), ...sums })),
  })
  .meta({ id: "ModelUsage" });

export const usageQuery = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional().meta({ description: "Both days belong to the period (UTC); without them the current month" }) });

export const MODEL_ENDPOINTS: readonly Endpoint[] = [
  {
    id: "listModelProviders", method: "get", path: "/model-providers", tag: "Models", permission: "models:read", secured: true, summary: "List model providers", description: "In the order in which they are asked; without their keys.", query: pageQuery,
    answers: { 200: json("A page", listOf(providerSchema)), ...failures(problem, 400) },
  },
  {
    id: "getModelProvider", method: "get", path: "/model-providers/{providerId}", tag: "Models", permission: "models:read", secured: true, summary: "One model provider", params: params("providerId"),
    answers: { 200: json("The provider", providerSchema), ...failures(problem, 404) },
  },
  {
    id: "getModelUsage", method: "get", path: "/usage", tag: "Models", permission: "models:read", secured: true, summary: "Tokens and cost", description: "Of the whole organization, by workspace and by model.", query: usageQuery,
    answers: { 200: json("The sums", usageSchema), ...failures(problem, 400) },
  },
];
