import { beforeAll, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { projectCreated } from "@/lib/domains/tenancy/events";
import { newId } from "@/lib/kernel/ids";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { prisma } from "./client";
import type { Prisma } from "./generated/client";
import { assertIsolation } from "./isolation-check";
import { inTenant } from "./tenant";

provideTestDatabase();

let mine: Tenant;
let other: Tenant;
let foreign: { documentId: string; versionId: string };
beforeAll(async () => {
  mine = await createTenant("Mine");
  other = await createTenant("Other");
  foreign = await addDocument(other.owner);
});

const scope = () => ({ organizationId: mine.organizationId, workspaceId: mine.workspaceId });
const foreignScope = () => ({ organizationId: other.organizationId, workspaceId: other.workspaceId });
const document = () => ({ id: newId(), name: "x", currentVersionId: newId(), latestVersionId: newId() });

describe("inside a tenant", () => {
  it("runs as the application's role, and only until its end", async () => {
    const role = (db: Pick<Prisma.TransactionClient, "$queryRaw">) =>
      db.$queryRaw<{ role: string; organization: string | null }[]>`SELECT current_user AS role, current_setting('app.organization_id', true) AS organization`;
    const [inside] = await inTenant(mine.owner, (tx) => role(tx.db));
    expect(inside).toEqual({ role: "muniment_app", organization: mine.organizationId });
    for (let n = 0; n < 12; n++) {
      const [outside] = await role(prisma());
      expect(outside?.role).not.toBe("muniment_app");
      expect(outside?.organization || null).toBeNull();
    }
  });

  it("sees no row of others, in any table that has one", async () => {
    const tables = await prisma().$queryRaw<{ name: string; column: string }[]>`SELECT table_name AS name, column_name AS column FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'organization_id'`;
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables.filter((table) => !["event_heads"].includes(table.name))) {
      const [row] = await inTenant(mine.owner, (tx) => tx.db.$queryRawUnsafe<{ count: bigint }[]>(`SELECT count(*) AS count FROM "${name}" WHERE organization_id <> $1::uuid`, mine.organizationId));
      expect([name, Number(row?.count)]).toEqual([name, 0]);
    }
  });

  it("changes and deletes no row of others", async () => {
    const changed = await inTenant(mine.owner, async (tx) => [
      (await tx.db.document.updateMany({ data: { name: "taken" }, where: { id: foreign.documentId } })).count,
      (await tx.db.documentVersion.deleteMany({ where: { id: foreign.versionId } })).count,
      (await tx.db.organization.updateMany({ where: { id: other.organizationId }, data: { name: "taken" } })).count,
      (await tx.db.workspaceMember.deleteMany({ where: foreignScope() })).count,
      await tx.db.$executeRaw`UPDATE documents SET name = 'taken' WHERE true`,
    ]);
    expect(changed).toEqual([0, 0, 0, 0, 0]);
  });

  it("a second workspace of the same organization is as foreign", async () => {
    const neighbour = newId();
    await inUnscoped((db) => db.workspace.create({ data: { id: neighbour, organizationId: mine.organizationId, slug: "second", name: "Second" } }));
    await addDocument(mine.owner);
    const there = mintTenantContext({ ...mine.owner, workspaceId: neighbour });
    expect(await inTenant(there, (tx) => tx.db.document.count())).toBe(0);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["a row of another tenant", () => inTenant(mine.owner, (tx) => tx.db.document.create({ data: { ...document(), ...foreignScope(), projectId: other.projectId } }))],
    ["one's own row in another's workspace", () => inTenant(mine.owner, (tx) => tx.db.document.create({ data: { ...document(), ...scope(), workspaceId: other.workspaceId, projectId: other.projectId } }))],
    ["a document in another's project", () => inTenant(mine.owner, (tx) => tx.db.document.create({ data: { ...document(), ...scope(), projectId: other.projectId } }))],
    ["a version of another's document", () =>
      inTenant(mine.owner, (tx) =>
        tx.db.documentVersion.create({
          data: { id: newId(), ...scope(), documentId: foreign.documentId, number: 9, originalName: "x", kind: "txt", mimeType: "text/plain", size: 1n, sha256: "0", storageKey: "x" },
        }),
      )],
    ["another's person in one's project", () => inTenant(mine.owner, (tx) => tx.db.projectMember.create({ data: { ...scope(), projectId: mine.projectId, userId: other.ownerId } }))],
    ["moving one's document away", async () => {
      const own = await addDocument(mine.owner);
      return inTenant(mine.owner, (tx) => tx.db.document.update({ where: { id: own.documentId }, data: { ...foreignScope(), projectId: other.projectId } }));
    }],
    ["an event of another", () =>
      inTenant(mine.owner, (tx) => tx.db.$executeRaw`INSERT INTO events (id, organization_id, seq, type, actor_kind, object_type, payload, request_id, occurred_at, previous_hash, hash)
        VALUES (${newId()}::uuid, ${other.organizationId}::uuid, 0, 'x', 'user', 'x', '{}', 'x', now(), '', '')`)],
    ["rewriting an event", () => inTenant(mine.owner, (tx) => tx.db.$executeRaw`UPDATE events SET payload = '{}'`)],
    ["deleting an event", () => inTenant(mine.owner, (tx) => tx.db.$executeRaw`DELETE FROM events`)],
    ["reading passwords", () => inTenant(mine.owner, (tx) => tx.db.$queryRaw`SELECT password_hash FROM users`)],
    ["reading sessions", () => inTenant(mine.owner, (tx) => tx.db.$queryRaw`SELECT * FROM sessions`)],
    ["becoming someone else", () => inTenant(mine.owner, (tx) => tx.db.$executeRaw`CREATE TABLE mine (id int)`)],
  ])("the database refuses %s", async (_, run) => {
    await expect(run()).rejects.toThrow(/row-level security|foreign key|permission denied|42501|23503/i);
  });

  it("holds for the start-up check", async () => {
    await expect(assertIsolation()).resolves.toBeUndefined();
  });
});

