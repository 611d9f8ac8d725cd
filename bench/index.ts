import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { VisibilityFilter } from "@/lib/adapters/vectors/document-attributes";
import type { IndexRow, WorkspaceIndex } from "@/lib/adapters/vectors/workspace-index";
import { percentile } from "@/evals/ranking-metrics";
import { syntheticQuestions, syntheticRows } from "./synthetic-passages";

const { values } = parseArgs({ options: { rows: { type: "string", default: "100000" }, queries: { type: "string", default: "200" } } });

interface Timing {
  p50: string;
  p95: string;
}

async function timed(questions: string[], search: (text: string) => Promise<unknown>): Promise<Timing> {
  const times: number[] = [];
  for (const text of questions) {
    const start = performance.now();
    await search(text);
    times.push(performance.now() - start);
  }
  return { p50: `${percentile(times, 0.5).toFixed(1)} ms`, p95: `${percentile(times, 0.95).toFixed(1)} ms` };
}

async function seconds(work: () => Promise<unknown>): Promise<string> {
  const start = performance.now();
  await work();
  return `${((performance.now() - start) / 1000).toFixed(2)} s`;
}

async function build(index: WorkspaceIndex, rows: IndexRow[]): Promise<void> {
  const batch = 10_000;
  for (let at = 0; at < rows.length; at += batch) await index.append(rows.slice(at, at + batch));
  await index.optimize();
}

async function appendTimes(index: WorkspaceIndex, rows: IndexRow[], size: number): Promise<Timing> {
  const times: number[] = [];
  for (let at = 0; at < rows.length; at += size) {
    const start = performance.now();
    await index.append(rows.slice(at, at + size));
    times.push(performance.now() - start);
  }
  return { p50: `${percentile(times, 0.5).toFixed(1)} ms`, p95: `${percentile(times, 0.95).toFixed(1)} ms` };
}

/** The table under ours, asked directly: what full-text search costs before documents, filters and ids come into it. */
async function rawSearch(): Promise<(text: string) => Promise<unknown>> {
  const { connect, MatchQuery } = await import("@lancedb/lancedb");
  const { segmentQuery } = await import("@/lib/kernel/text-segmentation");
  const database = await connect(process.env.INDEX_DIR ?? "", { readConsistencyInterval: 0 });
  const name = (await database.tableNames()).find((table) => table.startsWith("workspace_")) ?? "";
  const table = await database.openTable(name);
  return (text) =>
    table
      .query()
      .fullTextSearch(new MatchQuery(segmentQuery(text).join(" "), "text"))
      .select(["chunk_id", "_score"])
      .limit(20)
      .toArray();
}

/** Share of the planted passages that come back first among the first twenty hits. */
async function plantedFound(
  index: WorkspaceIndex,
  questions: { text: string; chunkId: string }[],
  filter: VisibilityFilter,
): Promise<string> {
  let found = 0;
  for (const { text, chunkId } of questions) {
    const hits = await index.search({ text, limit: 20, filter });
    if (hits.some((hit) => hit.chunkId === chunkId)) found += 1;
  }
  return `${found}/${questions.length}`;
}

async function main(): Promise<void> {
  const store = mkdtempSync(path.join(tmpdir(), "index-bench-"));
  process.env.INDEX_DIR = store;
  const { openWorkspaceIndex } = await import("@/lib/adapters/vectors/lancedb");
  const { newId } = await import("@/lib/kernel/ids");
  const total = Number(values.rows);
  const rows = syntheticRows(total + 900, newId);
  const base = rows.slice(0, total);
  const questions = syntheticQuestions(base, Number(values.queries));
  const texts = questions.map(({ text }) => text);
  const index = await openWorkspaceIndex(newId());
  const open: VisibilityFilter = { projectIds: "all", maxSensitivity: 3, departmentIds: "all" };
  const [first] = base;
  const departments = first?.departmentIds ?? [];
  const own = { projectIds: [first?.projectId ?? ""], maxSensitivity: 2, departmentIds: departments };
  const thirty = { ...open, documentIds: [...new Set(base.map((row) => row.documentId))].slice(0, 30) };
  const single = { ...open, documentIds: thirty.documentIds.slice(0, 1) };
  const ask = (filter: VisibilityFilter) => (text: string) => index.search({ text, limit: 20, filter });

  console.log(`${total} passages, ${texts.length} questions, 20 hits each`);
  console.log(`build ${await seconds(() => build(index, base))}, resident memory ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`);
  await timed(texts.slice(0, 20), ask(open));
  const raw = await rawSearch();
  await timed(texts.slice(0, 20), raw);
  console.table({
    "raw full-text search": await timed(texts, raw),
    "ours, no filter": await timed(texts, ask(open)),
    "ours, project + level + department": await timed(texts, ask(own)),
    "ours, level + department": await timed(texts, ask({ ...own, projectIds: "all" })),
    "ours, 30 documents": await timed(texts, ask(thirty)),
    "ours, one document": await timed(texts, ask(single)),
    "append of 30": await appendTimes(index, rows.slice(total), 30),
    "ours with 900 fresh rows": await timed(texts, ask(open)),
  });
  console.log(`optimize ${await seconds(() => index.optimize())}`);
  console.log(`planted passages found ${await plantedFound(index, questions, open)}`);
  const victim = base[0]?.documentId ?? "";
  console.log(`delete a document ${await seconds(() => index.removeDocument([victim]))}`);
  rmSync(store, { recursive: true, force: true });
}

await main();
