import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { fingerprint, readStamp, writeStamp } from "./fingerprint.mjs";
import { ROOT } from "./places.mjs";
import { runProgram } from "./programs.mjs";
import { step } from "./steps.mjs";

const stamp = path.join(ROOT, "node_modules/.muniment-install");

/** Installs the locked packages when they are missing or the lock file changed since. */
export async function ensurePackages() {
  const wanted = fingerprint(["package-lock.json"], { salt: `${process.platform}-${process.arch}` });
  if (readStamp(stamp) === wanted) return;
  if (!alreadyInstalled()) await step("Installing packages (once; one to three minutes)", install);
  writeStamp(stamp, wanted);
}

/** True when npm's own record of node_modules agrees with the lock file: somebody ran npm himself. */
function alreadyInstalled() {
  const record = path.join(ROOT, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = packagesOf(path.join(ROOT, "package-lock.json"));
  const present = packagesOf(record);
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === "" || (optional && !present[place])) return true;
    return present[place]?.version === version && existsSync(path.join(ROOT, place, "package.json"));
  });
}

const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages ?? {};

async function install() {
  const npm = process.env.npm_execpath;
  const [command, ...before] = npm?.endsWith("js") ? [process.execPath, npm] : [process.platform === "win32" ? "npm.cmd" : "npm"];
  const env = {
    // Neither is needed to run: browsers are for the tests, the engine for writing migrations.
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const args = [...before, "ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code, output } = await runProgram(command, args, { env });
  if (code !== 0) throw new Failure(`The packages could not be installed (npm ci):\n${output.trim()}\nCheck the connection to the npm registry and start again.`);
}
