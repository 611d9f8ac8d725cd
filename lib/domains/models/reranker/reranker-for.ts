import "server-only";
import type { ModelCall } from "@/lib/adapters/ai/providers/call-meter";
import { circuitAllows, circuitFailed, circuitSucceeded } from "@/lib/adapters/ai/providers/circuit-breaker";
import { askedPause, FAULTS_OF_THE_QUESTION, faultOf } from "@/lib/adapters/ai/providers/provider-fault";
import { type RankedDocument, rerankByEndpoint, type RerankAnswer } from "@/lib/adapters/ai/rerank/rerank-endpoint";
import { estimateTokens } from "@/lib/adapters/ai/token-estimate";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { openKey } from "../provider-key";
import { getStoredReranker, type StoredReranker } from "./queries";

/** Keys of providers are bound to their row; an organization has one reranker. */
export const RERANKER_ROW = "reranker";

export interface RerankedDocuments {
  /** Best first; not all need be there. */
  ranked: RankedDocument[];
  call: ModelCall;
}

function callOf({ model, price, priceUnit }: StoredReranker, query: string, documents: readonly string[], answer: RerankAnswer): ModelCall {
  const estimate = documents.reduce((sum, document) => sum + estimateTokens(document) + estimateTokens(query), 0);
  const inputTokens = answer.tokens ?? estimate;
  const units = priceUnit === "tokens" ? inputTokens : (answer.searches ?? 1) * 1_000;
  // Dollars for a million tokens are millionths of a dollar for one; for a thousand searches they are thousandths for one.
  const costMicros = price === null ? null : Math.round(units * price);
  return { providerId: null, providerName: "Reranker", model, inputTokens, outputTokens: 0, estimated: answer.tokens === null, costMicros };
}

/** One call of it, whatever its circuit says. @throws what `faultOf` knows. */
export async function askReranker(stored: StoredReranker, query: string, documents: readonly string[]): Promise<RerankedDocuments> {
  const { kind, baseUrl, model } = stored;
  const apiKey = openKey(stored.organizationId, RERANKER_ROW, stored.sealedKey);
  const answer = await rerankByEndpoint({ kind, baseUrl, model, apiKey }, query, documents, env().RERANK_TIMEOUT_MS);
  return { ranked: answer.ranked, call: callOf(stored, query, documents, answer) };
}

/**
 * The organization's reranking endpoint as something to call; null without one. One that failed several times in a row is left alone
 * for a while, so that a dead endpoint does not delay every question. Reads the database: not inside a transaction.
 */
export async function rerankerFor(ctx: TenantContext | OrganizationContext): Promise<((query: string, documents: readonly string[]) => Promise<RerankedDocuments>) | null> {
  const stored = await inTenant<TenantContext | OrganizationContext, StoredReranker | null>(ctx, getStoredReranker);
  if (!stored) return null;
  const circuit = `reranker ${stored.organizationId} ${stored.updatedAt.getTime()}`;
  return async (query, documents) => {
    if (!circuitAllows(circuit)) throw new AppError("unavailable", { message: "the reranker failed several times and is left alone for a while" });
    try {
      const answer = await askReranker(stored, query, documents);
      circuitSucceeded(circuit);
      return answer;
    } catch (error) {
      if (!FAULTS_OF_THE_QUESTION.includes(faultOf(error))) circuitFailed(circuit, askedPause(error) ?? 0);
      throw error;
    }
  };
}
