import { z } from "zod";

export const PROVIDER_KINDS = ["openai", "azure", "compatible"] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

export const OPENAI_BASE_URL = "https://api.openai.com/v1";
export const AZURE_API_VERSION = "2024-10-21";

const price = z.number("Enter a price.").min(0, "A price is not below 0.").max(100_000, "Enter the price of a million tokens.").nullable().default(null);

export const modelNameSchema = z.string().trim().min(1, "Enter the model's name.").max(200, "Use at most 200 characters.").regex(/^[\x21-\x7e]+$/, "Write the name as the service does, without spaces.");

const modelSchema = z.strictObject({
  /** As the service calls it; with Azure the deployment's name. */
  name: modelNameSchema,
  /** US dollars for a million tokens; null: unknown. */
  inputPrice: price,
  outputPrice: price,
  contextWindow: z.number("Enter the context window.").int("Enter whole tokens.").min(2_000, "At least 2,000 tokens are needed.").max(10_000_000, "Use at most 10,000,000 tokens."),
  maxOutput: z.number("Enter the longest answer.").int("Enter whole tokens.").min(64, "At least 64 tokens are needed.").max(1_000_000, "Use at most 1,000,000 tokens."),
});
export type ProviderModel = z.output<typeof modelSchema>;

export const providerModelsSchema = z
  .array(modelSchema)
  .min(1, "Name at least one model.")
  .max(50, "Name at most 50 models.")
  .refine((models) => new Set(models.map(({ name }) => name)).size === models.length, "Each model stands here once.")
  .refine((models) => models.every(({ contextWindow, maxOutput }) => maxOutput <= contextWindow / 2), "The longest answer may take at most half of the context window.");

export const apiKeySchema = z.string().trim().min(1, "Enter the key.").max(500, "Use at most 500 characters.").regex(/^[\x21-\x7e]+$/, "A key has no spaces.");

export const baseUrlSchema = z.url({ protocol: /^https?$/, error: "Enter an address such as https://models.example.com/v1." }).max(500, "Use at most 500 characters.");

const terms = {
  name: z.string().trim().min(1, "Enter a name.").max(80, "Use at most 80 characters."),
  baseUrl: baseUrlSchema,
  /** Of Azure alone; null speaks to its version-less endpoint. */
  apiVersion: z.string().trim().regex(/^\d{4}-\d{2}-\d{2}(?:-preview)?$/, "Write it as 2024-10-21.").nullable().default(null),
  models: providerModelsSchema,
  enabled: z.boolean().default(true),
};

export const addProviderSchema = z.strictObject({ kind: z.enum(PROVIDER_KINDS), ...terms, apiKey: apiKeySchema.nullable().default(null) });
export const updateProviderSchema = z.strictObject({
  providerId: z.uuid(),
  ...terms,
  /** Absent keeps the key; null takes it away. It is kept only while the address stays. */
  apiKey: apiKeySchema.nullable().optional(),
});
export const providerIdSchema = z.strictObject({ providerId: z.uuid() });
export const orderProvidersSchema = z.strictObject({ providerIds: z.array(z.uuid()).min(1).max(50) });
export const setModelFallbackSchema = z.strictObject({ installationFallback: z.boolean(), extractiveFallback: z.boolean() });

export interface ProviderHealthDto {
  /** Null while it answers. */
  failingSince: string | null;
  /** In plain words; null while it answers. */
  error: string | null;
  /** Milliseconds to the first word of the last call that was answered. */
  latency: number | null;
  checkedAt: string;
}

/** Without the key: only its last four characters are ever shown. */
export interface ProviderDto {
  id: string;
  name: string;
  kind: ProviderKind;
  baseUrl: string;
  apiVersion: string | null;
  keyEnd: string | null;
  models: ProviderModel[];
  enabled: boolean;
  /** Null before its first call. */
  health: ProviderHealthDto | null;
}

export interface ModelFallbackDto {
  installationFallback: boolean;
  extractiveFallback: boolean;
  /** What the installation itself has; null without a model of its own. */
  installation: { name: string; failingSince: string | null; error: string | null } | null;
}

export type ProviderTestDto = { ok: true; latency: number; model: string } | { ok: false; error: string };
