import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const corpusLine = z.object({
  id: z.string(),
  title: z.string().default(""),
  text: z.string(),
  file: z.string().optional(),
  page: z.number().optional(),
});
const queryLine = z.object({ id: z.string(), text: z.string(), scope: z.string().optional(), file: z.string().optional() });
const qrelLine = z.object({ query: z.string(), doc: z.string().optional(), file: z.string().optional(), rel: z.number().default(1) });

export interface Passage {
  id: string;
  /** The part of the id before '#', else the whole id. */
  document: string;
  documentName: string;
  ordinal: number;
  page: number | undefined;
  text: string;
}

export interface Question {
  id: string;
  text: string;
  scope: string | undefined;
  /** What answers it: passage ids, or file names in file-level sets. */
  relevant: Map<string, number>;
}

export interface RetrievalSet {
  name: string;
  fileLevel: boolean;
  passages: Passage[];
  questions: Question[];
}

function lines<T>(file: string, schema: z.ZodType<T>): T[] {
  const rows = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return rows.map((line) => schema.parse(JSON.parse(line)));
}

/** In some sets corpus.jsonl holds nothing but the path of another set's. */
function readCorpus(folder: string): z.infer<typeof corpusLine>[] {
  const file = path.join(folder, "corpus.jsonl");
  const start = readFileSync(file, "utf8").trim();
  return lines(start.startsWith("{") ? file : path.join(folder, start), corpusLine);
}

function namesFromQueries(queries: z.infer<typeof queryLine>[]): Map<string, string> {
  return new Map(queries.flatMap(({ id, scope, file }) => (file ? [[scope ?? id.split(":")[0] ?? id, file] as const] : [])));
}

/** Throws when a line doesn't have the set's shape. */
export function readRetrievalSet(folder: string): RetrievalSet {
  const queries = lines(path.join(folder, "queries.jsonl"), queryLine);
  const names = namesFromQueries(queries);
  const ordinals = new Map<string, number>();
  const passages = readCorpus(folder).map((row) => {
    const document = row.id.includes("#") ? (row.id.split("#")[0] ?? row.id) : row.id;
    const ordinal = ordinals.get(document) ?? 0;
    ordinals.set(document, ordinal + 1);
    const documentName = row.file ?? names.get(document) ?? row.title;
    return { id: row.id, document, documentName, ordinal, page: row.page, text: row.text };
  });
  const relevant = new Map<string, Map<string, number>>();
  let fileLevel = false;
  for (const row of lines(path.join(folder, "qrels.jsonl"), qrelLine)) {
    fileLevel ||= !row.doc;
    const marks = relevant.get(row.query) ?? new Map<string, number>();
    relevant.set(row.query, marks.set(row.doc ?? row.file ?? "", row.rel));
  }
  const questions = queries.map(({ id, text, scope }) => ({ id, text, scope, relevant: relevant.get(id) ?? new Map<string, number>() }));
  return { name: path.basename(path.resolve(folder)), fileLevel, passages, questions: questions.filter((q) => q.relevant.size > 0) };
}

/** A stable id in the product's form for a name of the set. */
export function idFor(kind: string, name: string): string {
  const hex = createHash("sha256").update(`${kind}\n${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
