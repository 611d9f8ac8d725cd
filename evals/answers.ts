/**
 * Quality of the extractive engine's answers over a folder with corpus.jsonl, queries.jsonl, qrels.jsonl and, if there,
 * unanswerable.jsonl:
 *   npx tsx -C react-server evals/answers.ts <set folder> [--passages 20] [--out answers.jsonl] [--misses]
 * Passages come from the product's full text index (inside the query's `scope` document where it has one), and so does everything
 * after that: prompt, engine, citation check. Without unanswerable questions every question is asked a second time with
 * its passage taken away (`withheld`).
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { WorkspaceIndex } from "@/lib/adapters/vectors/workspace-index";
import { extractiveModel } from "@/lib/adapters/ai/extractive/extractive-model";
import { CitationStream } from "@/lib/domains/chat/citations/citation-stream";
import { buildAnswerPrompt } from "@/lib/domains/chat/prompts/answer";
import { idFor, readRetrievalSet } from "./retrieval-set";
import { fillIndex } from "./set-index";

interface CorpusEntry {
  id: string;
  title: string;
  text: string;
  file?: string;
  doc?: string;
  start?: number;
  end?: number;
}

interface Query {
  id: string;
  text: string;
  scope?: string;
  answers?: string[];
  answer?: string;
  gold?: string[];
}

interface Outcome {
  query: string;
  answer: string;
  abstained: boolean;
  citations: { text: string }[];
  support: number;
  ms: number;
}

type Search = (query: Query) => Promise<CorpusEntry[]>;

function readLines<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as T);
}

/** As long as the product joins (see ranking/merge-neighbours.ts). */
const LONGEST_JOINED = 3_000;

/** Neighbours become one passage, as the product's retrieval does. */
function merged(entries: CorpusEntry[]): CorpusEntry[] {
  const out: CorpusEntry[] = [];
  for (const entry of entries) {
    const same = out.filter(({ doc }) => doc !== undefined && doc === entry.doc);
    const fits = (one: CorpusEntry, other = "") => one.text.length + entry.text.length + other.length <= LONGEST_JOINED;
    const before = same.find((one) => one.end !== undefined && one.end === entry.start && fits(one));
    const after = same.find((one) => one.start !== undefined && one.start === entry.end && fits(one, before?.text));
    if (before) Object.assign(before, { text: `${before.text} ${entry.text}`, end: entry.end });
    if (after && before) Object.assign(before, { text: `${before.text} ${after.text}`, end: after.end });
    else if (after) Object.assign(after, { text: `${entry.text} ${after.text}`, start: entry.start });
    if (after && before) out.splice(out.indexOf(after), 1);
    if (!before && !after) out.push({ ...entry });
  }
  return out;
}

/** `without`: ids per query that must not be found. */
function searcher(index: WorkspaceIndex, corpus: CorpusEntry[], limit: number, without: Map<string, Set<string>>): Search {
  const byId = new Map(corpus.map((entry) => [idFor("passage", entry.id), entry]));
  return async ({ id, text, scope }) => {
    const withheld = without.get(id);
    const filter = { projectIds: "all", maxSensitivity: 3, departmentIds: "all" } as const;
    const documentIds = scope === undefined ? {} : { documentIds: [idFor("document", scope)] };
    const hits = await index.search({ text, limit: limit + (withheld?.size ?? 0), filter: { ...filter, ...documentIds } });
    const found = hits.flatMap(({ chunkId }) => byId.get(chunkId) ?? []).filter((entry) => !withheld?.has(entry.id));
    return merged(found.slice(0, limit));
  };
}

async function ask(query: Query, found: CorpusEntry[]): Promise<Outcome> {
  const passages = found.map((entry) => ({
    documentId: entry.doc ?? entry.id,
    versionId: "1",
    documentName: entry.file ?? entry.title,
    page: 1,
    // Two passages of a document must not seem to be at one place: of a place cited twice one citation is left.
    start: entry.start ?? 0,
    text: entry.text,
  }));
  const began = performance.now();
  const prompt = buildAnswerPrompt({ question: query.text, passages, budget: { passages: 20_000 } });
  const messages = prompt.messages.map(({ content }) => ({ role: "user" as const, content: [{ type: "text" as const, text: content }] }));
  const result = await extractiveModel().doGenerate({ prompt: [{ role: "system", content: prompt.instructions }, ...messages] });
  const stream = new CitationStream(prompt.shown);
  for (const part of result.content) if (part.type === "text") stream.push(part.text);
  stream.end();
  const { text, citations, notFound } = stream.answer();
  return {
    query: query.id,
    answer: notFound ? "" : text,
    abstained: notFound,
    citations: citations.map(({ quote }) => ({ text: quote })),
    support: Number(result.providerMetadata?.muniment?.support ?? 0),
    ms: performance.now() - began,
  };
}

async function askAll(queries: Query[], search: Search): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const query of queries) outcomes.push(await ask(query, await search(query)));
  return outcomes;
}

function words(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}%]+/gu, " ").trim();
}

