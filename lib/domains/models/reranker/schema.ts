import { z } from "zod";
import { apiKeySchema, baseUrlSchema, modelNameSchema } from "../schema";

export const RERANKER_KINDS = ["standard", "tei"] as const;
export type RerankerKind = (typeof RERANKER_KINDS)[number];
/** What a price counts: a thousand searches, or a million tokens. */
export const PRICE_UNITS = ["searches", "tokens"] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];

export const setRerankerSchema = z.strictObject({
  kind: z.enum(RERANKER_KINDS),
  baseUrl: baseUrlSchema,
  model: modelNameSchema,
  /** Absent keeps the key; null takes it away. It is kept only while the address stays. */
  apiKey: apiKeySchema.nullable().optional(),
  price: z.number("Enter a price.").min(0, "A price is not below 0.").max(100_000, "Use at most 100,000.").nullable().default(null),
  priceUnit: z.enum(PRICE_UNITS).default("searches"),
});
export const noRerankerSchema = z.strictObject({});

/** Without the key: only its last four characters are ever shown. */
export interface RerankerDto {
  kind: RerankerKind;
  baseUrl: string;
  model: string;
  keyEnd: string | null;
  price: number | null;
  priceUnit: PriceUnit;
}

export type RerankerTestDto = { ok: true; latency: number } | { ok: false; error: string };
