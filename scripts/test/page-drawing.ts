import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll } from "vitest";
import { PageDrawer } from "@/lib/adapters/pages/page-drawer";

/** The process's page drawer, from the sources as they are now. Answers with where its program lies. */
export function providePageDrawing(options: { timeoutMs?: number } = {}): { entry: string } {
  const root = process.cwd();
  const globals = globalThis as typeof globalThis & { munimentPages?: PageDrawer };
  const place = { entry: "" };
  let folder: string;
  beforeAll(async () => {
    // Below node_modules, so that the program finds the packages, which stay outside the bundle.
    folder = mkdtempSync(path.join(root, "node_modules", ".pages-"));
    place.entry = path.join(folder, "process.mjs");
    await build({
      absWorkingDir: root,
      entryPoints: ["lib/adapters/pages/process.ts"],
      outfile: place.entry,
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      alias: { "@": root, "server-only": path.join(root, "scripts/test/empty-module.ts") },
      logLevel: "silent",
    });
    globals.munimentPages = new PageDrawer({ entry: place.entry, size: 2, ...options });
  });
  afterAll(() => {
    globals.munimentPages?.close();
    delete globals.munimentPages;
    rmSync(folder, { recursive: true });
  });
  return place;
}
