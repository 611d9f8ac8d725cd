import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { BroadcastChannel } from "node:worker_threads";
import { build } from "esbuild";
import { ExtractionPool } from "@/lib/adapters/extraction/extraction-pool";
import { PageRecogniser } from "@/lib/adapters/ocr/recognise-pages";
import type { PictureKind } from "@/lib/adapters/ocr/recognised-page";
import { isAppError } from "@/lib/kernel/app-error";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { ATTEMPTS } from "./guard";
import { watchHealth } from "./health";
import type { HostileFile } from "./hostile-file";

export interface Outcome {
  id: string;
  attack: string;
  bytes: number;
  seconds: number;
  /** Largest resident size of the whole process meanwhile. */
  megabytes: number;
  /** Longest that the process took to say that it is well. */
  healthSeconds: number;
  verdict: string;
  /** The words a person reads, or what was read. */
  said: string;
  flags: string[];
  /** What should not have been; empty when all is well. */
  wrong: string[];
}

const VERDICT_WITHIN_S = 60;
/** The product's own limit is on standing still; this one is for a file that crawls. */
const DEADLINE_S = 55;
const MEMORY_MB = 1536;
const HEALTH_WITHIN_S = 5;

/** Sends the files one after another through extraction threads that can reach nothing. */
export async function checkFiles(folder: string, files: readonly HostileFile[], tell: (outcome: Outcome) => void = () => undefined): Promise<Outcome[]> {
  const { thread, ocr, remove } = await builtReaders();
  const pool = new ExtractionPool({ entry: thread, size: 2 });
  const recogniser = new PageRecogniser({ entry: ocr, languages: ["eng"] });
  const health = await watchHealth();
  const attempts: string[] = [];
  const channel = new BroadcastChannel(ATTEMPTS);
  channel.onmessage = (event: unknown) => attempts.push(String((event as { data: unknown }).data));
  try {
    const outcomes: Outcome[] = [];
    for (const file of files) {
      const outcome = await check({ pool, recogniser, health, folder }, file);
      // What a thread has told arrives a turn later.
      await new Promise((resolve) => setTimeout(resolve, 10));
      outcome.wrong.push(...attempts.splice(0).map((attempt) => `tried: ${attempt}`));
      outcomes.push(outcome);
      tell(outcome);
    }
    return outcomes;
  } finally {
    channel.close();
    health.close();
    pool.close();
    recogniser.close();
    remove();
  }
}

interface Surroundings {
  pool: ExtractionPool;
  recogniser: PageRecogniser;
  health: Awaited<ReturnType<typeof watchHealth>>;
  folder: string;
}

async function check({ pool, recogniser, health, folder }: Surroundings, file: HostileFile): Promise<Outcome> {
  const source = path.join(folder, file.id);
  const started = performance.now();
  let peak = 0;
  const sample = () => (peak = Math.max(peak, process.memoryUsage.rss() + childrenBytes()));
  const timer = setInterval(sample, 50);
  const result: unknown = await pool.extract({ path: source, kind: "txt", fileName: file.name, timeoutMs: DEADLINE_S * 1000 }).catch((error: unknown) => error);
  const recognised = await recognise(recogniser, source, file, result);
  const seconds = (performance.now() - started) / 1000;
  clearInterval(timer);
  sample();
  const outcome: Outcome = {
    id: file.id,
    attack: file.attack,
    bytes: (await stat(source)).size,
    seconds,
    megabytes: Math.round(peak / 1024 / 1024),
    healthSeconds: await health.worst(),
    ...told(result, recognised),
    wrong: [],
  };
  outcome.wrong.push(...wrongOf(file, outcome, result));
  if (!(await alive(pool, folder))) outcome.wrong.push("the pool reads nothing any more");
  return outcome;
}

