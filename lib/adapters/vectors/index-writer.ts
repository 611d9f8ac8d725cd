import "server-only";
import type { Table } from "@lancedb/lancedb";
import { AppError } from "@/lib/kernel/app-error";
import { segmentText } from "@/lib/kernel/text-segmentation";
import { toArrow, type Values } from "./arrow-columns";
import { documentProfile, profileId, profileNumber } from "./document-profile";
import { passageColumns, PROFILE_ORDINAL, sharedColumns, writePlace } from "./lance-schema";
import { checkedId, idList } from "./checked-values";
import type { IndexRow } from "./workspace-index";

const checkedColumns = new WeakSet<Table>();

/** Before vectors had tables of their own they stood beside the passages. */
async function dropOldVectors(table: Table): Promise<void> {
  if (checkedColumns.has(table)) return;
  const { fields } = await table.schema();
  if (fields.some(({ name }) => name === "vector")) await table.dropColumns(["vector"]);
  checkedColumns.add(table);
}

/** Headings above a passage often hold its topic's only mention. */
function passageTerms(row: IndexRow): string {
  return segmentText([...row.headingPath, row.text].join("\n")).join(" ");
}

function passageValues(row: IndexRow, text: string): Values {
  const { sensitivity, generation, ordinal, page } = row;
  if (![sensitivity, generation, ordinal, page].every(Number.isInteger) || ordinal < 0 || sensitivity < 0 || sensitivity > 3) {
    throw new AppError("invalid_input", { message: "index row: level, generation, ordinal and page are whole numbers" });
  }
  return { chunk_id: checkedId(row.chunkId), ...sharedColumns(row), ordinal, page, place: writePlace(row), text, profile: null };
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Index terms by passage id of the part of the document that the profile covers, as an earlier append left it. */
async function storedTerms(table: Table, row: IndexRow): Promise<[string, string][]> {
  const number = profileNumber(row.ordinal);
  const sameGeneration = `version_id IN (${idList([row.versionId])}) AND generation = ${row.generation} AND ordinal >= 0`;
  const rows: { chunk_id: string; text: string; ordinal: number }[] = await table
    .query()
    .where(sameGeneration)
    .select(["chunk_id", "text", "ordinal"])
    .toArray();
  return rows.filter(({ ordinal }) => profileNumber(ordinal) === number).map(({ chunk_id, text }) => [chunk_id, text]);
}

async function profileValues(table: Table, group: IndexRow[], terms: Map<string, string>, known: boolean): Promise<Values[]> {
  const [first] = group;
  if (!first) return [];
  const passages = new Map(known ? await storedTerms(table, first) : []);
  for (const { chunkId } of group) passages.set(chunkId, terms.get(chunkId) ?? "");
  const profile = documentProfile(first.documentName, passages.values());
  const id = profileId(first.versionId, profileNumber(first.ordinal));
  const place = writePlace({ ...first, chunkId: id, ordinal: PROFILE_ORDINAL });
  return [{ chunk_id: id, ...sharedColumns(first), ordinal: PROFILE_ORDINAL, page: 0, place, text: null, profile }];
}

const ranked = new WeakSet<Table>();

/** A full-text index that was built over nothing doesn't rank: it answers with arbitrary rows in arbitrary order. */
async function ensureRanked(table: Table): Promise<void> {
  if (ranked.has(table)) return;
  const stats = await table.indexStats("text_idx");
  if (!stats || stats.numIndexedRows === 0) await table.optimize();
  ranked.add(table);
}

/** Appends passages and their documents' profiles in one commit. Repeatable: the same ids replace. */
export async function appendRows(table: Table, rows: IndexRow[]): Promise<void> {
  const unique = [...new Map(rows.map((row) => [row.chunkId, row])).values()];
  const terms = new Map(unique.map((row) => [row.chunkId, passageTerms(row)]));
  const versions = [...new Set(unique.map((row) => row.versionId))];
  await dropOldVectors(table);
  const values = unique.map((row) => passageValues(row, terms.get(row.chunkId) ?? ""));
  const known = (await table.countRows(`version_id IN (${idList(versions)})`)) > 0;
  const groups = groupBy(unique, (row) => profileId(row.versionId, profileNumber(row.ordinal)));
  for (const group of groups.values()) values.push(...(await profileValues(table, group, terms, known)));

  const data = toArrow(values, passageColumns);
  if (known) await table.mergeInsert("chunk_id").whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(data);
  else await table.add(data);
  await ensureRanked(table);
}
