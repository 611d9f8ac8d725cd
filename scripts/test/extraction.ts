import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll } from "vitest";
import { ExtractionPool } from "@/lib/adapters/extraction/extraction-pool";
import { PageRecogniser } from "@/lib/adapters/ocr/recognise-pages";

interface Readers {
  munimentExtraction?: ExtractionPool;
  munimentRecognition?: PageRecogniser;
}

/** The process's extraction threads and its recognition, from the sources as they are now. */
export function provideExtraction(): void {
  const root = process.cwd();
  const globals = globalThis as typeof globalThis & Readers;
  let folder: string;
  beforeAll(async () => {
    // Below node_modules, so that the thread finds the packages, which stay outside the bundle.
    folder = mkdtempSync(path.join(root, "node_modules", ".extraction-"));
    await build({
      absWorkingDir: root,
      entryPoints: { thread: "lib/adapters/extraction/thread.ts", process: "lib/adapters/ocr/process.ts" },
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      alias: { "@": root, "server-only": path.join(root, "scripts/test/empty-module.ts") },
      logLevel: "silent",
    });
    globals.munimentExtraction = new ExtractionPool({ entry: path.join(folder, "thread.mjs"), size: 2 });
    globals.munimentRecognition = new PageRecogniser({ entry: path.join(folder, "process.mjs"), languages: ["eng"] });
  });
  afterAll(() => {
    globals.munimentExtraction?.close();
    globals.munimentRecognition?.close();
    delete globals.munimentExtraction;
    delete globals.munimentRecognition;
    rmSync(folder, { recursive: true });
  });
}
