import "server-only";
import { reciprocalRankFusion } from "@/lib/kernel/reciprocal-rank-fusion";
import { onTables } from "./commit-retry";
import { appendRows } from "./index-writer";
import { departmentColumn } from "./lance-schema";
import { dropTables, type WorkspaceTables } from "./lance-tables";
import { lexicalSearch, type LexicalHit } from "./lexical-search";
import { buildVectorIndex, vectorSearch, type VectorHit } from "./vector-search";
import { checkedId, idList, visibilityPredicate } from "./visibility-predicate";
import type { DocumentAttributes, IndexHit, IndexQuery, IndexRow, WorkspaceIndex } from "./workspace-index";

/** Old commits stay readable this long, for readers that opened them. */
const KEEP_COMMITS_MS = 10 * 60_000;
const VECTOR_CANDIDATES = 60;

function toHit(lexical: LexicalHit | undefined, rank: number | undefined, vector?: VectorHit, vectorRank?: number): IndexHit["stages"] {
  return {
    ...(lexical && rank ? { lexical: { rank, score: lexical.passageScore }, document: { score: lexical.documentScore } } : {}),
    ...(vector && vectorRank ? { vector: { rank: vectorRank, distance: vector.distance } } : {}),
  };
}

function fuse(lexical: LexicalHit[], vectors: VectorHit[], limit: number): IndexHit[] {
  if (vectors.length === 0) {
    return lexical.slice(0, limit).map((hit, at) => {
      return { chunkId: hit.chunkId, documentId: hit.documentId, score: hit.score, stages: toHit(hit, at + 1) };
    });
  }
  const byWords = new Map(lexical.map((hit) => [hit.chunkId, hit]));
  const byMeaning = new Map(vectors.map((hit) => [hit.chunkId, hit]));
  const lists = [{ items: lexical.slice(0, VECTOR_CANDIDATES) }, { items: vectors }];
  const fused = reciprocalRankFusion<LexicalHit | VectorHit>(lists, (hit) => hit.chunkId);
  return fused.slice(0, limit).map(({ key, item, score, ranks }) => {
    return { chunkId: key, documentId: item.documentId, score, stages: toHit(byWords.get(key), ranks[0], byMeaning.get(key), ranks[1]) };
  });
}

async function search(tables: WorkspaceTables, { text, embedding, limit, filter }: IndexQuery): Promise<IndexHit[]> {
  const predicate = visibilityPredicate(filter);
  if (predicate === null || limit < 1) return [];
  const oneDocument = filter.documentIds?.length === 1;
  const [lexical, vectors] = await Promise.all([
    lexicalSearch(tables, text, predicate, limit, oneDocument),
    embedding ? vectorSearch(tables.chunks, embedding, predicate, Math.max(VECTOR_CANDIDATES, limit)) : [],
  ]);
  return fuse(lexical, vectors, limit);
}

async function removeWhere({ chunks, documents }: WorkspaceTables, predicate: string): Promise<void> {
  await chunks.delete(predicate);
  await documents.delete(predicate);
}

async function optimize({ chunks, documents }: WorkspaceTables): Promise<void> {
  await buildVectorIndex(chunks);
  const cleanupOlderThan = new Date(Date.now() - KEEP_COMMITS_MS);
  await chunks.optimize({ cleanupOlderThan });
  await documents.optimize({ cleanupOlderThan });
}

async function updateDocument({ chunks, documents }: WorkspaceTables, documentId: string, attributes: DocumentAttributes): Promise<void> {
  const values: Record<string, string | number | string[]> = {};
  if (attributes.projectId) values.project_id = checkedId(attributes.projectId);
  if (attributes.sensitivity !== undefined) values.sensitivity = attributes.sensitivity;
  if (attributes.departmentIds) values.department_ids = departmentColumn(attributes.departmentIds);
  if (Object.keys(values).length === 0) return;
  const where = `document_id IN (${idList([documentId])})`;
  await chunks.update({ where, values });
  await documents.update({ where, values });
}

async function count({ chunks, documents }: WorkspaceTables): Promise<{ chunks: number; documents: number }> {
  const [rows, ids] = await Promise.all([chunks.countRows(), documents.query().select(["document_id"]).toArray()]);
  return { chunks: rows, documents: new Set(ids.map((row: { document_id: string }) => row.document_id)).size };
}

/**
 * The search index of one workspace: LanceDB inside this process, one table of passages and one of document profiles.
 * Any number of processes may read and write it at once. Nothing is created before the first append.
 */
export async function openWorkspaceIndex(workspaceId: string): Promise<WorkspaceIndex> {
  checkedId(workspaceId);
  const existing = <T>(work: (tables: WorkspaceTables) => Promise<T>) => onTables(workspaceId, false, work);
  return {
    async append(rows: IndexRow[]) {
      if (rows.length > 0) await onTables(workspaceId, true, (tables) => appendRows(tables, rows));
    },
    async updateDocument(documentId, attributes) {
      await existing((tables) => updateDocument(tables, documentId, attributes));
    },
    async removeVersion(ids) {
      if (ids.length > 0) await existing((tables) => removeWhere(tables, `version_id IN (${idList(ids)})`));
    },
    async removeDocument(ids) {
      if (ids.length > 0) await existing((tables) => removeWhere(tables, `document_id IN (${idList(ids)})`));
    },
    async removeGenerationsBefore(versionId, generation) {
      const older = `version_id IN (${idList([versionId])}) AND generation < ${Math.trunc(generation)}`;
      await existing(({ chunks }) => chunks.delete(older));
    },
    search: async (query) => (await existing((tables) => search(tables, query))) ?? [],
    async optimize() {
      await existing(optimize);
    },
    count: async () => (await existing(count)) ?? { chunks: 0, documents: 0 },
    countOf: async (id) => (await existing(({ chunks }) => chunks.countRows(`document_id IN (${idList([id])})`))) ?? 0,
    drop: () => dropTables(workspaceId),
  };
}
