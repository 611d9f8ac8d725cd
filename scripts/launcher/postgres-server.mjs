import { spawn, spawnSync } from "node:child_process";
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { freePort } from "./ports.mjs";
import { giveFolder, postgresAccount } from "./postgres-account.mjs";
import { postgresBinaries } from "./postgres-binaries.mjs";
import { hold, holders, letGo } from "./postgres-holders.mjs";
import { livingPostmaster, readPostmaster } from "./postmaster-file.mjs";
import { isAlive, waitUntil } from "./process-identity.mjs";
import { installationSecrets } from "./secrets.mjs";

const USER = "muniment";
const PREFERRED_PORT = 54329;
const START_TIMEOUT_MS = 90_000; // Recovery after a crash replays the log first.

const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "shared_buffers=128MB",
  "max_connections=100",
  "synchronous_commit=on",
  "timezone=UTC",
  "jit=off",
  "max_parallel_workers_per_gather=0",
  "random_page_cost=1.1",
  "log_checkpoints=off",
  "log_min_duration_statement=2000",
];

/**
 * The embedded database of a data folder: adopts the server that runs there, or starts one on a free port.
 * `database` is created by the migration step. `release()` stops the server unless another process still needs it.
 * With the holder "server" it runs until somebody stops it.
 *
 * @param {{ dataDir: string, database?: string, port?: number, onStep?: (title: string) => void, extraSettings?: string[], holder?: number | "server" }} options
 */
export async function embeddedPostgres({ dataDir, database = USER, port = PREFERRED_PORT, onStep = () => {}, extraSettings = [], holder = process.pid }) {
  const folder = path.join(dataDir, "postgres");
  const { databasePassword } = installationSecrets(dataDir);
  // Held before looking: whoever leaves meanwhile must not stop what we are about to use.
  if (holder !== "server") hold(dataDir, holder);
  const adopted = await adopt(folder);
  const server = adopted ?? (await start({ dataDir, folder, password: databasePassword, preferredPort: port, onStep, extraSettings }));
  if (holder === "server") hold(dataDir, server.pid);
  const url = `postgresql://${USER}:${databasePassword}@127.0.0.1:${server.port}/${database}`;
  return { url, pid: server.pid, port: server.port, adopted: Boolean(adopted), release: () => release(dataDir, folder) };
}

/** Connection string of the server that runs in this data folder, or undefined. Starts nothing. */
export async function runningPostgresUrl(dataDir, database = USER) {
  const server = await adopt(path.join(dataDir, "postgres"));
  if (!server) return undefined;
  return `postgresql://${USER}:${installationSecrets(dataDir).databasePassword}@127.0.0.1:${server.port}/${database}`;
}

async function adopt(folder) {
  const found = livingPostmaster(folder);
  if (!found) return undefined;
  const settled = await waitUntil(() => {
    const now = readPostmaster(folder);
    if (!now || !isAlive(now.pid)) return { gone: true };
    return now.status === "ready" ? now : undefined;
  }, START_TIMEOUT_MS);
  if (!settled) throw new Failure(`The database process ${found.pid} of ${folder} does not become ready. See ${logFile(folder)}.`);
  return settled.gone ? undefined : settled;
}

async function start({ dataDir, folder, password, preferredPort, onStep, extraSettings }) {
  const binaries = await postgresBinaries();
  const account = postgresAccount({ dataDir, program: binaries.postgres });
  if (!existsSync(path.join(folder, "PG_VERSION"))) {
    onStep("Creating the database");
    initialise({ dataDir, folder, password, account, initdb: binaries.initdb });
  }
  assertSameVersion(folder, binaries.postgres, account);
  giveFolder(folder, account);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(preferredPort);
    const outcome = await launch({ folder, port, account, binaries, extraSettings });
    if (outcome.ready) return outcome;
    // Another program took the port in between, or children of a killed server still hold its shared memory.
    if (attempt >= 8) throw new Failure(`The database did not start:\n${outcome.tail}`);
    const rival = await adopt(folder);
    if (rival) return rival;
    await new Promise((resolve) => setTimeout(resolve, attempt * 250));
  }
}

