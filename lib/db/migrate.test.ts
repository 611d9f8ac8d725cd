import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { migrate } from "./migrate";

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase({ template: "template0" });
  folder = await mkdtemp(path.join(inject("runFolder"), "migrations-"));
});
afterEach(() => database.drop());

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
}

async function query<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("migrate", () => {
  it("applies in the order of the names, once", async () => {
    await write("20260102000000_second", "INSERT INTO steps VALUES ('second');");
    await write("20260101000000_first", "CREATE TABLE steps (name TEXT); INSERT INTO steps VALUES ('first');");
    expect(await migrate(database.url, folder)).toEqual({ applied: ["20260101000000_first", "20260102000000_second"] });
    expect(await migrate(database.url, folder)).toEqual({ applied: [] });
    expect(await query("SELECT name FROM steps")).toEqual([{ name: "first" }, { name: "second" }]);
  });

  it("keeps the bookkeeping that Prisma reads", async () => {
    const sql = "CREATE TABLE a (id INT);\n";
    await write("20260101000000_a", sql);
    await migrate(database.url, folder);
    const [row] = await query<Record<string, unknown>>("SELECT * FROM _prisma_migrations");
    expect(row).toMatchObject({
      checksum: createHash("sha256").update(sql).digest("hex"),
      migration_name: "20260101000000_a",
      logs: null,
      rolled_back_at: null,
      applied_steps_count: 1,
    });
    expect(row?.["id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(row?.["finished_at"]).toBeInstanceOf(Date);
  });

  it("lets several processes start at once", async () => {
    await write("20260101000000_slow", "CREATE TABLE once (id INT); SELECT pg_sleep(0.3);");
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => migrate(database.url, folder)));
    expect(outcomes.flatMap((outcome) => outcome.applied)).toEqual(["20260101000000_slow"]);
  });

  it("undoes a failing migration and keeps those before it", async () => {
    await write("20260101000000_good", "CREATE TABLE good (id INT);");
    await write("20260102000000_bad", "CREATE TABLE half (id INT); SELECT 1/0;");
    await expect(migrate(database.url, folder)).rejects.toThrow(/20260102000000_bad.*division by zero/);
    expect(await query("SELECT to_regclass('half') AS half, to_regclass('good')::text AS good")).toEqual([{ half: null, good: "good" }]);
    await write("20260102000000_bad", "CREATE TABLE half (id INT);");
    expect(await migrate(database.url, folder)).toEqual({ applied: ["20260102000000_bad"] });
  });

  it("refuses when an applied migration was edited, whatever its line ends", async () => {
    await write("20260101000000_a", "CREATE TABLE a (\n  id INT\n);\n");
    await migrate(database.url, folder);
    await write("20260101000000_a", "CREATE TABLE a (\r\n  id INT\r\n);\r\n");
    expect(await migrate(database.url, folder)).toEqual({ applied: [] });
    await write("20260101000000_a", "CREATE TABLE a (id BIGINT);");
    await expect(migrate(database.url, folder)).rejects.toMatchObject({ code: "conflict", userMessage: expect.stringContaining("another wording") });
  });

  it("refuses after an unfinished run of another tool", async () => {
    await write("20260101000000_a", "CREATE TABLE a (id INT);");
    await migrate(database.url, folder);
    await query("UPDATE _prisma_migrations SET finished_at = NULL");
    await expect(migrate(database.url, folder)).rejects.toMatchObject({ code: "conflict", userMessage: expect.stringContaining("never finished") });
  });

  it("brings the product's own migrations to a database", async () => {
    const { applied } = await migrate(database.url);
    const own = path.join(process.cwd(), "prisma/migrations");
    const entries = await readdir(own, { withFileTypes: true });
    expect(applied).toEqual(entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort());
    for (const name of applied) expect(await readFile(path.join(own, name, "migration.sql"), "utf8")).not.toBe("");
  });
});
