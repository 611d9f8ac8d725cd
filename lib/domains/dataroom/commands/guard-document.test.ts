import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import type { Permission } from "@/lib/kernel/permissions";
import { jobsFor } from "@/lib/registry/subscriptions";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { getDocumentAccess } from "../queries/document-access";
import { getDocument } from "../queries/get-document";
import { classifyDocument } from "./classify-document";
import { limitDocument } from "./limit-document";

provideTestDatabase();

let tenant: Tenant;
let legal: string;
let finance: string;
let documentId: string;
beforeAll(async () => {
  tenant = await createTenant();
  [legal, finance] = [newId(), newId()];
  await inUnscoped((db) => db.department.createMany({ data: [{ id: legal, name: "Legal", organizationId: tenant.organizationId }, { id: finance, name: "Finance", organizationId: tenant.organizationId }] }));
});
beforeEach(async () => {
  ({ documentId } = await addDocument(tenant.owner));
});

async function codeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return "done";
  } catch (error) {
    return (error as { code: string }).code;
  }
}
const editor = (clearance: number, departments: string[] = []) => addMember(tenant, "editor", { clearance, departments });
const lastEvent = async () => inTenant(tenant.owner, (tx) => tx.db.event.findFirstOrThrow({ orderBy: { seq: "desc" } }));
const sees = (ctx: Awaited<ReturnType<typeof editor>>) => codeOf(async () => inTenant(ctx, (tx) => getDocument(tx, documentId)));

describe("classifying", () => {
  it("works at the next request, is recorded with before and after, and reaches the index", async () => {
    const low = await editor(1);
    expect(await sees(low)).toBe("done");
    await classifyDocument.execute(tenant.owner, { documentId, sensitivity: "restricted" });
    expect(await sees(low)).toBe("not_found");
    const event = await lastEvent();
    expect(event).toMatchObject({ type: "dataroom.document-classified", payload: { documentId, before: "internal", after: "restricted", reason: null } });
    expect(jobsFor(event).map((job) => [job.job.name, job.payload])).toEqual([
      ["knowledge.update-in-index", { organizationId: tenant.organizationId, workspaceId: tenant.workspaceId, documentId }],
      ["knowledge.sync-bases", { organizationId: tenant.organizationId, workspaceId: tenant.workspaceId, documentIds: [documentId] }],
    ]);
  });

  it("goes up to one's own clearance and no further", async () => {
    const ctx = await editor(2);
    expect(await codeOf(async () => classifyDocument.execute(ctx, { documentId, sensitivity: "restricted" }))).toBe("forbidden");
    expect(await codeOf(async () => classifyDocument.execute(ctx, { documentId, sensitivity: "confidential" }))).toBe("done");
  });

  it("is explained when more people may read it then", async () => {
    expect(await codeOf(async () => classifyDocument.execute(tenant.owner, { documentId, sensitivity: "public" }))).toBe("invalid_input");
    await classifyDocument.execute(tenant.owner, { documentId, sensitivity: "public", reason: "It was published." });
    expect((await lastEvent()).payload).toMatchObject({ before: "internal", after: "public", reason: "It was published." });
  });

  it("is for those who may, on documents they see; nothing changes nothing", async () => {
    expect(await codeOf(async () => classifyDocument.execute(await addMember(tenant, "viewer"), { documentId, sensitivity: "public", reason: "Me too." }))).toBe("forbidden");
    expect(await codeOf(async () => classifyDocument.execute(await editor(0), { documentId, sensitivity: "public", reason: "Me too." }))).toBe("not_found");
    const before = (await lastEvent()).seq;
    await classifyDocument.execute(tenant.owner, { documentId, sensitivity: "internal" });
    expect((await lastEvent()).seq).toBe(before);
    expect(await codeOf(async () => classifyDocument.execute(tenant.owner, { documentId, sensitivity: "secret" } as never))).toBe("invalid_input");
  });
});

describe("limiting to departments", () => {
  const permitted = async (departments: string[]) => {
    const ctx = await editor(3, departments);
    return mintTenantContext({ ...ctx, permissions: new Set<Permission>([...ctx.permissions, "documents:limit"]) });
  };

  it("hides the document from everybody else, at once, and is recorded", async () => {
    const [lawyer, accountant] = [await permitted([legal]), await editor(3, [finance])];
    await limitDocument.execute(lawyer, { documentId, departmentIds: [legal, legal] });
    expect([await sees(lawyer), await sees(accountant)]).toEqual(["done", "not_found"]);
    expect(await lastEvent()).toMatchObject({ type: "dataroom.document-limited", payload: { before: [], after: [legal] } });
    await limitDocument.execute(lawyer, { documentId, departmentIds: [legal, finance] });
    expect(await sees(accountant)).toBe("done");
    await limitDocument.execute(lawyer, { documentId, departmentIds: [] });
    expect(await sees(await editor(1))).toBe("done");
  });

  it("asks before it takes the document out of the actor's own sight", async () => {
    const lawyer = await permitted([legal]);
    expect(await codeOf(async () => limitDocument.execute(lawyer, { documentId, departmentIds: [finance] }))).toBe("conflict");
    expect(await sees(await editor(1))).toBe("done");
    expect(await codeOf(async () => limitDocument.execute(lawyer, { documentId, departmentIds: [finance], confirmed: true }))).toBe("done");
    expect(await sees(lawyer)).toBe("not_found");
  });

  it("knows the organization's departments only", async () => {
    const stranger = await createTenant("Stranger");
    const foreign = newId();
    await inUnscoped((db) => db.department.create({ data: { id: foreign, name: "Legal", organizationId: stranger.organizationId } }));
    for (const id of [foreign, newId()]) expect(await codeOf(async () => limitDocument.execute(await permitted([legal]), { documentId, departmentIds: [legal, id], confirmed: true }))).toBe("not_found");
    expect(await codeOf(async () => limitDocument.execute(await editor(3, [legal]), { documentId, departmentIds: [legal] }))).toBe("forbidden");
  });
});

describe("who sees it", () => {
  it("counts the members of the workspace and the rules that hide it from the others", async () => {
    const own = await createTenant("Counted");
    const sales = newId();
    await inUnscoped((db) => db.department.create({ data: { id: sales, name: "Sales", organizationId: own.organizationId } }));
    await addMember(own, "viewer", { clearance: 0, departments: [sales] });
    await addMember(own, "viewer", { clearance: 3, departments: [sales] });
    await addMember(own, "viewer", { clearance: 0 });
    const document = await addDocument(own.owner);
    await limitDocument.execute(own.owner, { documentId: document.documentId, departmentIds: [sales], confirmed: true });
    const reader = await addMember(own, "editor", { clearance: 3, departments: [sales] });
    const { audience } = await inTenant(reader, (tx) => getDocumentAccess(tx, document.documentId));
    expect(audience).toEqual({ members: 5, seeing: 2, hiddenBy: { permission: 0, project: 0, sensitivity: 2, department: 2 } });
    const viewer = await addMember(own, "viewer", { clearance: 3, departments: [sales] });
    expect((await inTenant(viewer, (tx) => getDocumentAccess(tx, document.documentId))).audience).toBeNull();
  });
});
