/** npm run bench:vectors -- [--rows 100000] [--dimensions 384] [--queries 150]: the built-in vector store beside the raw index under it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { VectorSpace, VectorStore } from "@/lib/adapters/vectors/stores/vector-store";
import type { VisibilityFilter } from "@/lib/adapters/vectors/document-attributes";
import { percentile } from "@/evals/ranking-metrics";
import { exactNearest, type SyntheticVectors, syntheticVectors } from "./synthetic-vectors";

const { values } = parseArgs({
  options: { rows: { type: "string", default: "100000" }, dimensions: { type: "string", default: "384" }, queries: { type: "string", default: "150" } },
});
const WANTED = 20;
const BATCH = 5_000;

type Search = (question: Float32Array) => Promise<string[]>;

async function seconds(work: () => Promise<unknown>): Promise<string> {
  const start = performance.now();
  await work();
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

async function measured(search: Search, questions: Float32Array[], exact: string[][]): Promise<Record<string, string>> {
  for (const question of questions.slice(0, 10)) await search(question);
  const times: number[] = [];
  let found = 0;
  for (const [at, question] of questions.entries()) {
    const start = performance.now();
    const ids = new Set(await search(question));
    times.push(performance.now() - start);
    found += (exact[at] ?? []).filter((id) => ids.has(id)).length;
  }
  const wanted = exact.reduce((sum, ids) => sum + ids.length, 0);
  const time = (share: number) => `${percentile(times, share).toFixed(1)} ms`;
  return { p50: time(0.5), p95: time(0.95), [`recall@${WANTED}`]: (found / Math.max(1, wanted)).toFixed(3) };
}

/** The table under ours, asked directly; `exact` compares with every vector. */
async function rawSearch(space: VectorSpace, exact: boolean): Promise<Search> {
  const { openTable } = await import("@/lib/adapters/vectors/lance-tables");
  const { spaceTable } = await import("@/lib/adapters/vectors/stores/lance-vectors");
  const table = await openTable(spaceTable(space), false);
  if (!table) throw new Error("the table is missing");
  return async (question) => {
    const query = table.query().nearestTo([...question]).column("vector").distanceType("cosine");
    if (exact) query.bypassVectorIndex();
    const rows: { chunk_id: string }[] = await query.select(["chunk_id", "_distance"]).limit(WANTED).toArray();
    return rows.map(({ chunk_id }) => chunk_id);
  };
}

async function build(store: VectorStore, space: VectorSpace, data: SyntheticVectors): Promise<void> {
  await store.create(space);
  for (let at = 0; at < data.points.length; at += BATCH) {
    const batch = data.points.slice(at, at + BATCH);
    const embedding = (offset: number) => [...data.numbers.subarray((at + offset) * space.dimensions, (at + offset + 1) * space.dimensions)];
    await store.upsert(space, batch.map((point, offset) => ({ ...point, embedding: embedding(offset) })));
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "vector-bench-"));
  process.env.INDEX_DIR = folder;
  const { openVectorStore } = await import("@/lib/adapters/vectors/stores/open-vector-store");
  const { newId } = await import("@/lib/kernel/ids");
  const space = { id: newId(), dimensions: Number(values.dimensions) };
  const data = syntheticVectors(Number(values.rows), space.dimensions, Number(values.queries), newId);
  const store = openVectorStore("lancedb");
  console.log(`${values.rows} vectors of ${values.dimensions}, ${values.queries} questions, ${WANTED} hits each`);
  console.log(`written in ${await seconds(() => build(store, space, data))}, indexed in ${await seconds(async () => store.optimize?.(space))}`);
  const everything: VisibilityFilter = { projectIds: "all", maxSensitivity: 3, departmentIds: "all" };
  const own = { projectIds: data.projects.slice(0, 1), maxSensitivity: 2, departmentIds: data.departments.slice(0, 1) };
  const thirty = { ...everything, documentIds: [...new Set(data.points.map(({ documentId }) => documentId))].slice(0, 30) };
  const exactly = (filter: VisibilityFilter) => data.questions.map((question) => exactNearest(data, question, filter, WANTED));
  const ours = (filter: VisibilityFilter): Search => async (question) => (await store.search(space, [...question], filter, WANTED)).map(({ chunkId }) => chunkId);
  const all = exactly(everything);
  console.table({
    "raw index": await measured(await rawSearch(space, false), data.questions, all),
    "raw, every vector compared": await measured(await rawSearch(space, true), data.questions, all),
    "ours, no filter": await measured(ours(everything), data.questions, all),
    "ours, project + level + department": await measured(ours(own), data.questions, exactly(own)),
    "ours, 30 documents": await measured(ours(thirty), data.questions, exactly(thirty)),
  });
  const victim = data.points[0]?.documentId ?? "";
  console.log(`delete a document ${await seconds(() => store.remove(space, { documentIds: [victim] }))}, left of it ${await store.count(space, victim)}`);
  rmSync(folder, { recursive: true, force: true });
}

await main();
