import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { provideTestDatabase } from "@/scripts/test/database";
import { readModels } from "./prisma-schema";

provideTestDatabase();

const models = readModels();

async function rows<T extends object>(sql: string): Promise<T[]> {
  return (await pool().query<T>(sql)).rows;
}

describe("the Prisma schema and the migrated database agree", () => {
  it("on tables", async () => {
    const tables = await rows<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'");
    expect(tables.map((table) => table.name).sort()).toEqual(models.map((model) => model.table).sort());
  });

  it("on columns, types and nullability", async () => {
    const found = await rows<{ table: string; name: string; type: string; nullable: boolean }>(`SELECT c.relname AS table, a.attname AS name,
        regexp_replace(format_type(a.atttypid, a.atttypmod), '\\(\\d+\\)', '') AS type, NOT a.attnotnull AS nullable
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped`);
    for (const model of models) {
      const columns = found.filter((column) => column.table === model.table).map(({ name, type, nullable }) => ({ name, type, nullable }));
      const order = (list: typeof columns) => [...list].sort((a, b) => a.name.localeCompare(b.name));
      expect(order(columns), model.name).toEqual(order(model.columns));
    }
  });

  it("on keys and indexes", async () => {
    const found = await rows<{ table: string; columns: string[]; unique: boolean }>(`SELECT t.relname AS table, i.indisunique AS unique,
        ARRAY(SELECT a.attname::text FROM unnest(i.indkey) WITH ORDINALITY k(attnum, n) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum ORDER BY k.n) AS columns
      FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> '_prisma_migrations'`);
    for (const model of models) {
      const of = (unique: boolean) => found.filter((index) => index.table === model.table && index.unique === unique).map((index) => index.columns.join(",")).sort();
      expect(of(true), `unique of ${model.name}`).toEqual(model.unique.map((columns) => columns.join(",")).sort());
      expect(of(false), `indexes of ${model.name}`).toEqual(model.indexes.map((columns) => columns.join(",")).sort());
    }
  });

  it("on foreign keys", async () => {
    const found = await rows<{ table: string; target: string; columns: string[] }>(`SELECT t.relname AS table, r.relname AS target,
        ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(attnum, n) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = u.attnum ORDER BY u.n) AS columns
      FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid WHERE k.contype = 'f' AND t.relnamespace = 'public'::regnamespace`);
    for (const model of models) {
      const keys = found.filter((key) => key.table === model.table).map((key) => `${key.columns.join(",")} → ${key.target}`);
      expect(keys.sort(), model.name).toEqual(model.foreignKeys.map((key) => `${key.columns.join(",")} → ${key.table}`).sort());
    }
  });
});