function grams(text: string): string[] {
  const list = text.split(" ");
  return list.slice(2).map((word, at) => `${list[at] ?? ""} ${list[at + 1] ?? ""} ${word}`);
}

/** Share of the gold span's runs of three words that the texts hold, 0..1: chunk borders cut spans, so nine tenths count as contained. */
function containment(query: Query, texts: string[]): number {
  const text = words(texts.join(" "));
  const held = new Set(grams(text));
  const golds = query.gold ?? [...(query.answers ?? []), ...(query.answer ? [query.answer] : [])];
  const shares = golds
    .map(words)
    .filter(Boolean)
    .map((gold) => {
      const needed = grams(gold);
      if (text.includes(gold)) return 1;
      return needed.length ? needed.filter((gram) => held.has(gram)).length / needed.length : 0;
    });
  return Math.max(0, ...shares);
}

/** Chance that an answerable question has more support than an unanswerable one. */
function separation(answerable: Outcome[], unanswerable: Outcome[]): number {
  let wins = 0;
  for (const a of answerable) for (const u of unanswerable) wins += a.support > u.support ? 1 : a.support === u.support ? 0.5 : 0;
  return wins / Math.max(1, answerable.length * unanswerable.length);
}

const rounded = (value: number): number => Number(value.toFixed(3));
const share = <T>(items: T[], test: (item: T) => boolean): number => rounded(items.filter(test).length / Math.max(1, items.length));

function timesOf(outcomes: Outcome[]): { msP50: number; msP95: number } {
  const times = outcomes.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (part: number): number => rounded(times[Math.floor(times.length * part)] ?? 0);
  return { msP50: at(0.5), msP95: at(0.95) };
}

function printMisses(queries: Query[], answered: Outcome[], held: number[]): void {
  for (const [at, query] of queries.entries()) {
    if ((held[at] ?? 0) >= 0.9) continue;
    console.log(`\n? ${query.text}\n  gold: ${query.gold?.[0] ?? query.answers?.[0] ?? query.answer}`);
    console.log(`  support ${answered[at]?.support.toFixed(2)}: ${answered[at]?.answer.slice(0, 400)}`);
  }
}

const USAGE = "Usage: answers.ts <set folder> [--passages 20] [--out answers.jsonl] [--misses]";

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { passages: { type: "string", default: "20" }, out: { type: "string" }, misses: { type: "boolean", default: false } },
  });
  const folder = positionals[0];
  if (!folder) throw new Error(USAGE);
  const corpus = readLines<CorpusEntry>(path.join(folder, "corpus.jsonl"));
  const queries = readLines<Query>(path.join(folder, "queries.jsonl"));
  const unanswerable = readLines<Query>(path.join(folder, "unanswerable.jsonl"));
  const relevant = new Map<string, Set<string>>();
  for (const { query, doc } of readLines<{ query: string; doc: string }>(path.join(folder, "qrels.jsonl"))) {
    relevant.set(query, (relevant.get(query) ?? new Set<string>()).add(doc));
  }
  const limit = Number(values.passages);
  const store = mkdtempSync(path.join(tmpdir(), "answers-"));
  process.env.INDEX_DIR = store;
  const { openWorkspaceIndex } = await import("@/lib/adapters/vectors/lancedb");
  const index = await openWorkspaceIndex(idFor("workspace", path.basename(folder)));
  await fillIndex(index, readRetrievalSet(folder).passages);
  const search = searcher(index, corpus, limit, new Map());
  const answered = await askAll(queries, search);
  const withheld = unanswerable.length === 0;
  const refused = withheld ? await askAll(queries, searcher(index, corpus, limit, relevant)) : await askAll(unanswerable, search);
  const held = queries.map((query, at) => containment(query, answered[at]?.citations.map(({ text }) => text) ?? []));
  const found: number[] = [];
  for (const query of queries) found.push(containment(query, (await search(query)).map(({ text }) => text)));
  rmSync(store, { recursive: true, force: true });
  const given = answered.filter(({ abstained }) => !abstained);
  const figures = {
    set: path.basename(folder),
    questions: queries.length,
    goldInPassages: share(found, (value) => value >= 0.9),
    goldInQuotes: share(held, (value) => value >= 0.9),
    goldMostlyInQuotes: share(held, (value) => value >= 0.6),
    abstainedOnAnswerable: share(answered, ({ abstained }) => abstained),
    [withheld ? "withheld" : "unanswerable"]: refused.length,
    [withheld ? "abstainedOnWithheld" : "abstainedOnUnanswerable"]: share(refused, ({ abstained }) => abstained),
    separation: rounded(separation(answered, refused)),
    quotesPerAnswer: rounded(given.reduce((sum, { citations }) => sum + citations.length, 0) / Math.max(1, given.length)),
    ...timesOf([...answered, ...refused]),
  };
  console.log(JSON.stringify(figures));
  const written = withheld ? answered : [...answered, ...refused];
  if (values.out) writeFileSync(values.out, written.map((outcome) => JSON.stringify(outcome)).join("\n"));
  if (values.misses) printMisses(queries, answered, held);
}

await main();
