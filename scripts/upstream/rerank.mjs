import { embedWords } from "./hashed-embeddings.mjs";

const DIMENSIONS = 256;

function likeness(query, text) {
  const [a, b] = [embedWords(query, DIMENSIONS), embedWords(text, DIMENSIONS)];
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

/** What services do wrong, by the mode of that name. */
const SPOILT = {
  "rank-wrong-index": (results) => [{ ...results[0], index: 1000 }, ...results.slice(1)],
  "rank-negative-index": (results) => [{ ...results[0], index: -1 }, ...results.slice(1)],
  "rank-twice": (results) => [...results, results[0]],
  "rank-few": (results) => results.slice(0, 1),
  "rank-none": () => [],
  "rank-no-score": (results) => results.map(({ index }) => ({ index })),
  "rank-unsorted": (results) => [...results].reverse(),
};

/**
 * An answer of `POST /rerank` as services give it, with the status: Cohere's, Jina's and vLLM's `results`, best first, or for a body
 * with `texts` the plain array of Text Embeddings Inference. How alike two texts are is told from their words.
 * @param {{ query?: string, model?: string, documents?: (string | { text: string })[], texts?: string[], top_n?: number }} body
 * @param {string} mode
 * @param {number[] | undefined} order positions from 0, instead of telling from the words
 */
export function rerankAnswer(body, mode, order) {
  const tei = Array.isArray(body.texts);
  const documents = (tei ? body.texts : (body.documents ?? [])).map((document) => (typeof document === "string" ? document : document.text));
  const refuse = (message) => ({ status: 422, value: { detail: message } });
  if (typeof body.query !== "string" || body.query === "") return refuse("query is required");
  if (documents.length === 0) return refuse(tei ? "`texts` cannot be empty" : "documents is required");
  if (!tei && !body.model) return refuse("model is required");
  const scored = order
    ? order.map((index, at) => ({ index, relevance_score: 1 - at / 100 }))
    : documents.map((text, index) => ({ index, relevance_score: likeness(body.query, text) })).sort((a, b) => b.relevance_score - a.relevance_score);
  const results = (SPOILT[mode] ?? ((all) => all))(scored.slice(0, body.top_n ?? scored.length));
  if (tei) return { status: 200, value: results.map(({ index, relevance_score }) => ({ index, score: relevance_score })) };
  const total = Math.ceil(documents.reduce((sum, text) => sum + text.length + body.query.length, 0) / 4);
  return { status: 200, value: { id: "rerank-1", model: body.model, results, usage: { total_tokens: total }, meta: { billed_units: { search_units: 1 } } } };
}