/** What looks like a scan is looked at as the worker would, at most two pages of it; null: there was nothing to look at. */
async function recognise(recogniser: PageRecogniser, source: string, file: HostileFile, result: unknown): Promise<number | null> {
  const pages = result instanceof Error ? [] : ((result as ExtractedDocument).picturedPages ?? []);
  if (pages.length === 0) return null;
  const kind = (/\.(pdf|png|jpe?g|tiff?)$/i.exec(file.name)?.[1] ?? "pdf").toLowerCase().replace("jpg", "jpeg").replace(/^tif$/, "tiff") as PictureKind;
  let read = 0;
  await recogniser.recognise({ path: source, kind, pages: pages.slice(0, 2), onPage: (_, page) => void (read += page?.text ? 1 : 0) });
  return read;
}

/** Of the process that looks at pictures; where the system tells (Linux). */
function childrenBytes(): number {
  try {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "latin1").trim().split(" ").filter(Boolean);
    return children.reduce((sum, child) => sum + Number(readFileSync(`/proc/${child}/statm`, "latin1").split(" ")[1]) * 4096, 0);
  } catch {
    return 0;
  }
}

function told(result: unknown, recognised: number | null): Pick<Outcome, "verdict" | "said" | "flags"> {
  if (result instanceof Error) {
    const code = isAppError(result) ? result.code : "unexplained";
    return { verdict: code, said: (isAppError(result) && result.userMessage) || `NO WORDS: ${result.message}`, flags: [] };
  }
  const { pages, flags = [] } = result as ExtractedDocument;
  const looked = recognised === null ? "" : `, ${recognised} scanned pages read`;
  return { verdict: "read", said: `${pages.length} pages, ${pages.reduce((sum, page) => sum + page.text.length, 0)} characters${looked}`, flags: flags.map((flag) => flag.kind) };
}

function wrongOf(file: HostileFile, outcome: Outcome, result: unknown): string[] {
  const wrong: string[] = [];
  const refused = outcome.verdict !== "read";
  if (outcome.seconds > VERDICT_WITHIN_S) wrong.push(`no verdict within ${VERDICT_WITHIN_S} s`);
  if (outcome.healthSeconds > HEALTH_WITHIN_S) wrong.push(`said that it is well after ${outcome.healthSeconds.toFixed(1)} s`);
  if (outcome.megabytes > MEMORY_MB) wrong.push(`${outcome.megabytes} MB`);
  if (file.verdict === "refused" && !refused) wrong.push("was read");
  if (file.verdict === "read" && refused) wrong.push(`was refused: ${outcome.said}`);
  if (outcome.said.startsWith("NO WORDS") || outcome.verdict === "unexplained") wrong.push(outcome.said);
  if (refused && file.words && !file.words.test(outcome.said)) wrong.push(`said: ${outcome.said}`);
  if (!refused && file.never?.test(JSON.stringify(result))) wrong.push(`holds ${String(file.never)}`);
  if (!refused) for (const flag of file.flags ?? []) if (!outcome.flags.includes(flag)) wrong.push(`no flag ${flag}`);
  if (!refused && !file.flags && outcome.flags.includes("instructions")) wrong.push("flagged as instructions");
  return wrong;
}

async function alive(pool: ExtractionPool, folder: string): Promise<boolean> {
  const file = path.join(folder, ".alive");
  writeFileSync(file, "still here");
  const { pages } = await pool.extract({ path: file, kind: "txt", fileName: "alive.txt", timeoutMs: 20_000 }).catch(() => ({ pages: [] }));
  return pages[0]?.text === "still here";
}

async function builtReaders(): Promise<{ thread: string; ocr: string; remove: () => void }> {
  const root = process.cwd();
  // Below node_modules, so that the thread finds the packages, which stay outside the bundle.
  const folder = mkdtempSync(path.join(root, "node_modules", ".hostile-"));
  await build({
    absWorkingDir: root,
    entryPoints: { thread: "scripts/hostile/guarded-thread.ts", ocr: "lib/adapters/ocr/process.ts" },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": root, "server-only": path.join(root, "scripts/test/empty-module.ts") },
    logLevel: "silent",
  });
  return { thread: path.join(folder, "thread.mjs"), ocr: path.join(folder, "ocr.mjs"), remove: () => rmSync(folder, { recursive: true }) };
}
