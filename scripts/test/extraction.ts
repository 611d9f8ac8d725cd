import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll } from "vitest";
import { ExtractionPool } from "@/lib/adapters/extraction/extraction-pool";

/** The process's extraction threads, from the sources as they are now. */
export function provideExtraction(): void {
  const root = process.cwd();
  const globals = globalThis as typeof globalThis & { munimentExtraction?: ExtractionPool };
  let folder: string;
  beforeAll(async () => {
    // Below node_modules, so that the thread finds the packages, which stay outside the bundle.
    folder = mkdtempSync(path.join(root, "node_modules", ".extraction-"));
    const entry = path.join(folder, "thread.mjs");
    await build({
      absWorkingDir: root,
      entryPoints: ["lib/adapters/extraction/thread.ts"],
      outfile: entry,
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      alias: { "@": root, "server-only": path.join(root, "scripts/test/empty-module.ts") },
      logLevel: "silent",
    });
    globals.munimentExtraction = new ExtractionPool({ entry, size: 2 });
  });
  afterAll(() => {
    globals.munimentExtraction?.close();
    delete globals.munimentExtraction;
    rmSync(folder, { recursive: true });
  });
}
