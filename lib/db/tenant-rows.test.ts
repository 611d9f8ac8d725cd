import { beforeAll, describe, expect, it } from "vitest";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { pool } from "./client";
import { Prisma } from "./generated/client";
import { tenantRows } from "./tenant-rows";

provideTestDatabase();

let mine: Tenant;
let own: { documentId: string };
beforeAll(async () => {
  mine = await createTenant("Mine");
  own = await addDocument(mine.owner);
  await addDocument((await createTenant("Other")).owner);
});

const ROLE = Prisma.sql`SELECT current_user AS role, current_setting('app.organization_id', true) AS organization`;

async function roles(): Promise<Set<string>> {
  const seen = new Set<string>();
  for (let n = 0; n < 12; n++) {
    const { rows } = await pool().query<{ role: string; organization: string | null }>(ROLE.text);
    seen.add(`${rows[0]?.role === "muniment_app"} ${rows[0]?.organization || ""}`);
  }
  return seen;
}

describe("a reading statement", () => {
  it("sees its tenant's rows and no others, with parameters of every kind", async () => {
    const rows = await tenantRows<{ id: string; n: number }>(
      mine.owner,
      Prisma.sql`SELECT id, ${3}::int AS n FROM documents WHERE ${null}::text IS NULL AND NOT id = ANY(${[] as string[]}::uuid[])`,
    );
    expect(rows).toEqual([{ id: own.documentId, n: 3 }]);
  });

  it("runs as the application's role, and only until its end", async () => {
    expect(await tenantRows(mine.owner, ROLE)).toEqual([{ role: "muniment_app", organization: mine.organizationId }]);
    expect(await roles()).toEqual(new Set(["false "]));
  });

  it("changes nothing", async () => {
    await expect(tenantRows(mine.owner, Prisma.sql`UPDATE documents SET name = 'x' RETURNING id`)).rejects.toThrow("read-only transaction");
    expect(await roles()).toEqual(new Set(["false "]));
  });

  it("many at once each keep to their tenant", async () => {
    const other = await createTenant("Third");
    const count = Prisma.sql`SELECT count(*)::int AS count FROM documents`;
    const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => tenantRows<{ count: number }>(at % 2 ? mine.owner : other.owner, count)));
    expect(answers.map(([row]) => row?.count)).toEqual(answers.map((_, at) => at % 2));
  });

  it("fails alone when its connection breaks", async () => {
    const reading = tenantRows(mine.owner, Prisma.sql`SELECT pg_sleep(20)`);
    const ended = expect(reading).rejects.toThrow();
    const kill = () => pool().query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%'");
    await expect.poll(async () => (await kill()).rowCount, { timeout: 10_000 }).toBe(1);
    await ended;
    expect(await tenantRows(mine.owner, ROLE)).toHaveLength(1);
  });

  it("does not take an id for more than a value", async () => {
    const ctx = { ...mine.owner, organizationId: "', true), set_config('role', 'postgres" };
    await expect(tenantRows(ctx as typeof mine.owner, Prisma.sql`SELECT id FROM documents`)).rejects.toThrow("invalid input syntax");
  });
});
