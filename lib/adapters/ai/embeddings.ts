import "server-only";
import { createOpenAI } from "@ai-sdk/openai";
import { embedMany } from "ai";
import { AppError } from "@/lib/kernel/app-error";
import { env } from "@/lib/kernel/env";
import { toModelError } from "./model-errors";
import { modelFetch } from "./model-fetch";

const BATCH = 64;
/** Characters in one request; services refuse requests of some hundred thousand tokens. */
const BATCH_CHARACTERS = 200_000;
const PARALLEL = 3;
const RETRIES = 4;

export function embeddingsConfigured(): boolean {
  const { EMBEDDING_MODEL, OPENAI_API_KEY, OPENAI_BASE_URL } = env();
  return Boolean(EMBEDDING_MODEL && (OPENAI_API_KEY ?? OPENAI_BASE_URL));
}

function batches(values: readonly string[]): string[][] {
  const out: string[][] = [];
  let characters = 0;
  for (const value of values) {
    const current = out.at(-1);
    // An empty input is an error at every service; a blank passage gets the vector of a space's neighbour instead of failing the document.
    const text = value.trim() || "-";
    if (!current || current.length >= BATCH || characters + text.length > BATCH_CHARACTERS) {
      out.push([text]);
      characters = text.length;
    } else {
      current.push(text);
      characters += text.length;
    }
  }
  return out;
}

function provider(): ReturnType<typeof createOpenAI> {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, MODEL_TIMEOUT_MS } = env();
  return createOpenAI({
    apiKey: OPENAI_API_KEY ?? "not-needed",
    ...(OPENAI_BASE_URL ? { baseURL: OPENAI_BASE_URL.replace(/\/+$/u, "") } : {}),
    fetch: modelFetch(MODEL_TIMEOUT_MS),
  });
}

async function embedBatch(
  model: ReturnType<ReturnType<typeof createOpenAI>["embeddingModel"]>,
  values: string[],
  signal?: AbortSignal,
): Promise<number[][]> {
  try {
    // embedMany waits longer after each 429 and 5xx and honours Retry-After.
    const result = await embedMany({ model, values, maxRetries: RETRIES, ...(signal ? { abortSignal: signal } : {}) });
    return result.embeddings;
  } catch (error) {
    throw toModelError(error);
  }
}

/**
 * One vector of so many numbers per value, in order, by the configured model or by the one that made the vectors it is compared with;
 * null when no embedding model is configured. Throws AppError (model_*, timeout, cancelled).
 */
export async function embedTexts(
  values: readonly string[],
  signal?: AbortSignal,
  by: { model?: string | undefined; dimensions: number } = { model: env().EMBEDDING_MODEL, dimensions: env().EMBEDDING_DIMENSIONS },
): Promise<number[][] | null> {
  if (!by.model || !embeddingsConfigured()) return null;
  const model = provider().embeddingModel(by.model);
  const work = batches(values);
  const vectors: number[][] = [];
  for (let at = 0; at < work.length; at += PARALLEL) {
    const results = await Promise.all(work.slice(at, at + PARALLEL).map((batch) => embedBatch(model, batch, signal)));
    vectors.push(...results.flat());
  }
  const wrong = vectors.find((vector) => vector.length !== by.dimensions);
  if (wrong || vectors.length !== values.length) {
    throw new AppError("model_failed", {
      message: `embedding length ${wrong?.length ?? "?"} differs from EMBEDDING_DIMENSIONS ${by.dimensions}`,
      userMessage: `The embedding model answers with vectors of another length than configured. Documents stay searchable by their words. An administrator must set EMBEDDING_DIMENSIONS to ${wrong?.length ?? "the model's length"}; the vectors are then made anew.`,
    });
  }
  return vectors;
}
