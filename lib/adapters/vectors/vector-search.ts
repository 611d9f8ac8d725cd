import "server-only";
import type { Table } from "@lancedb/lancedb";
import { vectorDimensions } from "./index-writer";
import { lance } from "./lance-tables";
import { placedScores } from "./placed-scores";

export interface VectorHit {
  chunkId: string;
  documentId: string;
  /** Cosine distance, 0 same direction … 2 opposite. */
  distance: number;
}

/** Below this many rows comparing with every vector is faster than it takes to notice, and loses nothing. */
export const EXACT_UNTIL_ROWS = 20_000;
const SEARCH_WIDTH = 200;

export async function vectorSearch(table: Table, embedding: number[], predicate: string | undefined, limit: number): Promise<VectorHit[]> {
  if ((await vectorDimensions(table)) !== embedding.length) return [];
  const query = table.query().nearestTo(embedding).column("vector").distanceType("cosine").ef(SEARCH_WIDTH).nprobes(20).refineFactor(4);
  if (predicate) query.where(predicate);
  const rows = placedScores(await query.select(["place", "_distance"]).limit(limit).toArrow(), "_distance");
  return rows.map(({ chunkId, documentId, score }) => ({ chunkId, documentId, distance: score }));
}

/** Built by the worker, never while appending. */
export async function buildVectorIndex(table: Table): Promise<void> {
  if (!(await vectorDimensions(table))) return;
  const count = await table.countRows("vector IS NOT NULL");
  const indexes = await table.listIndices();
  if (count < EXACT_UNTIL_ROWS || indexes.some(({ columns }) => columns.includes("vector"))) return;
  const { Index } = await lance();
  await table.createIndex("vector", { config: Index.hnswSq({ distanceType: "cosine" }) });
}
