// npm test: installs what is missing, then every check of the project. `npm test -- --only=types,unit` runs some of them.
// The last line is always "N passed, N failed"; the exit code is 0 only when nothing failed.
import { explain } from "./launcher/failure.mjs";
import { ensurePrograms } from "./launcher/build.mjs";
import { ensureGenerated } from "./launcher/generate.mjs";
import { ensurePackages } from "./launcher/install.mjs";
import { nodeVersionProblem } from "./launcher/node-version.mjs";

// Stages of one line only read and keep one processor busy each: they run beside each other.
const ROUNDS = [["types", "lint"], ["dependencies", "unused"], ["unit"], ["build"], ["e2e"]];
const STAGES = ROUNDS.flat();

const results = [];

async function prepare() {
  const problem = nodeVersionProblem();
  if (problem) throw new Error(problem);
  await ensurePackages();
  await ensureGenerated();
  // Worker and command line may fail to bundle while the other checks still tell something.
  await ensurePrograms().catch((error) => failed("programs", error));
  // Loaded late: they need the packages.
  const [statics, { unit }, { e2e }] = await Promise.all([import("./check/static-stages.mjs"), import("./check/unit-stage.mjs"), import("./check/browser-stage.mjs")]);
  return { ...statics, unit, e2e };
}

function failed(name, error) {
  console.log(explain(error));
  results.push({ name, seconds: 0, passed: 0, failed: 1 });
}

async function stage(name, run) {
  const started = Date.now();
  console.log(`${name}…`);
  const result = await run().catch((error) => ({ passed: 0, failed: 1, output: explain(error) }));
  const seconds = Math.round((Date.now() - started) / 1000);
  if (result.output) console.log(result.output.trim());
  console.log(`${result.failed === 0 ? "ok  " : "FAIL"} ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
  results.push({ name, seconds, ...result });
}

function chosen() {
  const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length).split(",");
  const unknown = only?.filter((name) => !STAGES.includes(name)) ?? [];
  if (unknown.length > 0) throw new Error(`Unknown stage ${unknown.join(", ")}. There are: ${STAGES.join(", ")}.`);
  return only ?? STAGES;
}

function finish() {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log("");
  for (const { name, passed, failed, seconds } of results) console.log(`  ${name.padEnd(14)}${String(passed).padStart(5)} passed${String(failed).padStart(5)} failed${String(seconds).padStart(6)} s`);
  console.log("");
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  process.exit(sum("failed") === 0 ? 0 : 1);
}

try {
  const names = chosen();
  const runs = await prepare();
  for (const round of ROUNDS) await Promise.all(round.filter((name) => names.includes(name)).map((name) => stage(name, runs[name])));
} catch (error) {
  failed("preparation", error);
}
finish();
