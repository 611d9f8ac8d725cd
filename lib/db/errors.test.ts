import { afterEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/kernel/app-error";
import { forgetEnv } from "@/lib/kernel/env";
import { createTestDatabase, provideTestDatabase } from "@/scripts/test/database";
import { createTenant } from "@/scripts/test/tenant-fixture";
import { closeDatabase } from "./client";
import { isDatabaseDown, isUniqueViolation, toAppError } from "./errors";
import { Prisma } from "./generated/client";
import { inTenant } from "./tenant";
import { inUnscoped, unscopedRows } from "./unscoped";

provideTestDatabase();

const home = () => process.env["DATABASE_URL"] ?? "";
async function moveTo(url: string): Promise<void> {
  await closeDatabase();
  process.env["DATABASE_URL"] = url;
  forgetEnv();
}

let kept = "";
afterEach(async () => {
  if (kept) await moveTo(kept);
  kept = "";
});

describe("what the driver throws", () => {
  it("a unique violation is known, by Prisma and in raw SQL", async () => {
    const { owner, organizationId, workspaceId } = await createTenant();
    const again = { organizationId, workspaceId, slug: "general", name: "Again" };
    const byModel = await inTenant(owner, (tx) => tx.db.project.create({ data: { ...again, id: owner.workspaceId } })).catch((error: unknown) => error);
    const bySql = await inTenant(owner, (tx) => tx.db.$executeRaw`INSERT INTO projects (id, organization_id, workspace_id, slug, name)
      VALUES (gen_random_uuid(), ${organizationId}::uuid, ${workspaceId}::uuid, 'general', 'Again')`).catch((error: unknown) => error);
    expect([isUniqueViolation(byModel), isUniqueViolation(bySql), isUniqueViolation(new Error("other"))]).toEqual([true, true, false]);
    expect(isDatabaseDown(byModel)).toBe(false);
  });

  it("text that Postgres cannot keep is the input's fault", async () => {
    const { owner } = await createTenant();
    const run = inTenant(owner, (tx) => tx.db.project.findMany({ where: { name: "a\u0000b" } }));
    await expect(run).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("a database that is not there is unavailable, for every door", async () => {
    const { owner } = await createTenant();
    kept = home();
    const away = new URL(kept);
    away.port = "1";
    await moveTo(away.href);
    const refusal = { code: "unavailable", retryable: true, userMessage: expect.stringContaining("Nothing was changed") as string };
    await expect(inTenant(owner, (tx) => tx.db.project.count())).rejects.toMatchObject(refusal);
    await expect(inUnscoped((db) => db.user.count())).rejects.toMatchObject(refusal);
    await expect(unscopedRows(Prisma.sql`SELECT 1`)).rejects.toMatchObject(refusal);
  });

  it("a connection that dies in the middle is unavailable, and the next one works", async () => {
    const { owner } = await createTenant();
    const dying = inTenant(owner, async (tx) => {
      const [row] = await tx.db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      await inUnscoped((db) => db.$queryRaw`SELECT pg_terminate_backend(${row?.pid}::int)`);
      return tx.db.project.count();
    });
    await expect(dying).rejects.toMatchObject({ code: "unavailable" });
    expect(await inTenant(owner, (tx) => tx.db.project.count())).toBe(1);
  });

  it("a database without tables is not mistaken for an outage", async () => {
    const bare = await createTestDatabase({ template: "template0" });
    kept = home();
    await moveTo(bare.url);
    const error = toAppError(await inUnscoped((db) => db.user.count()).catch((thrown: unknown) => thrown));
    expect(error).not.toBeInstanceOf(AppError);
    await closeDatabase();
    await bare.drop();
  });
});