describe("the chain of events", () => {
  const chain = (tenant: Tenant) =>
    inUnscoped(
      (db) => db.$queryRaw<{ seq: bigint; previous_hash: string; hash: string; again: string }[]>`SELECT seq, previous_hash, hash, muniment_event_hash(e) AS again
        FROM events e WHERE organization_id = ${tenant.organizationId}::uuid ORDER BY seq`,
    );

  it("thirty writers at once leave no gap and no break", async () => {
    const record = () => inTenant(mine.owner, (tx) => tx.record(projectCreated, { projectId: newId(), name: "At once" }));
    await Promise.all(Array.from({ length: 30 }, record));
    const rows = await chain(mine);
    expect(rows.length).toBeGreaterThanOrEqual(32);
    rows.forEach((row, at) => {
      expect(Number(row.seq)).toBe(at + 1);
      expect(row.again).toBe(row.hash);
      expect(row.previous_hash).toBe(rows[at - 1]?.hash ?? "");
    });
  });

  it("shows a row that was changed behind its back", async () => {
    await inUnscoped((db) => db.$executeRaw`ALTER TABLE events DISABLE ROW LEVEL SECURITY`);
    await inUnscoped((db) => db.$executeRaw`UPDATE events SET actor_id = 'somebody else' WHERE organization_id = ${other.organizationId}::uuid AND seq = 1`);
    const rows = await chain(other);
    expect(rows.map((row) => row.again === row.hash)).toEqual([false, ...rows.slice(1).map(() => true)]);
  });

  it("an event of a transaction that fails did not happen, nor does an invalid one", async () => {
    const before = await eventTypes(mine.owner);
    const failing = inTenant(mine.owner, async (tx) => {
      await tx.record(projectCreated, { projectId: newId(), name: "Undone" });
      throw new Error("afterwards");
    });
    await expect(failing).rejects.toThrow("afterwards");
    await expect(inTenant(mine.owner, (tx) => tx.record(projectCreated, { projectId: "no id", name: "x" }))).rejects.toThrow();
    expect(await eventTypes(mine.owner)).toEqual(before);
  });
});
