import type { ChunkingBasis, ChunkingMethod } from "../chunking/schema";
import type { BaseStatus, Reranking, StageState } from "./schema";

export const BASE_STATUS_LABELS: Record<BaseStatus, string> = { draft: "Draft", published: "Published" };

export const METHOD_LABELS: Record<ChunkingMethod, { name: string; description: string }> = {
  structure: { name: "Along the structure", description: "Headings, numbered clauses, tables and definitions stay together." },
  sentence: { name: "Whole sentences", description: "As many sentences as fit; the last ones can be repeated." },
  fixed: { name: "Fixed size", description: "Always as many characters, cut between words." },
  semantic: { name: "By topic", description: "Cut where the topic changes, by sentence embeddings or, without an embedding model, by the words." },
};

export const BASIS_LABELS: Record<ChunkingBasis, string> = {
  structure: "along the structure",
  sentences: "at whole sentences",
  size: "at a fixed size",
  embeddings: "where the topic changes, by sentence embeddings",
  words: "where the topic changes, by the words",
};

export const VECTORS_LABELS: Record<StageState, string> = {
  used: "Words and vectors were searched.",
  off: "Only words were searched: this base has vectors switched off.",
  "not-configured": "Only words were searched: the passages were indexed without an embedding model.",
  failed: "Only words were searched: the embedding service or the vector store did not answer.",
};

export const RERANKING_LABELS: Record<Reranking, string> = {
  none: "Nobody: words and meaning decide",
  endpoint: "The organization's reranking endpoint",
  model: "The chat model",
};

export const RERANK_LABELS: Record<StageState, string> = {
  used: "A reranker then put the best of them into this order.",
  off: "",
  "not-configured": "They were not put into order again: the model settings have nothing to do it with.",
  failed: "They stand in the search's own order: the reranker did not answer in time, or not with an order.",
};
