import "server-only";
import { embedTexts, embeddingsConfigured } from "@/lib/adapters/ai/embeddings";
import { VECTOR_CANDIDATES } from "@/lib/adapters/vectors/lancedb";
import { openVectorStore } from "@/lib/adapters/vectors/stores/open-vector-store";
import type { VectorHit } from "@/lib/adapters/vectors/stores/vector-store";
import type { DocumentAttributes, VisibilityFilter } from "@/lib/adapters/vectors/document-attributes";
import type { IndexRow } from "@/lib/adapters/vectors/workspace-index";
import { tenantRows } from "@/lib/db/tenant-rows";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { AppError, isAppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { logger } from "@/lib/kernel/logger";
import { ensureGenerations } from "./begin-generation";
import { type Generation, listAllLiveGenerations, liveGenerationsSql, type Mark, markVersions, unmarkDocuments, unmarkVersions } from "./queries";

const modelOf = ({ model, dimensions }: Generation) => ({ model, dimensions });

/** Name and headings say what a passage is about. */
const embeddedText = (row: IndexRow): string => [row.documentName, ...row.headingPath, row.text].join("\n");

/** Embeds the passages with the generation's own model and puts them into its store. Repeatable, also by several processes at once. */
export async function writeVectors(generation: Generation, rows: readonly IndexRow[], signal: AbortSignal): Promise<void> {
  const embeddings = await embedTexts(rows.map(embeddedText), signal, modelOf(generation));
  const points = rows.flatMap((row, at) => {
    const embedding = embeddings?.[at];
    return embedding ? [{ ...row, embedding }] : [];
  });
  await openVectorStore(generation.store).upsert(generation, points);
}

export function marksOf(rows: readonly IndexRow[]): Mark[] {
  return [...new Map(rows.map(({ versionId, generation }) => [versionId, { versionId, chunkGeneration: generation }])).values()];
}

/**
 * Gives new passages to every live generation. Documents are found by their words in any case: what fails here is logged, and the
 * next round of upkeep finds the version missing.
 */
export async function addToLiveVectors(ctx: TenantContext, rows: readonly IndexRow[], signal: AbortSignal): Promise<void> {
  if (!embeddingsConfigured() || rows.length === 0) return;
  const generations = await inTenantStatements(ctx, (tx) => ensureGenerations(tx, ctx.workspaceId));
  for (const generation of generations) {
    try {
      const store = openVectorStore(generation.store);
      await store.create(generation);
      await writeVectors(generation, rows, signal);
      const gone = await inTenantStatements(ctx, (tx) => markVersions(tx, generation.id, marksOf(rows)));
      await store.remove(generation, { versionIds: gone });
    } catch (error) {
      if (signal.aborted) throw error;
      logger().warn({ err: error, generation: generation.id }, "passages have no vectors yet; they are found by their words");
    }
  }
}

async function everywhere(ctx: TenantContext, work: (generation: Generation) => Promise<void>): Promise<void> {
  const generations = await inTenantStatements(ctx, listAllLiveGenerations);
  for (const generation of generations) await work(generation);
}

/** After it no live generation holds a vector of these documents: counted, not assumed. Throws when a store does not let go. */
export async function removeDocumentVectors(ctx: TenantContext, documentIds: readonly string[]): Promise<void> {
  await everywhere(ctx, async (generation) => {
    const store = openVectorStore(generation.store);
    await store.remove(generation, { documentIds });
    for (const documentId of documentIds) {
      const left = await store.count(generation, documentId);
      // A store that shows what it did after a moment is asked again by the queue.
      if (left > 0) throw new AppError("unavailable", { message: `${left} vectors of ${documentId} are left in ${generation.store}`, retryable: true });
    }
  });
  await inTenantStatements(ctx, (tx) => unmarkDocuments(tx, documentIds));
}

export async function removeVersionVectors(ctx: TenantContext, versionIds: readonly string[]): Promise<void> {
  await everywhere(ctx, (generation) => openVectorStore(generation.store).remove(generation, { versionIds }));
  await inTenantStatements(ctx, (tx) => unmarkVersions(tx, versionIds));
}

export async function removeOlderVectors(ctx: TenantContext, versionId: string, beforeGeneration: number): Promise<void> {
  await everywhere(ctx, (generation) => openVectorStore(generation.store).remove(generation, { versionId, beforeGeneration }));
}

export async function updateDocumentVectors(ctx: TenantContext, documentId: string, attributes: DocumentAttributes): Promise<void> {
  await everywhere(ctx, (generation) => openVectorStore(generation.store).updateDocument(generation, documentId, attributes));
}

async function activeGeneration(ctx: TenantContext): Promise<Generation | undefined> {
  const generations = await tenantRows<Generation>(ctx, liveGenerationsSql(ctx.workspaceId, ctx.workspaceId));
  return generations.find(({ live }) => live === "active");
}

async function nearest(ctx: TenantContext, query: string, filter: VisibilityFilter, limit: number): Promise<VectorHit[]> {
  for (let attempt = 1; ; attempt += 1) {
    const generation = await activeGeneration(ctx);
    if (!generation) return [];
    try {
      const [embedding] = (await embedTexts([query], undefined, modelOf(generation))) ?? [];
      return embedding ? await openVectorStore(generation.store).search(generation, embedding, filter, limit) : [];
    } catch (error) {
      // Replaced between the look-up and the search: the next one has it.
      if (!(isAppError(error) && error.code === "gone" && attempt < 3)) throw error;
    }
  }
}

/** What lies nearest to the query among what the filter lets through. Full text carries on alone when model or store is down. */
export async function findByMeaning(ctx: TenantContext, query: string, filter: VisibilityFilter, limit: number): Promise<VectorHit[]> {
  if (!embeddingsConfigured()) return [];
  try {
    return await nearest(ctx, query, filter, Math.max(VECTOR_CANDIDATES, limit));
  } catch (error) {
    logger().warn({ err: error }, "no vectors for this search; full text only");
    return [];
  }
}
