import { existsSync } from "node:fs";
import { buildPrograms } from "../build-worker.mjs";
import { ensureWebBuild } from "../launcher/build.mjs";
import { tool } from "./command.mjs";

const SOURCES = ["app", "components", "lib", "scripts", "e2e", "bench", "evals", "middleware.ts"];

async function verdict(run) {
  const { code, output } = await run;
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
}

export async function types() {
  const generated = await tool("next/dist/bin/next", ["typegen"]);
  if (generated.code !== 0) return { passed: 0, failed: 1, output: generated.output };
  return verdict(tool("typescript/bin/tsc", ["--noEmit"]));
}

export function lint() {
  return verdict(tool("eslint/bin/eslint.js", [".", "--max-warnings", "0"]));
}

export function dependencies() {
  const sources = SOURCES.filter((source) => existsSync(source));
  return verdict(tool("dependency-cruiser/bin/dependency-cruise.mjs", ["--config", ".dependency-cruiser.cjs", ...sources]));
}

export function unused() {
  return verdict(tool("knip/bin/knip.js", ["--no-progress"]));
}

/** The same build that `npm start` makes; an up-to-date one counts. */
export async function build() {
  await buildPrograms();
  await ensureWebBuild();
  return { passed: 1, failed: 0 };
}