function initialise({ dataDir, folder, password, account, initdb }) {
  // Made beside its final place: an interrupted run leaves no half-made database behind.
  const draft = path.join(dataDir, "postgres.new");
  const passwordFile = path.join(dataDir, `password.${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveFolder(draft, account);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  giveFolder(passwordFile, account);
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const args = [`--pgdata=${draft}`, `--username=${USER}`, "--auth=scram-sha-256", `--pwfile=${passwordFile}`, ...locale];
  try {
    const [program, ...rest] = [...account.prefix, initdb, ...args];
    const result = spawnSync(program, rest, { uid: account.uid, gid: account.gid, cwd: draft, encoding: "utf8", env: cleanEnvironment() });
    if (result.status !== 0) throw new Failure(`The database could not be created:\n${result.stderr || result.error}`);
    renameSync(draft, folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function assertSameVersion(folder, postgres, account) {
  const data = readFileSync(path.join(folder, "PG_VERSION"), "utf8").trim();
  const [program, ...rest] = [...account.prefix, postgres, "--version"];
  const { stdout } = spawnSync(program, rest, { uid: account.uid, gid: account.gid, encoding: "utf8", cwd: "/" });
  const major = /(\d+)/.exec(stdout ?? "")?.[1];
  if (major === data) return;
  throw new Failure(`${folder} was made by Postgres ${data}, this release brings ${major}. Restore a backup into a new DATA_DIR.`);
}

async function launch({ folder, port, account, binaries, extraSettings }) {
  const log = logFile(folder);
  mkdirSync(path.dirname(log), { recursive: true });
  const output = openSync(log, "a", 0o600);
  chmodSync(log, 0o600);
  const flags = [...settings, ...extraSettings].flatMap((setting) => ["-c", setting]);
  const [program, ...args] = [...account.prefix, binaries.postgres, "-D", folder, "-p", String(port), ...flags];
  // Its own session: Ctrl-C in the terminal must reach the web server and the worker first, the database last.
  const options = { uid: account.uid, gid: account.gid, cwd: folder, env: cleanEnvironment(), detached: true };
  const child = spawn(program, args, { ...options, stdio: ["ignore", output, output], windowsHide: true });
  closeSync(output);
  let ended = false;
  child.once("exit", () => (ended = true));
  child.once("error", () => (ended = true));
  child.unref();
  const ready = await waitUntil(() => {
    if (ended) return "ended";
    const now = readPostmaster(folder);
    return now?.pid === child.pid && now.status === "ready" ? "ready" : undefined;
  }, START_TIMEOUT_MS);
  if (ready === "ready") return { ready: true, pid: child.pid, port };
  if (!ended) process.kill(child.pid, "SIGQUIT");
  return { ready: false, tail: readFileSync(log, "utf8").split("\n").slice(-12).join("\n") };
}

/** Leaves the database; when nobody else holds it, stops it and waits until it is gone. */
async function release(dataDir, folder) {
  letGo(dataDir);
  if (holders(dataDir).length > 0) return;
  await stopPostgres(folder);
}

export async function stopPostgres(folder) {
  const found = livingPostmaster(folder);
  if (!found) return;
  if (process.platform === "win32") {
    const { pg_ctl } = await postgresBinaries();
    spawnSync(pg_ctl, ["stop", "-D", folder, "-m", "fast"], { stdio: "ignore", windowsHide: true });
    return;
  }
  process.kill(found.pid, "SIGINT"); // "fast": ends sessions, writes a checkpoint
  const gone = await waitUntil(() => !isAlive(found.pid), 15_000);
  if (!gone) process.kill(found.pid, "SIGQUIT");
}

function cleanEnvironment() {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG[A-Z]+|LC_[A-Z]+|LANG|DATABASE_URL)$/.test(name));
  return { ...Object.fromEntries(inherited), LC_ALL: "C", TZ: "UTC" };
}

const logFile = (folder) => path.join(path.dirname(folder), "logs", "postgres.log");

