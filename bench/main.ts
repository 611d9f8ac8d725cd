/**
 * npm run bench -- [--only ingest,long,search,ask,http,room] [--docs 40] [--pages 10] [--long-pages 1000] [--questions 150]
 *   [--users 1,10,50] [--connections 1,10,100] [--seconds 3] [--uploads 4] [--room-documents 100000] [--room-calls 60] [--seed 1] [--json]
 * Starts the built application with an upstream of its own in a folder of its own, and prints what it measures.
 */
import { parseArgs } from "node:util";
import { ApiClient } from "./api-client";
import { type RunningApplication, withApplication } from "./application";
import { makeCorpus, makeLongPdf, questionsOf } from "./corpus";
import { measureAnswers, measureSearch } from "./measure-answers";
import { measureHttp } from "./measure-http";
import { measureIngest, measureLongDocument } from "./measure-ingest";
import { measureRoom } from "./measure-room";
import { inParallel } from "./measuring";
import { machine, memoryOf, type ProgramProcesses } from "./process-figures";

const text = (value: string) => ({ type: "string", default: value }) as const;
const { values } = parseArgs({
  options: {
    only: text("ingest,long,search,ask,http"),
    docs: text("40"),
    pages: text("10"),
    "long-pages": text("1000"),
    questions: text("150"),
    users: text("1,10,50"),
    connections: text("1,10,100"),
    seconds: text("3"),
    uploads: text("4"),
    "room-documents": text("100000"),
    "room-calls": text("60"),
    seed: text("1"),
    json: { type: "boolean", default: false },
  },
});
const parts = new Set(values.only.split(","));
const numbers = (list: string): number[] => list.split(",").map(Number);

type Row = Record<string, unknown>;
const report: Record<string, Row[]> = {};

function tell(part: string, row: Row): void {
  (report[part] ??= []).push(row);
  const { failures, ...figures } = row;
  if (values.json) return;
  console.log(`\n${part}`);
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(38)}${String(value).padStart(12)}`);
  if (Array.isArray(failures) && failures.length > 0)
    console.log(`  ${failures.length} failed, the first: ${String(failures[0]).slice(0, 200)}`);
}

function memory(programs: ProgramProcesses): Row {
  const [web, worker] = [memoryOf(programs.web), memoryOf(programs.worker)];
  const total = (key: "rssMb" | "pssMb") => Math.round(web[key] + worker[key]);
  return { "web RSS MB": web.rssMb, "worker RSS MB": worker.rssMb, "together RSS MB": total("rssMb"), "together PSS MB": total("pssMb") };
}

async function measure(application: RunningApplication): Promise<void> {
  const { programs, url, upstream } = application;
  const { processors } = machine();
  // What starting left to be collected is not what an idle installation holds.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  tell("memory, idle", memory(programs));
  const opened = await application.openWorkspace();
  const { apiKey } = opened;
  const api = new ApiClient(url, apiKey);
  const place = { api, programs, processors, upstream, projectId: await api.createProject("Bench") };
  const documents = await makeCorpus(Number(values.docs), Number(values.pages), Number(values.seed));
  const questions = questionsOf(documents, Number(values.questions));
  // Search and answers need the documents too.
  if (["ingest", "search", "ask"].some((part) => parts.has(part))) {
    tell(`ingest, ${values.uploads} uploads at once`, await measureIngest(place, documents, Number(values.uploads)));
    tell("memory, after it", memory(programs));
  }
  if (parts.has("search") || parts.has("ask"))
    await inParallel(questions.slice(0, 10), 1, async ({ question }) => void (await api.search(place.projectId, question, 10)));
  if (parts.has("search")) tell("search", await measureSearch(place, questions));
  if (parts.has("ask")) {
    await inParallel(questions.slice(0, 5), 1, async ({ question }) => void (await api.ask(place.projectId, question)));
    for (const users of numbers(values.users)) tell(`answers, ${users} at once`, await measureAnswers(place, questions, users));
    tell("memory, after the answers", memory(programs));
  }
  if (parts.has("long")) {
    const projectId = await api.createProject("Bench, one long document");
    tell(
      "one long PDF",
      await measureLongDocument({ ...place, projectId }, await makeLongPdf(Number(values["long-pages"]), Number(values.seed))),
    );
  }
  for (const connections of parts.has("http") ? numbers(values.connections) : []) {
    tell(`GET /api/v1/me, ${connections} connections`, await measureHttp({ url, apiKey, programs }, connections, Number(values.seconds)));
  }
  if (parts.has("room")) {
    const room = { documents: Number(values["room-documents"]), calls: Number(values["room-calls"]) };
    tell(
      `a data room of ${room.documents} documents, p50 / p95 in ms`,
      await measureRoom({ url, folder: application.folder, opened, ...room }),
    );
  }
  tell("memory, at the end", memory(programs));
  api.close();
}

tell("machine", machine());
await withApplication(measure);
tell("machine, at the end", machine());
if (values.json) console.log(JSON.stringify({ options: values, report }, null, 2));
