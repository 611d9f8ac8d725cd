import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensurePrograms, ensureWebBuild } from "./build.mjs";
import { openDatabase } from "./database.mjs";
import { diskWarning } from "./disk.mjs";
import { loadSettings, programEnvironment } from "./environment.mjs";
import { Failure } from "./failure.mjs";
import { ensureGenerated } from "./generate.mjs";
import { ensurePackages } from "./install.mjs";
import { alreadyRunning, becomeInstance, livingInstance } from "./instance.mjs";
import { migrateDatabase } from "./migration.mjs";
import { BUNDLES, ROOT, dataDir } from "./places.mjs";
import { endPrograms } from "./programs.mjs";
import { waitUntil } from "./process-identity.mjs";
import { becomesHealthy } from "./readiness.mjs";
import { ensureDataDir } from "./secrets.mjs";
import { say } from "./steps.mjs";
import { Supervised } from "./supervised.mjs";
import { webPort } from "./web-port.mjs";

const ORPHAN_WATCH = ["--import", path.join(ROOT, "scripts/launcher/orphan-watch.mjs")];
// The development server runs in a child of Next's command line, which hands on this variable alone.
const GUARDED_HTTP = `--import=${pathToFileURL(path.join(ROOT, "scripts/launcher/guarded-http.mjs")).href}`;
// Measured idle: without these the worker stands at 187 MB, with them at 126. Threads of native code share two arenas of
// the C library, which gives freed memory back; a small young generation lets V8 collect before it grows.
const ALLOCATOR = { MALLOC_ARENA_MAX: "2", MALLOC_TRIM_THRESHOLD_: "131072" };
const MEMORY = ["--max-semi-space-size=4"];

const WORKER_MS = 10_000;

/** Everything `npm start` does: from a bare checkout to a running installation that is kept running. */
export async function runInstallation({ dev }) {
  loadSettings();
  const folder = dataDir();
  ensureDataDir(folder);
  const undo = [];
  const stop = stopOnce(undo);
  try {
    await start({ dev, folder, undo, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start({ dev, folder, undo, stop }) {
  const other = await livingInstance(folder);
  if (other) throw alreadyRunning(other);
  const port = await webPort();
  const address = process.env.APP_URL || `http://localhost:${port}`;
  const instance = await becomeInstance(folder, { url: address, port });
  undo.push(() => instance.leave());
  onSignals(stop);
  const warning = diskWarning(folder);
  if (warning) say(warning);

  await ensurePackages();
  await ensureGenerated();
  await ensurePrograms();
  if (!dev) await ensureWebBuild();

  const database = await openDatabase();
  undo.push(database.release);
  const applied = await migrateDatabase({ databaseUrl: database.url, createDatabase: database.embedded });
  if (applied.length > 0) say(`Database brought up to date (${applied.length} ${applied.length === 1 ? "change" : "changes"}).`);
  const endWatch = database.watch();
  if (endWatch) undo.push(endWatch);

  const programs = supervise({ dev, port, databaseUrl: database.url, logs: path.join(folder, "logs"), stop });
  undo.push(() => Promise.all(programs.map((program) => program.stop())));
  const healthy = await becomesHealthy({ port, host: process.env.HOST || "127.0.0.1", isOver: () => stop.begun });
  if (stop.begun) return;
  if (!healthy) throw new Failure(`The web server does not answer on port ${port}. Its last lines:\n${programs[0].log.tail(20)}`);
  // A worker that takes its time is no reason to keep people waiting: documents are queued.
  await waitUntil(() => stop.begun || programs.every(({ ready, crashes, options }) => ready || crashes > 0 || options.name === "web"), WORKER_MS);
  if (!stop.begun) say(`Muniment is ready at ${address}`);
}

function supervise({ dev, port, databaseUrl, logs, stop }) {
  const env = { ...ALLOCATOR, ...programEnvironment({ databaseUrl, port }), ...(dev ? { NODE_ENV: "development", NODE_OPTIONS: [process.env.NODE_OPTIONS, GUARDED_HTTP].filter(Boolean).join(" ") } : {}), MUNIMENT_LAUNCHER: String(process.pid) };
  const onGiveUp = async (reason) => {
    say(reason);
    await stop();
    process.exit(1);
  };
  const next = path.join(ROOT, "node_modules/next/dist/bin/next");
  const host = process.env.HOST ? ["-H", process.env.HOST] : [];
  const web = dev ? [...ORPHAN_WATCH, next, "dev", "-p", String(port), ...host] : [...ORPHAN_WATCH, ...MEMORY, path.join(ROOT, "scripts/web.mjs")];
  const programs = [new Supervised({ name: "web", args: web, env, logs, onGiveUp, stopMs: 6_000 })];
  const worker = path.join(BUNDLES, "worker.mjs");
  if (existsSync(worker)) programs.push(new Supervised({ name: "worker", args: [...ORPHAN_WATCH, ...MEMORY, worker], env, logs, onGiveUp, stopMs: 14_000 }));
  return programs.map((program) => program.start());
}

/** Undoes what was begun, last first, once; the second call returns the same promise. */
function stopOnce(undo) {
  let ending;
  const stop = () => {
    stop.begun = true;
    ending ??= (async () => {
      endPrograms();
      for (const action of undo.toReversed()) await action();
    })();
    return ending;
  };
  stop.begun = false;
  return stop;
}

function onSignals(stop) {
  const end = async () => {
    if (stop.begun) process.exit(130); // Asked twice: leave at once.
    say("Stopping…");
    await stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
}
