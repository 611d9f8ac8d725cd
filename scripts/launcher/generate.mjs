import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { fingerprint, readStamp, writeStamp } from "./fingerprint.mjs";
import { BUNDLES, ROOT } from "./places.mjs";
import { runProgram } from "./programs.mjs";
import { step } from "./steps.mjs";

/** Files that follow from others and are not in version control: the database client, the PDF viewer's worker. */
export async function ensureGenerated() {
  copyPdfWorker();
  const stamp = path.join(BUNDLES, "prisma.stamp");
  const wanted = fingerprint(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  if (readStamp(stamp) === wanted && existsSync(path.join(ROOT, "lib/db/generated/client.ts"))) return;
  await step("Generating the database client", generate);
  writeStamp(stamp, wanted);
}

async function generate() {
  // Generating needs no schema engine. Naming any program as the engine keeps Prisma from downloading one.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  const { code, output } = await runProgram(process.execPath, ["node_modules/prisma/build/index.js", "generate"], { env });
  if (code !== 0) throw new Failure(`The database client could not be generated (prisma generate):\n${output.trim()}`);
}

// The browser's half of pdfjs must be of the same version as the half in our bundle.
function copyPdfWorker() {
  const source = path.join(ROOT, "node_modules/pdfjs-dist/build/pdf.worker.min.mjs");
  const target = path.join(ROOT, "public/pdf.worker.min.mjs");
  if (!existsSync(source) || (existsSync(target) && existsSync(path.join(ROOT, "public/cmaps")) && readFileSync(source).equals(readFileSync(target)))) return;
  mkdirSync(path.dirname(target), { recursive: true });
  copyPdfData();
  copyFileSync(source, target);
}

// With the same character maps and font metrics as the server, the browser finds the same text at the same places.
function copyPdfData() {
  for (const folder of ["cmaps", "standard_fonts"]) {
    const target = path.join(ROOT, "public", folder);
    rmSync(target, { recursive: true, force: true });
    cpSync(path.join(ROOT, "node_modules/pdfjs-dist", folder), target, { recursive: true });
  }
}
