import { beforeAll, describe, expect, it } from "vitest";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { createProject } from "@/lib/domains/tenancy/commands/create-project";
import { removeProject } from "@/lib/domains/tenancy/commands/remove-project";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { readPassages } from "./queries/read-passages";
import { searchPassages } from "./search-passages";

provideTestDatabase();
provideExtraction();

let tenant: Tenant;
let stranger: Tenant;
let publicId: string;
let secretId: string;
let secretChunk: string;
beforeAll(async () => {
  tenant = await createTenant();
  stranger = await createTenant("Stranger");
  const open = await addDocument(tenant.owner, { name: "Open.txt", text: "The turbine hall opens at nine.", sensitivity: "public" });
  const secret = await addDocument(tenant.owner, { name: "Secret.txt", text: "The turbine settlement is confidential.", sensitivity: "restricted" });
  await makeReady(tenant, open.versionId);
  await makeReady(tenant, secret.versionId);
  [publicId, secretId] = [open.documentId, secret.documentId];
  secretChunk = await inTenant(tenant.owner, async (tx) => (await tx.db.chunk.findFirstOrThrow({ where: { documentId: secretId } })).id);
});

const found = async (ctx: TenantContext, input: Partial<Parameters<typeof searchPassages>[1]> = {}) =>
  (await searchPassages(ctx, { query: "turbine", ...input })).map((passage) => passage.documentId).sort();
const both = () => [publicId, secretId].sort();
const read = (ctx: TenantContext, chunkId: string, scope?: Parameters<typeof readPassages>[2]) => readPassages(ctx, [{ chunkId, score: 1 }], scope);

describe("search", () => {
  it("gives each reader what he may see", async () => {
    expect(await found(tenant.owner)).toEqual(both());
    expect(await found(await addMember(tenant, "viewer", { clearance: 1 }))).toEqual([publicId]);
    expect(await found(stranger.owner)).toEqual([]);
  });

  it("the index naming a passage does not open it", async () => {
    const viewer = await addMember(tenant, "viewer", { clearance: 1 });
    expect(await read(tenant.owner, secretChunk)).toHaveLength(1);
    expect(await read(viewer, secretChunk)).toEqual([]);
    expect(await read(stranger.owner, secretChunk)).toEqual([]);
    expect(await read(tenant.owner, newId())).toEqual([]);
  });

  it("a sensitivity raised a moment ago holds although the index still knows the old one", async () => {
    const viewer = await addMember(tenant, "viewer", { clearance: 1 });
    await inTenant(tenant.owner, (tx) => tx.db.document.update({ where: { id: publicId }, data: { sensitivity: 3 } }));
    expect(await found(viewer)).toEqual([]);
    await inTenant(tenant.owner, (tx) => tx.db.document.update({ where: { id: publicId }, data: { sensitivity: 0 } }));
    expect(await found(viewer)).toEqual([publicId]);
  });

  it("departments narrow it", async () => {
    const departmentId = newId();
    await inUnscoped((db) => db.department.create({ data: { id: departmentId, organizationId: tenant.organizationId, name: "Legal" } }));
    const scope = { organizationId: tenant.organizationId, workspaceId: tenant.workspaceId };
    await inTenant(tenant.owner, (tx) => tx.db.documentDepartment.create({ data: { ...scope, documentId: publicId, departmentId } }));
    expect(await found(await addMember(tenant, "viewer", { clearance: 3 }))).toEqual([secretId]);
    expect(await found(await addMember(tenant, "viewer", { clearance: 3, departments: [departmentId] }))).toEqual(both());
    await inTenant(tenant.owner, (tx) => tx.db.documentDepartment.deleteMany({ where: { documentId: publicId } }));
  });

  it("keeps to the named documents and project, in the index and in the database", async () => {
    const project = await createProject.execute(tenant.owner, { name: "Annex" });
    const annex = await addDocument(tenant.owner, { text: "The turbine annex.", projectId: project.id });
    await makeReady(tenant, annex.versionId);
    expect(await found(tenant.owner, { documentIds: [secretId] })).toEqual([secretId]);
    expect(await found(tenant.owner, { projectId: project.id })).toEqual([annex.documentId]);
    expect(await found(tenant.owner, { projectId: project.id, documentIds: [secretId] })).toEqual([]);
    expect(await read(tenant.owner, secretChunk, { projectId: project.id })).toEqual([]);
    expect(await read(tenant.owner, secretChunk, { documentIds: [publicId] })).toEqual([]);
    await expect(found(tenant.owner, { projectId: stranger.projectId })).rejects.toMatchObject({ code: "not_found" });
    await removeProject.execute(tenant.owner, { projectId: project.id });
    expect(await found(tenant.owner)).toEqual(both());
    await expect(found(tenant.owner, { projectId: project.id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("rows of another tenant planted in the index come to nothing", async () => {
    const index = await openWorkspaceIndex(stranger.workspaceId);
    await index.append([
      { chunkId: secretChunk, documentId: secretId, versionId: newId(), projectId: stranger.projectId, sensitivity: 0, departmentIds: [], generation: 1, ordinal: 0, page: 1, text: "turbine", headingPath: [], documentName: "Planted" },
    ]);
    expect(await found(stranger.owner)).toEqual([]);
  });

  it.each(["   ", "x".repeat(4_001)])("refuses a query of nothing or of a book", async (query) => {
    await expect(found(tenant.owner, { query })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it.each(["*", '"', "turbine AND (", "SELECT * FROM documents", "a'b\"c\\", "\u0000", "工程", "🏗️"])("answers %j without failing", async (query) => {
    expect(Array.isArray(await found(tenant.owner, { query }))).toBe(true);
  });
});
