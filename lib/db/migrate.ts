import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { AppError } from "@/lib/kernel/app-error";

// Prisma's own key: `prisma migrate deploy` and this runner exclude each other.
const LOCK_KEY = 72_707_369;

const MIGRATIONS_TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

interface Migration {
  name: string;
  script: string;
}

/**
 * Applies the migrations that are missing, in the order of their names, each in its own transaction. Any number of processes
 * may call it at once: the first applies, the others wait and find nothing to do.
 * @throws AppError when an applied migration was changed afterwards or was left unfinished by another tool.
 */
export async function migrate(databaseUrl: string, folder = path.join(process.cwd(), "prisma/migrations")): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "muniment-migrate", connectionTimeoutMillis: 30_000 });
  await client.connect();
  try {
    await client.query("SET lock_timeout = 0; SET statement_timeout = 0");
    await client.query("SELECT pg_advisory_lock($1)", [LOCK_KEY]);
    await client.query(MIGRATIONS_TABLE);
    const pending = await findPending(client, migrations);
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map((migration) => migration.name) };
  } finally {
    await client.end(); // Ends the session and with it the lock.
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map(async (name) => ({ name, script: await readFile(path.join(folder, name, "migration.sql"), "utf8") })));
}

async function findPending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const known = new Map(rows.map((row) => [row.name, row]));
  return migrations.filter((migration) => {
    const row = known.get(migration.name);
    if (!row) return true;
    if (!row.finished) throw refusal(`The database change "${migration.name}" was begun by another tool and never finished`);
    if (!checksums(migration.script).includes(row.checksum)) {
      throw refusal(`The database change "${migration.name}" was already applied in another wording than the one in prisma/migrations`);
    }
    return false;
  });
}

function refusal(what: string): AppError {
  const userMessage = `${what}. Nothing was changed. Restore the file from version control, or see "prisma migrate resolve".`;
  return new AppError("conflict", { message: userMessage, userMessage });
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const startedAt = new Date();
  try {
    await client.query("BEGIN");
    await client.query(migration.script);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES ($1, $2, clock_timestamp(), $3, $4, 1)`,
      [randomUUID(), sha256(migration.script), migration.name, startedAt],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    const userMessage = `The database change "${migration.name}" failed and was undone: ${reason}`;
    throw new AppError("internal", { message: userMessage, userMessage, cause: error });
  }
}

// As Prisma does: a checkout may have turned the line ends.
function checksums(script: string): string[] {
  const unix = script.replaceAll("\r\n", "\n");
  return [script, unix, unix.replaceAll("\n", "\r\n")].map(sha256);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
