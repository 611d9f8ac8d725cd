import type { PriceUnit, RerankerKind } from "./schema";

export const RERANKER_KIND_LABELS: Record<RerankerKind, string> = { standard: "Cohere, Jina, vLLM and others", tei: "Text Embeddings Inference" };

export const PRICE_UNIT_LABELS: Record<PriceUnit, string> = { searches: "for 1,000 searches", tokens: "for a million tokens" };
