import "server-only";
import type { Table } from "@lancedb/lancedb";
import { Field, FixedSizeList, Float32, Int32, List, Schema, Utf8 } from "apache-arrow";
import type { LanceTable } from "../lance-tables";
import { toArrow } from "../arrow-columns";
import { onTable } from "../commit-retry";
import { dropTable, lance, openIndexDatabase } from "../lance-tables";
import { idList } from "../checked-values";
import { predicateOf } from "../visibility-predicate";
import { type Conditions, spaceName } from "./conditions";
import type { StoreDriver, StoredAttributes } from "./store-driver";
import { spaceGone, wrongDimensions } from "./store-errors";
import type { VectorHit, VectorPoint, VectorSelection, VectorSpace } from "./vector-store";

/** Below this many rows comparing with every vector is faster than it takes to notice, and loses nothing. */
const EXACT_UNTIL_ROWS = 20_000;
/** Measured over 100,000 vectors with and without a filter; the figures stand in docs/performance.md. */
const PARTITIONS_READ = 50;
/** So many times the wanted rows are compared exactly after the index has named them. */
const REFINED = 10;
/** Old commits stay readable this long, for readers that opened them. */
const KEEP_COMMITS_MS = 10 * 60_000;
const FRESH_ROWS = 1_000;
const FRESH_COMMITS = 200;

const text = (name: string): Field => new Field(name, new Utf8(), false);
/** Of two merges that both find a passage missing, the later one is made again, whichever process it comes from. */
const key = (name: string): Field => new Field(name, new Utf8(), false, new Map([["lance-schema:unenforced-primary-key", "true"]]));
const whole = (name: string): Field => new Field(name, new Int32(), false);

export function spaceTable(space: VectorSpace): LanceTable {
  const numbers = new FixedSizeList(space.dimensions, new Field("item", new Float32(), true));
  return {
    name: spaceName(space.id),
    schema: new Schema([
      key("chunk_id"),
      ...["document_id", "version_id", "project_id"].map(text),
      ...["sensitivity", "generation"].map(whole),
      new Field("department_ids", new List(new Field("item", new Utf8(), true)), false),
      new Field("vector", numbers, false),
    ]),
    indexes: [
      { columns: ["chunk_id", "document_id", "version_id"], config: (index) => index.btree() },
      { columns: ["project_id", "sensitivity"], config: (index) => index.bitmap() },
      { columns: ["department_ids"], config: (index) => index.labelList() },
    ],
  };
}

function rowOf(point: VectorPoint): Record<string, unknown> {
  const { chunkId, documentId, versionId, projectId, sensitivity, generation, departmentIds, embedding } = point;
  const ids = { chunk_id: chunkId, document_id: documentId, version_id: versionId, project_id: projectId };
  return { ...ids, sensitivity, generation, department_ids: departmentIds, vector: embedding };
}

function selected(selection: VectorSelection): string {
  if ("documentIds" in selection) return `document_id IN (${idList([...selection.documentIds])})`;
  if ("versionIds" in selection) return `version_id IN (${idList([...selection.versionIds])})`;
  return `version_id IN (${idList([selection.versionId])}) AND generation < ${selection.beforeGeneration}`;
}

async function assertDimensions(table: Table, space: VectorSpace): Promise<void> {
  const type = (await table.schema()).fields.find(({ name }) => name === "vector")?.type as { listSize?: number } | undefined;
  if (type?.listSize !== space.dimensions) throw wrongDimensions("lancedb", type?.listSize ?? 0, space.dimensions);
}

async function write(table: Table, space: VectorSpace, points: readonly VectorPoint[]): Promise<void> {
  const data = toArrow(points.map(rowOf), spaceTable(space).schema);
  await table.mergeInsert("chunk_id").whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(data);
}

