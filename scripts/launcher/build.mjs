import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { fingerprint, readStamp, writeStamp } from "./fingerprint.mjs";
import { BUNDLES, NEXT_BUILD } from "./places.mjs";
import { runProgram } from "./programs.mjs";
import { step } from "./steps.mjs";

const SHARED = ["lib", "prisma/schema", "package-lock.json", "tsconfig.json"];
const WEB = ["app", "components", "public", "middleware.ts", "instrumentation.ts", "next.config.mjs", "postcss.config.mjs", ...SHARED];
const PROGRAMS = ["scripts/migrate.ts", "scripts/cli", "scripts/build-worker.mjs", "prisma/seed", ...SHARED];

// Generated code follows from the schema; tests are in no build.
const skip = (file) => file === "lib/db/generated" || /^public\/(?:pdf\.worker\.min\.mjs|cmaps|standard_fonts)$/.test(file) || /\.test\.tsx?$/.test(file) || file.endsWith(".md");

/** Bundles worker, migration and command line when their sources changed. Takes a fraction of a second. */
export async function ensurePrograms() {
  const stamp = path.join(BUNDLES, "programs.stamp");
  const wanted = fingerprint(PROGRAMS, { skip });
  if (readStamp(stamp) === wanted && existsSync(path.join(BUNDLES, "migrate.mjs"))) return;
  // A process of its own: the bundler would stay in the launcher's memory.
  const { code, output } = await runProgram(process.execPath, ["scripts/build-worker.mjs"]);
  if (code !== 0) throw new Failure(`The programs could not be bundled (esbuild):\n${output.trim()}`);
  writeStamp(stamp, wanted);
}

export function webBuildIsFresh() {
  return existsSync(path.join(NEXT_BUILD, "BUILD_ID")) && readStamp(webStamp) === fingerprint(WEB, { skip });
}

/** Builds the web application when its sources are newer than the build. */
export async function ensureWebBuild() {
  if (webBuildIsFresh()) return;
  await step("Building the application (about a minute)", buildWeb);
}

const webStamp = path.join(NEXT_BUILD, "muniment.stamp");

async function buildWeb() {
  const wanted = fingerprint(WEB, { skip });
  rmSync(webStamp, { force: true });
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { code, signal, output } = await runProgram(process.execPath, ["node_modules/next/dist/bin/next", "build"], { env });
  if (code !== 0) {
    const hint = signal === "SIGKILL" ? "\nThe system ended the build, most likely for lack of memory: it needs about 1.5 GB." : "";
    throw new Failure(`The application could not be built (next build):\n${output.trim()}${hint}`);
  }
  writeStamp(webStamp, wanted);
}
