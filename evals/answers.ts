/**
 * Quality of the extractive engine's answers over a folder with corpus.jsonl, queries.jsonl and, if there, unanswerable.jsonl:
 *   npx tsx -C react-server evals/answers.ts <set folder> [--passages 10] [--out answers.jsonl] [--misses]
 * Passages come from a plain BM25 over the corpus (inside the query's `scope` document where it has one); everything after
 * that is the product's own: prompt, engine, citation check.
 */
import { readFileSync, existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { extractiveModel } from "../lib/adapters/ai/extractive/extractive-model";
import { CitationStream } from "../lib/domains/chat/citations/citation-stream";
import { buildAnswerPrompt } from "../lib/domains/chat/prompts/answer";
import { segmentQuery, segmentText } from "../lib/kernel/text-segmentation";

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

function readLines<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as T);
}

class Bm25 {
  private readonly postings = new Map<string, Map<number, number>>();
  private readonly lengths: number[];
  private readonly average: number;

  constructor(private readonly entries: CorpusEntry[]) {
    this.lengths = entries.map((entry, at) => {
      const terms = segmentText(`${entry.title} ${entry.text}`);
      for (const term of terms) {
        const posting = this.postings.get(term) ?? new Map<number, number>();
        posting.set(at, (posting.get(at) ?? 0) + 1);
        this.postings.set(term, posting);
      }
      return terms.length;
    });
    this.average = this.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, entries.length);
  }

  search(query: string, limit: number): CorpusEntry[] {
    const scores = new Map<number, number>();
    for (const term of segmentQuery(query)) {
      const posting = this.postings.get(term);
      if (!posting) continue;
      const idf = Math.log(1 + (this.entries.length - posting.size + 0.5) / (posting.size + 0.5));
      for (const [at, frequency] of posting) {
        const norm = 0.9 * (1 - 0.4 + (0.4 * (this.lengths[at] ?? 0)) / this.average);
        scores.set(at, (scores.get(at) ?? 0) + (idf * frequency * 1.9) / (frequency + norm));
      }
    }
    const best = [...scores].sort((a, b) => b[1] - a[1]).slice(0, limit);
    return best.map(([at]) => this.entries[at]).filter((entry) => entry !== undefined);
  }
}

/** Neighbours become one passage, as the product's retrieval does. */
function merged(entries: CorpusEntry[]): CorpusEntry[] {
  const out: CorpusEntry[] = [];
  for (const entry of entries) {
    const same = out.filter(({ doc }) => doc !== undefined && doc === entry.doc);
    const before = same.find(({ end }) => end !== undefined && end === entry.start);
    const after = same.find(({ start }) => start !== undefined && start === entry.end);
    if (before) Object.assign(before, { text: `${before.text} ${entry.text}`, end: entry.end });
    if (after && before) Object.assign(before, { text: `${before.text} ${after.text}`, end: after.end });
    else if (after) Object.assign(after, { text: `${entry.text} ${after.text}`, start: entry.start });
    if (after && before) out.splice(out.indexOf(after), 1);
    if (!before && !after) out.push({ ...entry });
  }
  return out;
}

