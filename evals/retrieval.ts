import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { WorkspaceIndex } from "@/lib/adapters/vectors/workspace-index";
import { Bm25Reference } from "./bm25-reference";
import { rankingMetrics, type Judged } from "./ranking-metrics";
import { idFor, readRetrievalSet, type Passage, type RetrievalSet } from "./retrieval-set";
import { fillIndex } from "./set-index";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string" }, limit: { type: "string", default: "20" }, store: { type: "string" } },
});

const keyOf = (set: RetrievalSet, passage: Passage) => (set.fileLevel ? passage.document : passage.id);
const distinct = (keys: string[]) => [...new Set(keys)];

interface Answer {
  query: string;
  hits: { text: string; file: string; page: number | undefined }[];
  ms: number;
}

async function runOurs(index: WorkspaceIndex, set: RetrievalSet, limit: number): Promise<{ judged: Judged[]; answers: Answer[] }> {
  const byId = new Map(set.passages.map((passage) => [idFor("passage", passage.id), passage]));
  const judged: Judged[] = [];
  const answers: Answer[] = [];
  for (const { id, text, scope, relevant } of set.questions) {
    const filter = { projectIds: "all", maxSensitivity: 3, departmentIds: "all" } as const;
    const documentIds = scope === undefined ? {} : { documentIds: [idFor("document", scope)] };
    const start = performance.now();
    const hits = await index.search({ text, limit, filter: { ...filter, ...documentIds } });
    const ms = performance.now() - start;
    const found = hits.flatMap(({ chunkId }) => byId.get(chunkId) ?? []);
    judged.push({ ranked: distinct(found.map((passage) => keyOf(set, passage))), relevant, ms });
    answers.push({ query: id, hits: found.map((passage) => ({ text: passage.text, file: passage.documentName, page: passage.page })), ms });
  }
  return { judged, answers };
}

function runReference(set: RetrievalSet, limit: number): Judged[] {
  const byId = new Map(set.passages.map((passage) => [passage.id, passage]));
  const title = (passage: Passage) => (set.fileLevel ? `${passage.documentName} ` : "");
  const bm25 = new Bm25Reference(set.passages.map((passage) => ({ id: passage.id, text: title(passage) + passage.text })));
  return set.questions.map(({ text, scope, relevant }) => {
    const start = performance.now();
    const ids = bm25.search(text, limit, scope === undefined ? undefined : (id) => byId.get(id)?.document === scope);
    const ms = performance.now() - start;
    return { ranked: distinct(ids.flatMap((id) => byId.get(id) ?? []).map((passage) => keyOf(set, passage))), relevant, ms };
  });
}

async function main(folder: string): Promise<void> {
  const store = values.store ?? mkdtempSync(path.join(tmpdir(), "retrieval-"));
  process.env.INDEX_DIR = store;
  const { openWorkspaceIndex } = await import("@/lib/adapters/vectors/lancedb");
  const limit = Number(values.limit);
  const set = readRetrievalSet(folder);
  const index = await openWorkspaceIndex(idFor("workspace", set.name));
  await index.drop();
  const start = performance.now();
  await fillIndex(index, set.passages);
  const seconds = (performance.now() - start) / 1000;
  const { judged, answers } = await runOurs(index, set, limit);
  const round = (metrics: object) =>
    Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, Number(Number(value).toFixed(3))]));
  const reference = runReference(set, limit);
  console.log(`${set.name}: ${set.passages.length} passages indexed in ${seconds.toFixed(1)} s, first ${limit} hits`);
  console.table({ ours: round(rankingMetrics(judged)), "BM25 reference": round(rankingMetrics(reference)) });
  if (values.out) writeFileSync(values.out, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(""));
  await index.drop();
  if (!values.store) rmSync(store, { recursive: true, force: true });
}

const [folder] = positionals;
if (folder) await main(folder);
else {
  console.error(
    "usage: tsx --tsconfig evals/tsconfig.json evals/retrieval.ts <folder> [--out results.jsonl] [--limit 20] [--store folder]",
  );
  process.exitCode = 2;
}
