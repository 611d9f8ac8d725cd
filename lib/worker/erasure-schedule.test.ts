import { access } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { pool } from "@/lib/db/client";
import { inUnscoped } from "@/lib/db/unscoped";
import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import { env } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { createApiKey } from "@/lib/domains/tenancy/commands/create-api-key";
import { createDepartment } from "@/lib/domains/tenancy/departments/commands/create-department";
import { runEraseOrganization } from "@/lib/domains/tenancy/organizations/jobs/erase-organization.handler";
import { createWorkspace } from "@/lib/domains/tenancy/workspaces/commands/create-workspace";
import { runEraseWorkspace } from "@/lib/domains/tenancy/workspaces/jobs/erase-workspace.handler";
import { listDueErasures } from "@/lib/domains/tenancy/erasure/due-erasures";
import { ErasureSchedule } from "./erasure-schedule";

provideTestDatabase();

const LONG_AGO = new Date(Date.now() - 31 * 86_400_000);
let tenant: Tenant;
let bystander: Tenant;
beforeEach(async () => {
  tenant = await createTenant("Leaving");
  bystander = await createTenant("Staying");
  for (const place of [tenant, bystander]) await fill(place);
});

async function fill(place: Tenant): Promise<void> {
  await addMember(place, "editor");
  const { documentId, versionId } = await addDocument(place.owner);
  await postQuestion.execute(place.owner, { question: "What is where?" });
  await createApiKey.execute(place.owner, { name: "Key", permissions: ["search:run"] });
  const department = await createDepartment.execute(place.organization, { name: "Legal" });
  await inUnscoped((db) => db.documentDepartment.create({ data: { organizationId: place.organizationId, workspaceId: place.workspaceId, documentId, departmentId: department.id } }));
  await (await openWorkspaceIndex(place.workspaceId)).append([
    { chunkId: versionId, documentId, versionId, projectId: place.projectId, sensitivity: 1, departmentIds: [], generation: 1, ordinal: 0, page: 1, text: "A passage", headingPath: [], documentName: "note.txt" },
  ]);
}

/** Rows left of a tenant, by table. */
async function rowsOf(column: "organization_id" | "workspace_id", id: string): Promise<Record<string, number>> {
  const { rows: tables } = await pool().query<{ name: string }>("SELECT table_name::text AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = $1", [column]);
  const left: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await pool().query<{ count: number }>(`SELECT count(*)::int AS count FROM "${name}" WHERE "${column}" = $1`, [id]);
    if (rows[0]?.count) left[name] = rows[0].count;
  }
  return left;
}

const stored = (place: Tenant, organization = false) =>
  access(path.resolve(env().DATA_DIR, "storage", place.organizationId, organization ? "" : place.workspaceId)).then(
    () => true,
    () => false,
  );
const indexed = async (place: Tenant) => (await (await openWorkspaceIndex(place.workspaceId)).count()).chunks;

describe("erasing a workspace", () => {
  const remove = (deletedAt: Date | null) => inUnscoped((db) => db.workspace.update({ where: { id: tenant.workspaceId }, data: { deletedAt } }));

  it("leaves no row, byte or passage of it, and everything else; repeating changes nothing", async () => {
    await remove(LONG_AGO);
    expect((await listDueErasures()).workspaces).toContainEqual({ organizationId: tenant.organizationId, workspaceId: tenant.workspaceId });
    expect(await stored(tenant)).toBe(true);
    await runEraseWorkspace(tenant, "job-1");
    await runEraseWorkspace(tenant, "job-2");
    expect(Object.keys(await rowsOf("workspace_id", tenant.workspaceId))).toEqual(["events"]);
    expect([await stored(tenant), await indexed(tenant)]).toEqual([false, 0]);
    expect([await stored(bystander), await indexed(bystander)]).toEqual([true, 1]);
    expect(await rowsOf("workspace_id", bystander.workspaceId)).toMatchObject({ documents: 1, conversations: 1, api_keys: 1, document_departments: 1 });
    const told = await inUnscoped((db) => db.event.findMany({ where: { organizationId: tenant.organizationId, type: "tenancy.workspace-erased" } }));
    expect(told.map((event) => event.payload)).toEqual([{ workspaceId: tenant.workspaceId, name: "Main", documents: 1 }]);
  });

  it.each([
    ["restored", null],
    ["deleted only now", new Date()],
  ])("touches none that is %s", async (_, deletedAt) => {
    await remove(deletedAt);
    await runEraseWorkspace(tenant, "job-1");
    expect(await rowsOf("workspace_id", tenant.workspaceId)).toMatchObject({ documents: 1 });
    expect([await stored(tenant), await indexed(tenant)]).toEqual([true, 1]);
    expect((await listDueErasures()).workspaces).toEqual([]);
  });
});

describe("erasing an organization", () => {
  it("leaves nothing of it, its log included; its people keep their accounts", async () => {
    const second = await createWorkspace.execute(tenant.organization, { name: "Second" });
    await inUnscoped(async (db) => {
      await db.workspace.update({ where: { id: second.id }, data: { archivedAt: new Date() } });
      await db.organization.update({ where: { id: tenant.organizationId }, data: { deletedAt: LONG_AGO } });
    });
    const queued: unknown[] = [];
    await new ErasureSchedule({ enqueue: async (jobs) => void queued.push(...jobs.map(({ job, payload }) => ({ name: job.name, payload }))) }).look();
    expect(queued).toEqual([{ name: "tenancy.erase-organization", payload: { organizationId: tenant.organizationId } }]);
    await runEraseOrganization(tenant.organizationId);
    await runEraseOrganization(tenant.organizationId);
    expect(await rowsOf("organization_id", tenant.organizationId)).toEqual({});
    await inUnscoped(async (db) => {
      expect(await db.organization.count({ where: { id: tenant.organizationId } })).toBe(0);
      expect(await db.user.count({ where: { id: tenant.ownerId } })).toBe(1);
    });
    expect([await stored(tenant, true), await indexed(tenant)]).toEqual([false, 0]);
    expect(await rowsOf("organization_id", bystander.organizationId)).toMatchObject({ documents: 1, departments: 1, workspaces: 1 });
  });

  it("touches none that can still be restored", async () => {
    await inUnscoped((db) => db.organization.update({ where: { id: tenant.organizationId }, data: { deletedAt: new Date(Date.now() - 29 * 86_400_000) } }));
    await runEraseOrganization(tenant.organizationId);
    expect(await rowsOf("organization_id", tenant.organizationId)).toMatchObject({ documents: 1 });
    expect((await listDueErasures()).organizations).toEqual([]);
  });
});
