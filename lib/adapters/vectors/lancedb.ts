import "server-only";
import type { Table } from "@lancedb/lancedb";
import { reciprocalRankFusion } from "@/lib/kernel/reciprocal-rank-fusion";
import { onTable } from "./commit-retry";
import { appendRows } from "./index-writer";
import { departmentColumn, IS_PASSAGE, passageTable } from "./lance-schema";
import { dropTable } from "./lance-tables";
import { lexicalSearch } from "./lexical-search";
import type { LexicalHit } from "./passage-scores";
import type { VectorHit } from "./stores/vector-store";
import { checkedId, idList } from "./checked-values";
import { visibilityPredicate } from "./visibility-predicate";
import type { DocumentAttributes } from "./document-attributes";
import type { IndexHit, IndexQuery, IndexRow, WorkspaceIndex } from "./workspace-index";

/** Old commits stay readable this long, for readers that opened them. */
const KEEP_COMMITS_MS = 10 * 60_000;
/** A search reads fresh rows one by one, about 15 µs each. */
const FRESH_ROWS = 50;
const FRESH_SHARE = 1 / 300;
const FRESH_COMMITS = 200;
/** So many of each kind are fused; more only cost. */
export const VECTOR_CANDIDATES = 60;

function toHit(lexical: LexicalHit | undefined, rank: number | undefined, vector?: VectorHit, vectorRank?: number): IndexHit["stages"] {
  return {
    ...(lexical && rank ? { lexical: { rank, score: lexical.passageScore }, document: { score: lexical.documentScore } } : {}),
    ...(vector && vectorRank ? { vector: { rank: vectorRank, distance: vector.distance } } : {}),
  };
}

function fuse(lexical: LexicalHit[], vectors: readonly VectorHit[], limit: number): IndexHit[] {
  if (vectors.length === 0) {
    return lexical.slice(0, limit).map((hit, at) => {
      return { chunkId: hit.chunkId, documentId: hit.documentId, score: hit.score, stages: toHit(hit, at + 1) };
    });
  }
  const byWords = new Map(lexical.map((hit) => [hit.chunkId, hit]));
  const byMeaning = new Map(vectors.map((hit) => [hit.chunkId, hit]));
  const lists = [{ items: lexical.slice(0, VECTOR_CANDIDATES) }, { items: [...vectors] }];
  const fused = reciprocalRankFusion<LexicalHit | VectorHit>(lists, (hit) => hit.chunkId);
  return fused.slice(0, limit).map(({ key, item, score, ranks }) => {
    return { chunkId: key, documentId: item.documentId, score, stages: toHit(byWords.get(key), ranks[0], byMeaning.get(key), ranks[1]) };
  });
}

async function search(table: Table, { text, vectors = [], limit, filter }: IndexQuery): Promise<IndexHit[]> {
  const predicate = visibilityPredicate(filter);
  if (predicate === null || limit < 1) return [];
  const oneDocument = filter.documentIds?.length === 1;
  const [lexical, near] = await Promise.all([lexicalSearch(table, text, predicate, limit, oneDocument), vectors]);
  return fuse(lexical, near, limit);
}

/** Folding rewrites the table: for a few rows more, or a few commits, that costs more than it ever saves a search. */
async function isWorthFolding(table: Table): Promise<boolean> {
  const stats = await table.indexStats("text_idx");
  if (!stats) return true;
  const bearable = FRESH_ROWS + stats.numIndexedRows * FRESH_SHARE;
  return stats.numUnindexedRows > bearable || (await table.listVersions()).length > FRESH_COMMITS;
}

async function optimize(table: Table): Promise<void> {
  if (await isWorthFolding(table)) await table.optimize({ cleanupOlderThan: new Date(Date.now() - KEEP_COMMITS_MS) });
}

async function updateDocument(table: Table, documentId: string, attributes: DocumentAttributes): Promise<void> {
  const values: Record<string, string | number | string[]> = {};
  if (attributes.projectId) values.project_id = checkedId(attributes.projectId);
  if (attributes.sensitivity !== undefined) values.sensitivity = attributes.sensitivity;
  if (attributes.departmentIds) values.department_ids = departmentColumn(attributes.departmentIds);
  if (Object.keys(values).length === 0) return;
  await table.update({ where: `document_id IN (${idList([documentId])})`, values });
}

async function count(table: Table): Promise<{ chunks: number; documents: number }> {
  const profiles = table.query().where(`NOT (${IS_PASSAGE})`).select(["document_id"]).toArray();
  const [chunks, ids] = await Promise.all([table.countRows(IS_PASSAGE), profiles]);
  return { chunks, documents: new Set(ids.map((row: { document_id: string }) => row.document_id)).size };
}

/**
 * The search index of one workspace: LanceDB inside this process, one table of passages and document profiles.
 * Any number of processes may read and write it at once. Nothing is created before the first append.
 */
export async function openWorkspaceIndex(workspaceId: string): Promise<WorkspaceIndex> {
  const passages = passageTable(workspaceId);
  const existing = <T>(work: (table: Table) => Promise<T>) => onTable(passages, false, work);
  const removeWhere = (predicate: string) => existing((table) => table.delete(predicate));
  return {
    async append(rows: IndexRow[]) {
      if (rows.length > 0) await onTable(passages, true, (table) => appendRows(table, rows));
    },
    async updateDocument(documentId, attributes) {
      await existing((table) => updateDocument(table, documentId, attributes));
    },
    async removeVersion(ids) {
      if (ids.length > 0) await removeWhere(`version_id IN (${idList(ids)})`);
    },
    async removeDocument(ids) {
      if (ids.length > 0) await removeWhere(`document_id IN (${idList(ids)})`);
    },
    async removeGenerationsBefore(versionId, generation) {
      await removeWhere(`version_id IN (${idList([versionId])}) AND generation < ${Math.trunc(generation)}`);
    },
    search: async (query) => (await existing((table) => search(table, query))) ?? [],
    async optimize() {
      await existing(optimize);
    },
    count: async () => (await existing(count)) ?? { chunks: 0, documents: 0 },
    countOf: async (id) => (await existing((table) => table.countRows(`document_id IN (${idList([id])}) AND ${IS_PASSAGE}`))) ?? 0,
    async clear() {
      await removeWhere("true");
    },
    drop: () => dropTable(passages),
  };
}
