import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { freePort } from "@/scripts/launcher/ports.mjs";
import { findPrograms, type ProgramProcesses } from "./process-figures";

/** Long enough for a build, when sources are newer than the one that is there. */
const START_MS = 420_000;

export interface OpenedWorkspace {
  apiKey: string;
  /** "/organization/workspace" */
  home: string;
  /** Of somebody who may do everything there. */
  email: string;
  password: string;
}

export interface RunningApplication {
  /** Makes the demo organizations, whose documents the worker then reads, and opens a workspace of one of them. */
  openWorkspace: () => Promise<OpenedWorkspace>;
  /** Its data folder. */
  folder: string;
  url: string;
  /** The upstream's address, with /v1. */
  upstream: string;
  programs: ProgramProcesses;
}

interface Started {
  child: ChildProcess;
  output: () => string;
}

function start(script: string, env: Record<string, string>): Started {
  const child = spawn(process.execPath, [script], { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  return { child, output: () => said };
}

async function says({ child, output }: Started, wanted: string, milliseconds: number): Promise<void> {
  const until = Date.now() + milliseconds;
  while (!output().includes(wanted)) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`Did not start:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function stop({ child }: Started): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGINT");
  await gone;
}

interface DemoReport {
  organizations: {
    slug: string;
    workspaces: { slug: string; apiKey: string }[];
    users: { email: string; password: string; role: string }[];
  }[];
}

async function openDemo(env: Record<string, string>): Promise<OpenedWorkspace> {
  const options = { env: { ...process.env, ...env }, maxBuffer: 1_000_000 };
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/run.mjs", "cli", "seed-demo", "--json"], options);
  const [organization] = (JSON.parse(stdout) as DemoReport).organizations;
  const [workspace, user] = [organization?.workspaces[0], organization?.users[0]];
  if (!organization || !workspace || !user) throw new Error("seed-demo gave no workspace");
  return { apiKey: workspace.apiKey, home: `/${organization.slug}/${workspace.slug}`, email: user.email, password: user.password };
}

function tailOf(folder: string): string {
  const file = path.join(folder, "logs", "web.log");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(-20).join("\n") : "";
}

/** Starts the upstream and `npm start` in a folder of its own, runs the work, and leaves nothing behind. */
export async function withApplication<T>(work: (application: RunningApplication) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "muniment-bench-"));
  const [port, upstreamPort] = [await freePort(), await freePort()];
  const upstream = `http://127.0.0.1:${upstreamPort}/v1`;
  const env = {
    DATA_DIR: folder,
    PORT: String(port),
    OPENAI_BASE_URL: upstream,
    OPENAI_API_KEY: "bench",
    CHAT_MODEL: "echo",
    EMBEDDING_MODEL: "",
    DATABASE_URL: "",
  };
  const started: Started[] = [];
  // Ctrl-C reaches the children too; this process waits for them and removes the folder.
  const interrupted = new Promise<never>((_, reject) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => reject(new Error("interrupted")));
  });
  interrupted.catch(() => undefined);
  try {
    const model = start("scripts/upstream/openai-upstream.mjs", { UPSTREAM_PORT: String(upstreamPort) });
    started.push(model);
    await says(model, "upstream at", 10_000);
    const application = start("scripts/start.mjs", env);
    started.push(application);
    await Promise.race([interrupted, says(application, "is ready at", START_MS)]);
    const programs = application.child.pid ? findPrograms(application.child.pid) : null;
    if (!programs) throw new Error("The web server and the worker were not found; this bench reads /proc and needs Linux.");
    return await Promise.race([
      interrupted,
      work({ url: `http://127.0.0.1:${port}`, upstream, folder, openWorkspace: () => openDemo(env), programs }),
    ]);
  } catch (error) {
    console.error(tailOf(folder));
    throw error;
  } finally {
    for (const one of started.toReversed()) await stop(one);
    rmSync(folder, { recursive: true, force: true });
  }
}
