import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { forgetEnv } from "@/lib/kernel/env";
import { embeddedPostgres } from "../launcher/postgres-server.mjs";
import { waitUntil } from "../launcher/process-identity.mjs";

const TEMPLATE = "muniment_template";
const UNSAFE_BUT_FAST = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200"];

export interface TestDatabase {
  /** Connects as the owner; the application narrows its role itself. */
  url: string;
  drop(): Promise<void>;
}

/** A migrated, empty database of its own. `template: "template0"` gives one without any migration. */
export async function createTestDatabase({ template = TEMPLATE } = {}): Promise<TestDatabase> {
  const server = await templateUrl();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return { url: withDatabase(server, name), drop: () => administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** Gives the calling test file its own database and data folder, through the environment as in production. */
export function provideTestDatabase(): void {
  let database: TestDatabase | undefined;
  let folder: string | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(path.join(inject("runFolder"), "data-"));
    process.env["DATABASE_URL"] = database.url;
    process.env["DATA_DIR"] = folder;
    process.env["ENCRYPTION_KEY"] ??= "tests have an encryption key of their own";
    forgetEnv();
  });
  afterAll(async () => {
    const { closeDatabase } = await import("@/lib/db/client");
    await closeDatabase();
    await database?.drop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });
}

/** Of the worker processes, one starts the server and fills the template; the others wait for its note. */
async function templateUrl(): Promise<string> {
  const folder = inject("runFolder");
  const note = path.join(folder, "template-url");
  if (await claim(path.join(folder, "claimed"))) {
    try {
      await writeFile(`${note}.draft`, await startWithTemplate(folder));
    } catch (error) {
      await writeFile(`${note}.failed`, String(error));
      throw error;
    }
    await writeFile(note, await readFile(`${note}.draft`, "utf8"));
  }
  const url = await waitUntil(async () => {
    const failure = await readIfThere(`${note}.failed`);
    if (failure) throw new Error(`Another test file could not start the database: ${failure}`);
    return readIfThere(note);
  }, 60_000);
  if (!url) throw new Error("The test database did not start within a minute.");
  return url;
}

async function startWithTemplate(folder: string): Promise<string> {
  const { url } = await embeddedPostgres({ dataDir: folder, database: TEMPLATE, extraSettings: UNSAFE_BUT_FAST, holder: "server" });
  await administer(url, `CREATE DATABASE ${TEMPLATE}`);
  await migrate(url);
  return url;
}

async function claim(folder: string): Promise<boolean> {
  return mkdir(folder).then(
    () => true,
    () => false,
  );
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").then(
    (text) => text || undefined,
    () => undefined,
  );
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, "postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}