async function ask(query: Query, index: Bm25, limit: number): Promise<Outcome> {
  const passages = merged(index.search(query.text, limit)).map((entry) => ({
    documentId: entry.doc ?? entry.id,
    versionId: "1",
    documentName: entry.file ?? entry.title,
    page: 1,
    start: 0,
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

const words = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, " ")
    .trim();
const wanted = (query: Query): string[] =>
  (query.gold ?? [...(query.answers ?? []), ...(query.answer ? [query.answer] : [])]).map(words).filter(Boolean);

/** Words of the gold span that the quotes hold, in runs of three: chunk borders cut spans, so that nine tenths count as contained. */
function containment(gold: string, quotes: string): number {
  if (quotes.includes(gold)) return 1;
  const grams = (text: string): string[] => {
    const list = text.split(" ");
    return list.slice(2).map((word, at) => `${list[at] ?? ""} ${list[at + 1] ?? ""} ${word}`);
  };
  const held = new Set(grams(quotes));
  const needed = grams(gold);
  return needed.length ? needed.filter((gram) => held.has(gram)).length / needed.length : 0;
}

function bestContainment(query: Query, quotes: string): number {
  return Math.max(0, ...wanted(query).map((gold) => containment(gold, quotes)));
}

/** Chance that an answerable question has more support than an unanswerable one. */
function separation(answerable: Outcome[], unanswerable: Outcome[]): number | null {
  if (unanswerable.length === 0) return null;
  let wins = 0;
  for (const a of answerable) for (const u of unanswerable) wins += a.support > u.support ? 1 : a.support === u.support ? 0.5 : 0;
  return wins / (answerable.length * unanswerable.length);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { passages: { type: "string", default: "10" }, out: { type: "string" }, misses: { type: "boolean", default: false } },
  });
  const folder = positionals[0];
  if (!folder) throw new Error("Usage: answers.ts <set folder> [--passages 10] [--out answers.jsonl] [--misses]");
  const corpus = readLines<CorpusEntry>(path.join(folder, "corpus.jsonl"));
  const queries = readLines<Query>(path.join(folder, "queries.jsonl"));
  const unanswerable = readLines<Query>(path.join(folder, "unanswerable.jsonl"));
  const limit = Number(values.passages);
  const indexes = new Map<string, Bm25>();
  const indexOf = (scope = ""): Bm25 => {
    const known = indexes.get(scope) ?? new Bm25(scope ? corpus.filter((entry) => entry.doc === scope) : corpus);
    indexes.set(scope, known);
    return known;
  };
  const run = async (query: Query): Promise<Outcome> => ask(query, indexOf(query.scope), limit);
  const answered: Outcome[] = [];
  for (const query of queries) answered.push(await run(query));
  const refused: Outcome[] = [];
  for (const query of unanswerable) refused.push(await run(query));
  const quotesOf = (outcome: Outcome): string => words(outcome.citations.map(({ text }) => text).join(" "));
  const held = queries.map((query, at) =>
    bestContainment(query, quotesOf(answered[at] ?? { query: "", answer: "", abstained: true, citations: [], support: 0, ms: 0 })),
  );
  const reachable = queries.filter(
    (query) =>
      bestContainment(
        query,
        words(
          merged(indexOf(query.scope).search(query.text, limit))
            .map((entry) => entry.text)
            .join(" "),
        ),
      ) >= 0.9,
  );
  const share = (count: number, of: number): number | null => (of ? Number((count / of).toFixed(3)) : null);
  const times = [...answered, ...refused].map(({ ms }) => ms).sort((a, b) => a - b);
  console.log(
    JSON.stringify({
      set: path.basename(folder),
      questions: queries.length,
      goldInPassages: share(reachable.length, queries.length),
      goldInQuotes: share(held.filter((value) => value >= 0.9).length, queries.length),
      goldMostlyInQuotes: share(held.filter((value) => value >= 0.6).length, queries.length),
      abstainedOnAnswerable: share(answered.filter(({ abstained }) => abstained).length, queries.length),
      unanswerable: unanswerable.length,
      abstainedOnUnanswerable: share(refused.filter(({ abstained }) => abstained).length, unanswerable.length),
      separation: separation(answered, refused)?.toFixed(3) ?? null,
      quotesPerAnswer: share(
        answered.reduce((sum, { citations }) => sum + citations.length, 0),
        answered.filter(({ abstained }) => !abstained).length,
      ),
      msP50: times[Math.floor(times.length / 2)]?.toFixed(1),
      msP95: times[Math.floor(times.length * 0.95)]?.toFixed(1),
    }),
  );
  if (values.out) writeFileSync(values.out, [...answered, ...refused].map((outcome) => JSON.stringify(outcome)).join("\n"));
  if (values.misses)
    for (const [at, query] of queries.entries())
      if ((held[at] ?? 0) < 0.9)
        console.log(
          `\n? ${query.text}\n  gold: ${query.gold?.[0] ?? query.answers?.[0]}\n  support ${answered[at]?.support.toFixed(2)}: ${answered[at]?.answer.slice(0, 400)}`,
        );
}

await main();
