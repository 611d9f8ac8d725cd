import "server-only";
import type { Table } from "@lancedb/lancedb";
import { Schema } from "apache-arrow";
import { segmentText } from "@/lib/kernel/text-segmentation";
import { documentProfile } from "./document-profile";
import { chunkSchema, documentSchema, vectorField, visibilityColumns } from "./lance-schema";
import { lance, type WorkspaceTables } from "./lance-tables";
import { checkedId, idList } from "./visibility-predicate";
import type { IndexRow } from "./workspace-index";

/** Headings above a passage often hold its topic's only mention. */
export function passageTerms(row: IndexRow): string {
  return segmentText([...row.headingPath, row.text].join("\n")).join(" ");
}

function toRecord(row: IndexRow, text: string, dimensions: number | undefined): Record<string, unknown> {
  const record: Record<string, unknown> = {
    chunk_id: checkedId(row.chunkId),
    ...visibilityColumns(row),
    generation: row.generation,
    ordinal: row.ordinal,
    page: row.page,
    text,
  };
  if (dimensions) record.vector = row.embedding?.length === dimensions ? row.embedding : null;
  return record;
}

/** Length of the table's vectors; undefined without any. */
export async function vectorDimensions(chunks: Table): Promise<number | undefined> {
  const field = (await chunks.schema()).fields.find(({ name }) => name === "vector");
  const type = field?.type as { listSize?: number } | undefined;
  return type?.listSize;
}

/** Vectors of another length come from another model and compare with nothing: they go, the rows stay. */
async function ensureVectors(chunks: Table, rows: IndexRow[]): Promise<number | undefined> {
  const present = await vectorDimensions(chunks);
  const wanted = rows.find((row) => row.embedding)?.embedding?.length;
  if (!wanted || wanted === present) return present;
  if (present) await chunks.dropColumns(["vector"]);
  await chunks.addColumns(new Schema([vectorField(wanted)]));
  return wanted;
}

async function put(table: Table, records: Record<string, unknown>[], schema: Schema, key: string, replaces: boolean): Promise<void> {
  const { makeArrowTable } = await lance();
  const data = makeArrowTable(records, { schema });
  if (replaces) await table.mergeInsert(key).whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(data);
  else await table.add(data);
}

/** A full-text index that was built over nothing doesn't rank: it answers with arbitrary rows in arbitrary order. */
async function ensureRanked(table: Table, column: string): Promise<void> {
  const stats = await table.indexStats(`${column}_idx`);
  if (!stats || stats.numIndexedRows === 0) await table.optimize();
}

function byVersion(rows: IndexRow[]): Map<string, IndexRow[]> {
  const groups = new Map<string, IndexRow[]>();
  for (const row of rows) groups.set(row.versionId, [...(groups.get(row.versionId) ?? []), row]);
  return groups;
}

async function storedPassages(chunks: Table, versionId: string): Promise<string[]> {
  const rows: { text: string }[] = await chunks
    .query()
    .where(`version_id IN (${idList([versionId])})`)
    .select(["text"])
    .toArray();
  return rows.map(({ text }) => text);
}

/** Appends passages and brings their documents' profiles up to date. Repeatable: the same ids replace. */
export async function appendRows({ chunks, documents }: WorkspaceTables, rows: IndexRow[]): Promise<void> {
  const unique = [...new Map(rows.map((row) => [row.chunkId, row])).values()];
  const groups = byVersion(unique);
  const versions = `version_id IN (${idList([...groups.keys()])})`;
  const [dimensions, knownChunks, knownDocuments] = await Promise.all([
    ensureVectors(chunks, unique),
    chunks.countRows(versions),
    documents.countRows(versions),
  ]);
  const terms = new Map(unique.map((row) => [row.chunkId, passageTerms(row)]));
  const records = unique.map((row) => toRecord(row, terms.get(row.chunkId) ?? "", dimensions));
  await put(chunks, records, chunkSchema(dimensions), "chunk_id", knownChunks > 0);

  const profiles: Record<string, unknown>[] = [];
  for (const [versionId, group] of groups) {
    const [first] = group;
    if (!first) continue;
    const passages = knownChunks > 0 ? await storedPassages(chunks, versionId) : group.map((row) => terms.get(row.chunkId) ?? "");
    profiles.push({ ...visibilityColumns(first), profile: documentProfile(first.documentName, passages) });
  }
  await put(documents, profiles, documentSchema(), "version_id", knownDocuments > 0);
  await Promise.all([ensureRanked(chunks, "text"), ensureRanked(documents, "profile")]);
}
