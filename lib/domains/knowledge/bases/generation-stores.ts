import "server-only";
import { createHash } from "node:crypto";
import { embedTexts, embeddingsConfigured } from "@/lib/adapters/ai/embeddings";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { openVectorStore } from "@/lib/adapters/vectors/stores/open-vector-store";
import { VECTOR_STORES, type VectorHit, type VectorSpace, type VectorStore, type VectorStoreKind } from "@/lib/adapters/vectors/stores/vector-store";
import type { DocumentAttributes, VisibilityFilter } from "@/lib/adapters/vectors/document-attributes";
import type { IndexRow } from "@/lib/adapters/vectors/workspace-index";
import { env } from "@/lib/kernel/env";

/** What a generation's passages lie in. */
export interface GenerationPlace {
  id: string;
  model: string | null;
  dimensions: number | null;
  store: string | null;
}

/** Where a generation begun now keeps its vectors. */
export function vectorPlaceNow(): Omit<GenerationPlace, "id"> {
  if (!embeddingsConfigured()) return { model: null, dimensions: null, store: null };
  const { EMBEDDING_MODEL, EMBEDDING_DIMENSIONS, VECTOR_STORE } = env();
  return { model: EMBEDDING_MODEL ?? null, dimensions: EMBEDDING_DIMENSIONS, store: VECTOR_STORE };
}

/** Null: the generation has no vectors. */
export function vectorsOf(place: GenerationPlace): { store: VectorStore; space: VectorSpace; kind: VectorStoreKind } | null {
  const kind = VECTOR_STORES.find((one) => one === place.store);
  return kind && place.dimensions ? { store: openVectorStore(kind), space: { id: place.id, dimensions: place.dimensions }, kind } : null;
}

/** Passages of one generation are embedded by one model, whatever is configured meanwhile. */
function modelOf({ model, dimensions }: GenerationPlace): { model: string; dimensions: number } | undefined {
  return model !== null && dimensions !== null ? { model, dimensions } : undefined;
}

/** What is nearest to a question under the filter. */
export async function findNear(place: GenerationPlace, query: string, filter: VisibilityFilter, limit: number): Promise<VectorHit[]> {
  const vectors = vectorsOf(place);
  if (!vectors) return [];
  const [embedding] = (await embedTexts([query], undefined, modelOf(place))) ?? [];
  return embedding ? vectors.store.search(vectors.space, embedding, filter, limit) : [];
}

/** The same for the same text of the same version, so that a killed worker's passages are replaced and not doubled. */
export function passageId(generationId: string, versionId: string, textGeneration: number, ordinal: number): string {
  const hex = createHash("sha256").update(`${generationId} ${versionId} ${textGeneration} ${ordinal}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export async function storePassages(place: GenerationPlace, rows: IndexRow[], signal: AbortSignal): Promise<void> {
  const vectors = vectorsOf(place);
  if (vectors && rows.length > 0) {
    const embeddings = await embedTexts(rows.map((row) => [row.documentName, ...row.headingPath, row.text].join("\n")), signal, modelOf(place));
    await vectors.store.create(vectors.space);
    await vectors.store.upsert(vectors.space, rows.flatMap((row, at) => (embeddings?.[at] ? [{ ...row, embedding: embeddings[at] }] : [])));
  }
  await (await openWorkspaceIndex(place.id)).append(rows);
}

export async function removeStoredVersions(place: GenerationPlace, versionIds: string[]): Promise<void> {
  if (versionIds.length === 0) return;
  await (await openWorkspaceIndex(place.id)).removeVersion(versionIds);
  const vectors = vectorsOf(place);
  await vectors?.store.remove(vectors.space, { versionIds });
}

export async function removeStoredDocuments(place: GenerationPlace, documentIds: string[]): Promise<void> {
  await (await openWorkspaceIndex(place.id)).removeDocument(documentIds);
  const vectors = vectorsOf(place);
  await vectors?.store.remove(vectors.space, { documentIds });
}

export async function updateStoredDocument(place: GenerationPlace, documentId: string, attributes: DocumentAttributes): Promise<void> {
  await (await openWorkspaceIndex(place.id)).updateDocument(documentId, attributes);
  const vectors = vectorsOf(place);
  await vectors?.store.updateDocument(vectors.space, documentId, attributes);
}

export async function optimizeStores(place: GenerationPlace): Promise<void> {
  await (await openWorkspaceIndex(place.id)).optimize();
  const vectors = vectorsOf(place);
  await vectors?.store.optimize?.(vectors.space);
}

export async function countStored(place: GenerationPlace): Promise<{ fullText: number; vectors: number }> {
  const vectors = vectorsOf(place);
  const [{ chunks }, counted] = await Promise.all([(await openWorkspaceIndex(place.id)).count(), vectors?.store.count(vectors.space) ?? 0]);
  return { fullText: chunks, vectors: counted };
}

/** After it nothing of the generation is left but its rows in the database. Repeatable. */
export async function dropStores(place: GenerationPlace): Promise<void> {
  await (await openWorkspaceIndex(place.id)).drop();
  const vectors = vectorsOf(place);
  await vectors?.store.drop(vectors.space);
}
