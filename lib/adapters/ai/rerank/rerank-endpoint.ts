import "server-only";
import { APICallError } from "ai";
import { z } from "zod";
import { modelFetch } from "../model-fetch";
import { askedPause, isTransient } from "../providers/provider-fault";

export interface RerankAccess {
  /** What most services speak (Cohere, Jina, vLLM and others), or Text Embeddings Inference's own form. */
  kind: "standard" | "tei";
  baseUrl: string;
  model: string;
  apiKey: string | null;
}

export interface RankedDocument {
  /** Of the document that was sent, from 0. */
  index: number;
  /** Comparable within one answer only. */
  score: number;
}

export interface RerankAnswer {
  /** Best first, each document at most once; not all need be there. */
  ranked: RankedDocument[];
  /** As the service counted, where it did. */
  tokens: number | null;
  searches: number | null;
}

const RETRIES = 2;
const FIRST_DELAY_MS = 300;
const LONGEST_DELAY_MS = 2_000;

const item = z.object({ index: z.number().int().min(0), relevance_score: z.number().optional(), score: z.number().optional() });
const list = z.array(item).min(1);
const ANSWER = z.union([list, z.object({ results: list }).transform(({ results }) => results), z.object({ data: list }).transform(({ data }) => data)]);
const COUNTED = z.object({
  usage: z.object({ total_tokens: z.number().min(0).optional() }).nullish(),
  meta: z.object({ billed_units: z.object({ search_units: z.number().min(0).optional() }).nullish() }).nullish(),
});

/** Null for what is no ranking of so many documents: an index that is none, twice the same, no score, nothing at all. */
function readRanking(value: unknown, documents: number): RankedDocument[] | null {
  const parsed = ANSWER.safeParse(value);
  if (!parsed.success) return null;
  const ranked: RankedDocument[] = [];
  const seen = new Set<number>();
  for (const { index, relevance_score, score = relevance_score } of parsed.data) {
    if (score === undefined || index >= documents || seen.has(index)) return null;
    seen.add(index);
    ranked.push({ index, score });
  }
  return ranked.sort((a, b) => b.score - a.score);
}

function requestOf({ kind, baseUrl, model, apiKey }: RerankAccess, query: string, documents: readonly string[]): { url: string; init: RequestInit } {
  const body = kind === "tei" ? { query, texts: documents, truncate: true } : { model, query, documents, top_n: documents.length };
  const headers = { "content-type": "application/json", accept: "application/json", ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }) };
  return { url: `${baseUrl.replace(/\/+$/u, "")}/rerank`, init: { method: "POST", headers, body: JSON.stringify(body) } };
}

async function askOnce(access: RerankAccess, query: string, documents: readonly string[], timeoutMs: number, signal: AbortSignal): Promise<RerankAnswer> {
  const { url, init } = requestOf(access, query, documents);
  const response = await modelFetch(timeoutMs, { guarded: true })(url, { ...init, signal });
  const text = await response.text();
  // The status says what went wrong, as for a chat model; 200: what came cannot be read.
  const failed = () => new APICallError({ message: `reranking endpoint: status ${response.status}`, url, requestBodyValues: {}, statusCode: response.status, responseHeaders: Object.fromEntries(response.headers), responseBody: text.slice(0, 2_000) });
  if (!response.ok) throw failed();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw failed();
  }
  const ranked = readRanking(value, documents.length);
  if (!ranked) throw failed();
  const counted = COUNTED.safeParse(value);
  return { ranked, tokens: counted.data?.usage?.total_tokens ?? null, searches: counted.data?.meta?.billed_units?.search_units ?? null };
}

/**
 * The documents in the order in which they help with the query, by the organization's own endpoint: `POST {base}/rerank`. Its address
 * is guarded. 429, 5xx and broken connections are tried again, all within `timeoutMs` milliseconds.
 * @throws what `faultOf` knows.
 */
export async function rerankByEndpoint(access: RerankAccess, query: string, documents: readonly string[], timeoutMs: number): Promise<RerankAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await askOnce(access, query, documents, timeoutMs, signal);
    } catch (error) {
      // How the connection took it does not matter: time was up.
      if (signal.aborted) throw signal.reason;
      const delay = askedPause(error) ?? FIRST_DELAY_MS * 2 ** attempt;
      if (attempt >= RETRIES || !isTransient(error) || delay > LONGEST_DELAY_MS) throw error;
      await new Promise((resolve) => setTimeout(resolve, delay));
      signal.throwIfAborted();
    }
  }
}