async function nearest(table: Table, embedding: readonly number[], predicate: string | undefined, limit: number): Promise<VectorHit[]> {
  const query = table.query().nearestTo([...embedding]).column("vector").distanceType("cosine").nprobes(PARTITIONS_READ).refineFactor(REFINED);
  if (predicate) query.where(predicate);
  const answer = await query.select(["chunk_id", "document_id", "_distance"]).limit(limit).toArrow();
  const [ids, documents, distances] = ["chunk_id", "document_id", "_distance"].map((name) => answer.getChild(name));
  return Array.from({ length: answer.numRows }, (_, at) => {
    return { chunkId: String(ids?.get(at)), documentId: String(documents?.get(at)), distance: Number(distances?.get(at)) };
  });
}

/**
 * Built by the worker, never while appending; one bit a dimension (J. Gao, C. Long, "RaBitQ", SIGMOD 2024), which takes a second
 * where a graph takes minutes. Its codes need dimensions in multiples of 8; other lengths are searched exactly.
 */
export async function buildVectorIndex(table: Table, space: VectorSpace, exactUntil = EXACT_UNTIL_ROWS): Promise<void> {
  if (space.dimensions % 8 !== 0 || (await table.countRows()) < exactUntil) return;
  const indexes = await table.listIndices();
  if (indexes.some(({ columns }) => columns.includes("vector"))) return;
  const { Index } = await lance();
  await table.createIndex("vector", { config: Index.ivfRq({ distanceType: "cosine" }) });
}

async function fold(table: Table, space: VectorSpace): Promise<void> {
  await buildVectorIndex(table, space);
  const stats = await table.indexStats("document_id_idx");
  const worthIt = (stats?.numUnindexedRows ?? FRESH_ROWS) >= FRESH_ROWS || (await table.listVersions()).length > FRESH_COMMITS;
  if (worthIt) await table.optimize({ cleanupOlderThan: new Date(Date.now() - KEEP_COMMITS_MS) });
}

/** LanceDB inside this process, beside the full-text index; one table a space. Any number of processes may use it at once. */
export class LanceVectors implements StoreDriver {
  readonly kind = "lancedb";

  private existing<T>(space: VectorSpace, work: (table: Table) => Promise<T>): Promise<T | undefined> {
    return onTable(spaceTable(space), false, work);
  }

  async check(): Promise<void> {
    await (await openIndexDatabase()).tableNames({ limit: 1 });
  }

  async create(space: VectorSpace): Promise<void> {
    await onTable(spaceTable(space), true, (table) => assertDimensions(table, space));
  }

  async upsert(space: VectorSpace, points: readonly VectorPoint[]): Promise<void> {
    await onTable(spaceTable(space), true, (table) => write(table, space, points));
  }

  async search(space: VectorSpace, embedding: readonly number[], conditions: Conditions, limit: number): Promise<VectorHit[]> {
    const hits = await this.existing(space, (table) => nearest(table, embedding, predicateOf(conditions), limit));
    if (!hits) throw spaceGone(this.kind);
    return hits;
  }

  async updateDocument(space: VectorSpace, documentId: string, { projectId, sensitivity, departmentIds }: StoredAttributes): Promise<void> {
    const values: Record<string, string | number | string[]> = {
      ...(projectId ? { project_id: projectId } : {}),
      ...(sensitivity === undefined ? {} : { sensitivity }),
      ...(departmentIds ? { department_ids: departmentIds } : {}),
    };
    await this.existing(space, (table) => table.update({ where: selected({ documentIds: [documentId] }), values }));
  }

  async remove(space: VectorSpace, selection: VectorSelection): Promise<void> {
    await this.existing(space, (table) => table.delete(selected(selection)));
  }

  async count(space: VectorSpace, documentId?: string): Promise<number> {
    return (await this.existing(space, (table) => table.countRows(documentId && selected({ documentIds: [documentId] })))) ?? 0;
  }

  async optimize(space: VectorSpace): Promise<void> {
    await this.existing(space, (table) => fold(table, space));
  }

  drop(space: VectorSpace): Promise<void> {
    return dropTable(spaceTable(space));
  }
}
