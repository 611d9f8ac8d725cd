import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { stopPostgres } from "../launcher/postgres-server.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** A folder of this run alone; the database is started in it by the first test file that asks for one. */
    runFolder: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const runFolder = await mkdtemp(path.join(tmpdir(), "muniment-test-"));
  project.provide("runFolder", runFolder);
  return async () => {
    const database = path.join(runFolder, "postgres");
    if (existsSync(database)) await stopPostgres(database);
    await rm(runFolder, { recursive: true, force: true });
  };
}
