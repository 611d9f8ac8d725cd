import "server-only";
import { performance } from "node:perf_hooks";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import type { PassageDto } from "../schema";
import { type RetrievalTestDto, type TestHitDto, testSchema } from "./schema";
import { findInBase, settle } from "./search-base";

const SHOWN = 40;

/** How a base answers a query: every hit that the reader may see with its scores by stage, and what became of it. What he may not see is neither named nor counted. */
export async function tryRetrieval(ctx: TenantContext, args: { baseId: string; query: string }): Promise<RetrievalTestDto> {
  assertPermission(ctx, "search:run");
  assertPermission(ctx, "documents:read");
  const { baseId, query } = parseInput(testSchema, args);
  const began = performance.now();
  const { passages, hits, vectors, rerank, retrieval } = await findInBase(ctx, baseId, query, SHOWN, {});
  const settled = settle(passages, retrieval);
  const rankOf = new Map(passages.map(({ chunkId }, at) => [chunkId, at + 1]));
  const given = settled.slice(0, retrieval.passages);
  const texts = new Set<string>();
  const outcomeOf = (passage: PassageDto): TestHitDto["outcome"] => {
    const words = passage.text.replace(/\s+/g, " ").trim().toLowerCase();
    const repeated = texts.has(words);
    texts.add(words);
    const group = settled.find(({ chunkIds }) => chunkIds.includes(passage.chunkId));
    if (!group) return repeated ? { kind: "repeated" } : { kind: "document-full" };
    if (!given.includes(group)) return { kind: "beyond-limit" };
    const lead = Math.min(...group.chunkIds.map((id) => rankOf.get(id) ?? Infinity));
    return lead === rankOf.get(passage.chunkId) ? { kind: "given" } : { kind: "joined", with: lead };
  };
  const all = passages.slice(0, SHOWN).map((passage): TestHitDto => {
    const { documentId, documentName, version, page, pageLabel, headingPath, text, score } = passage;
    const stages = hits.get(passage.chunkId)?.stages ?? {};
    return {
      ...{ documentId, documentName, version, page, pageLabel, headingPath, text, score },
      lexical: stages.lexical ?? null,
      document: stages.document?.score ?? null,
      vector: stages.vector ?? null,
      reranked: rerank.places.get(passage.chunkId) ?? null,
      outcome: outcomeOf(passage),
    };
  });
  return { hits: all, vectors, rerank: rerank.state, milliseconds: Math.round(performance.now() - began) };
}
