// node scripts/run.mjs <program> [arguments]: one program of the installation beside, or without, a running `npm start`.
// Standard output belongs to the program.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { ensurePrograms, ensureWebBuild, webBuildIsFresh } from "./launcher/build.mjs";
import { openDatabase } from "./launcher/database.mjs";
import { loadSettings, programEnvironment } from "./launcher/environment.mjs";
import { Failure, explain } from "./launcher/failure.mjs";
import { ensureGenerated } from "./launcher/generate.mjs";
import { ensurePackages } from "./launcher/install.mjs";
import { migrateDatabase } from "./launcher/migration.mjs";
import { BUNDLES, ROOT } from "./launcher/places.mjs";
import { say } from "./launcher/steps.mjs";

const PROGRAMS = {
  web: () => path.join(ROOT, "scripts/web.mjs"),
  worker: () => path.join(BUNDLES, "worker.mjs"),
  cli: () => path.join(BUNDLES, "cli.mjs"),
};
const LASTING = ["web", "worker"];

async function main([name, ...args]) {
  loadSettings();
  await ensurePackages();
  await ensureGenerated();
  await ensurePrograms();
  if (name === "build") return ensureWebBuild();
  if (name === "web" && !webBuildIsFresh()) throw new Failure('The application is not built, or its sources changed since. Run "npm run build" first.');
  if (name === "migrate") return migrateOnly();
  const file = PROGRAMS[name]?.();
  if (!file || !existsSync(file)) throw new Failure(`There is no program "${name}".`);
  // On a server nothing needs to be held: the program takes over this process.
  if (LASTING.includes(name) && process.env.DATABASE_URL) return takeOver(file);
  return runBeside({ file, args });
}

async function migrateOnly() {
  const database = await openDatabase();
  try {
    const applied = await migrateDatabase({ databaseUrl: database.url, createDatabase: database.embedded });
    say(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
  } finally {
    await database.release();
  }
}

async function takeOver(file) {
  Object.assign(process.env, programEnvironment({ databaseUrl: process.env.DATABASE_URL, port: process.env.PORT || 3000 }));
  await import(file);
}

async function runBeside({ file, args }) {
  const database = await openDatabase();
  try {
    await migrateDatabase({ databaseUrl: database.url, createDatabase: database.embedded });
    const port = process.env.PORT || 3000;
    process.exitCode = await runForeground(file, args, programEnvironment({ databaseUrl: database.url, port }));
  } finally {
    await database.release();
  }
}

function runForeground(file, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: ROOT, env: { ...process.env, ...env }, stdio: "inherit" });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}

main(process.argv.slice(2)).catch((error) => {
  console.error(explain(error));
  process.exit(1);
});
