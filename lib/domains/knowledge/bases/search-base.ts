import "server-only";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import type { IndexHit } from "@/lib/adapters/vectors/workspace-index";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { visibilityForIndex } from "@/lib/domains/dataroom/visibility";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { logger } from "@/lib/kernel/logger";
import { mergeNeighbours } from "../ranking/merge-neighbours";
import { type RerankedPassages, rerankPassages } from "../ranking/rerank-passages";
import { visibleRanks } from "../ranking/visible-ranks";
import type { PassageDto } from "../schema";
import { findNear, vectorsOf } from "./generation-stores";
import { type BaseScope, readBasePassages } from "./queries/base-passages";
import { getBase } from "./queries/bases";
import { type Generation, getActiveGeneration } from "./queries/generations";
import type { RetrievalSettings, StageState } from "./schema";

export interface BaseSearch {
  /** What the reader may see, best first, before anything is joined or left out. */
  passages: PassageDto[];
  hits: ReadonlyMap<string, IndexHit>;
  vectors: StageState;
  rerank: Omit<RerankedPassages, "passages">;
  retrieval: RetrievalSettings;
}

/** Hits that are joined, repeat each other or are refused by Postgres must not shorten the answer. */
const SPARE = 30;

/**
 * The first stages of retrieval in a base: words and vectors under the reader's filter, fused, read under his visibility, and where
 * the base wants it put into order by a reranker.
 * @throws AppError not_found for a base that he may not see, conflict for one that was never indexed.
 */
export async function findInBase(ctx: TenantContext, baseId: string, query: string, limit: number, scope: BaseScope): Promise<BaseSearch> {
  const { base, generation } = await inTenantStatements(ctx, async (tx) => ({ base: await getBase(tx, baseId), generation: await getActiveGeneration(tx, baseId) }));
  if (!generation) throw new AppError("conflict", { userMessage: "This knowledge base has not been indexed yet. Ask without it, or wait until it is." });
  const visible = await visibilityForIndex(ctx, scope.projectId);
  if (scope.projectId && visible.projectIds.length === 0) throw notFound("project");
  const documentIds = scope.documentIds ?? scope.among?.map((entry) => entry.documentId);
  const nothing: BaseSearch = { passages: [], hits: new Map(), vectors: "off", rerank: { places: new Map(), state: "off" }, retrieval: base.retrieval };
  if (visible.projectIds.length === 0 || documentIds?.length === 0) return nothing;
  const filter = { ...visible, ...(documentIds ? { documentIds: [...documentIds] } : {}) };
  const most = limit * 2 + SPARE;
  const near = await nearOf(generation, base.retrieval, query, filter, most);
  const found = await (await openWorkspaceIndex(generation.id)).search({ text: query, limit: most, filter, vectors: near.hits });
  const { passages, ...rerank } = await rerankPassages(ctx, base.retrieval.rerank, query, await readBasePassages(ctx, generation, found, scope));
  // A reranker takes its time: what the reader may no longer see by now is let go.
  const kept = rerank.state === "used" || rerank.state === "failed" ? await readBasePassages(ctx, generation, passages, scope) : passages;
  return { ...visibleRanks(found, kept), vectors: near.outcome, rerank: { ...rerank, places: placesAmong(kept, rerank.places) }, retrieval: base.retrieval };
}

/** The reranker's places counted among what is left. */
function placesAmong(kept: readonly PassageDto[], places: RerankedPassages["places"]): RerankedPassages["places"] {
  const placed = kept.flatMap(({ chunkId }) => {
    const place = places.get(chunkId);
    return place ? [[chunkId, place.score] as const] : [];
  });
  return new Map(placed.map(([chunkId, score], at) => [chunkId, { rank: at + 1, score }]));
}

type Near = { hits: Awaited<ReturnType<typeof findNear>>; outcome: StageState };

/** Full text carries on alone when a service is down. */
async function nearOf(generation: Generation, { vectors }: RetrievalSettings, query: string, filter: Parameters<typeof findNear>[2], limit: number): Promise<Near> {
  if (!vectors) return { hits: [], outcome: "off" };
  if (!vectorsOf(generation)) return { hits: [], outcome: "not-configured" };
  try {
    return { hits: await findNear(generation, query, filter, limit), outcome: "used" };
  } catch (error) {
    logger().warn({ err: error, generation: generation.id }, "no vectors for a knowledge base; full text only");
    return { hits: [], outcome: "failed" };
  }
}

/** The best passages of a base for a query, as its settings join and limit them; best first. */
export async function searchBase(ctx: TenantContext, args: { baseId: string; query: string; limit: number }, scope: BaseScope): Promise<PassageDto[]> {
  const { passages, retrieval } = await findInBase(ctx, args.baseId, args.query, args.limit, scope);
  return withPageText(ctx, settle(passages, retrieval).slice(0, Math.min(args.limit, retrieval.passages)));
}

/** What was joined has the page's own characters between its parts. Only for passages that the reader has been shown. */
async function withPageText(ctx: TenantContext, passages: (PassageDto & { chunkIds: string[] })[]): Promise<PassageDto[]> {
  const joined = passages.filter(({ chunkIds }) => chunkIds.length > 1);
  if (joined.length === 0) return passages;
  const wanted = joined.map(({ versionId, page }) => ({ version: versionId, page }));
  const pages = await tenantRows<{ versionId: string; number: number; text: string }>(ctx, Prisma.sql`SELECT DISTINCT g.version_id AS "versionId", g.number, g.text
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w(version uuid, page int) JOIN document_pages g ON g.version_id = w.version AND g.number = w.page`);
  return passages.map((passage) => {
    const page = passage.chunkIds.length > 1 ? pages.find(({ versionId, number }) => versionId === passage.versionId && number === passage.page) : undefined;
    return page ? { ...passage, text: page.text.slice(passage.start, passage.end) } : passage;
  });
}

/** Neighbours joined, repeated words dropped, at most so many of one document. */
export function settle(passages: readonly PassageDto[], { neighbours, perDocument }: RetrievalSettings): (PassageDto & { chunkIds: string[] })[] {
  return mergeNeighbours(passages, { ...(neighbours ? {} : { maxLength: 0 }), ...(perDocument === null ? {} : { perDocument }) });
}
