import { beforeEach, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import { mintOrganizationContext } from "@/lib/kernel/mint-context";
import type { Permission } from "@/lib/kernel/permissions";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, eventTypes, organizationOf, type Tenant } from "@/scripts/test/tenant-fixture";
import { listDepartmentPeople, listDepartments } from "../queries";
import { assignDepartment } from "./assign-department";
import { createDepartment } from "./create-department";
import { deleteDepartment } from "./delete-department";
import { renameDepartment } from "./rename-department";

provideTestDatabase();

let tenant: Tenant;
let member: TenantContext;
let legal: string;
let design: string;
beforeEach(async () => {
  tenant = await createTenant();
  member = await addMember(tenant, "viewer");
  legal = (await createDepartment.execute(tenant.organization, { name: "Legal" })).id;
  design = (await createDepartment.execute(tenant.organization, { name: "Design" })).id;
});

const started = (run: () => Promise<unknown>) => Promise.resolve().then(run);
const idOf = (ctx: TenantContext) => ctx.userId ?? "";
const holding = (ctx: TenantContext, permissions: Permission[]): OrganizationContext => mintOrganizationContext({ ...organizationOf(ctx, "member"), permissions: new Set(permissions) });
const membersOf = (departmentId: string) => inUnscoped(async (db) => (await db.departmentMember.findMany({ where: { departmentId } })).map((row) => row.userId));

async function limitedTo(...departments: string[]): Promise<string> {
  const { documentId } = await addDocument(tenant.owner);
  const { organizationId, workspaceId } = tenant;
  await inUnscoped((db) => db.documentDepartment.createMany({ data: departments.map((departmentId) => ({ organizationId, workspaceId, documentId, departmentId })) }));
  return documentId;
}
const limitsOf = (documentId: string) => inUnscoped(async (db) => (await db.documentDepartment.findMany({ where: { documentId } })).map((row) => row.departmentId).sort());

describe("create and rename", () => {
  it("one name at once is one department; the others hear why", async () => {
    const results = await Promise.allSettled([1, 2, 3].map(() => createDepartment.execute(tenant.organization, { name: "Fire safety" })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict", fields: { name: expect.stringContaining("Fire safety") as string } });
    await expect(renameDepartment.execute(tenant.organization, { departmentId: legal, name: "Design" })).rejects.toMatchObject({ code: "conflict" });
    await renameDepartment.execute(tenant.organization, { departmentId: legal, name: "Law" });
    const event = await inUnscoped((db) => db.event.findFirstOrThrow({ where: { organizationId: tenant.organizationId, type: "tenancy.department-renamed" } }));
    expect(event.payload).toMatchObject({ before: { name: "Legal" }, after: { name: "Law" } });
  });

  it("another organization may use the same name", async () => {
    const other = await createTenant("Other");
    await expect(createDepartment.execute(other.organization, { name: "Legal" })).resolves.toMatchObject({ name: "Legal" });
  });

  it.each([[{ organizationId: "x" }], [{ role: "admin" }], [{ members: [] }], [{ name: "" }], [{ name: "x".repeat(81) }]])("refuses %j", async (extra) => {
    const input = { name: "Good", ...extra };
    await expect(started(() => createDepartment.execute(tenant.organization, input))).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("assign-department", () => {
  it("adds and removes in one, records what really changed, and repeating changes nothing", async () => {
    const other = await addMember(tenant, "editor");
    await assignDepartment.execute(tenant.organization, { departmentId: legal, add: [idOf(member), idOf(member)] });
    const change = { departmentId: legal, add: [idOf(other)], remove: [idOf(member)] };
    expect(await assignDepartment.execute(tenant.organization, change)).toMatchObject({ added: 1, removed: 1 });
    expect(await assignDepartment.execute(tenant.organization, change)).toMatchObject({ added: 0, removed: 0 });
    expect(await membersOf(legal)).toEqual([idOf(other)]);
    expect((await eventTypes(tenant.owner)).filter((type) => type === "tenancy.department-assigned")).toHaveLength(2);
  });

  it("ten at once add a person once", async () => {
    await Promise.all(Array.from({ length: 10 }, () => assignDepartment.execute(tenant.organization, { departmentId: legal, add: [idOf(member)] })));
    expect(await membersOf(legal)).toEqual([idOf(member)]);
    expect((await eventTypes(tenant.owner)).filter((type) => type === "tenancy.department-assigned")).toHaveLength(1);
  });

  it("nobody climbs: who only assigns gives neither himself nor others what he does not have", async () => {
    const assigner = holding(member, ["departments:assign"]);
    const other = await addMember(tenant, "viewer");
    for (const userId of [idOf(member), idOf(other)]) await expect(assignDepartment.execute(assigner, { departmentId: legal, add: [userId] })).rejects.toMatchObject({ code: "forbidden" });
    await inUnscoped((db) => db.departmentMember.create({ data: { organizationId: tenant.organizationId, departmentId: legal, userId: idOf(member) } }));
    await assignDepartment.execute(assigner, { departmentId: legal, add: [idOf(other)] });
    await assignDepartment.execute(assigner, { departmentId: design, remove: [idOf(other)] });
    expect((await membersOf(legal)).sort()).toEqual([idOf(member), idOf(other)].sort());
    expect(await inTenant(assigner, async (tx) => (await listDepartments(tx)).map(({ name, assignable }) => [name, assignable]))).toEqual([["Design", false], ["Legal", true]]);
  });

  it("only people of the organization, and its own departments", async () => {
    const stranger = await createTenant("Stranger");
    const theirs = await createDepartment.execute(stranger.organization, { name: "Theirs" });
    await expect(assignDepartment.execute(tenant.organization, { departmentId: legal, add: [stranger.ownerId] })).rejects.toMatchObject({ code: "not_found" });
    await expect(assignDepartment.execute(tenant.organization, { departmentId: theirs.id, add: [idOf(member)] })).rejects.toMatchObject({ code: "not_found" });
    await expect(assignDepartment.execute(tenant.organization, { departmentId: legal, add: [idOf(member)], remove: [idOf(member)] })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("lists the people, those in it first, found by name or address", async () => {
    await assignDepartment.execute(tenant.organization, { departmentId: legal, add: [idOf(member)] });
    const people = await inTenant(tenant.organization, (tx) => listDepartmentPeople(tx, legal));
    expect(people.data.map((person) => person.belongs)).toEqual([true, false]);
    expect((await inTenant(tenant.organization, (tx) => listDepartmentPeople(tx, legal, "owner OF"))).total).toBe(1);
    expect((await inTenant(tenant.organization, (tx) => listDepartmentPeople(tx, legal, "%"))).total).toBe(0);
  });
});

describe("delete-department", () => {
  it("refuses while a document is limited to it alone, and says how many", async () => {
    await limitedTo(legal);
    await limitedTo(legal);
    await limitedTo(legal, design);
    await expect(deleteDepartment.execute(tenant.organization, { departmentId: legal })).rejects.toMatchObject({ code: "conflict", userMessage: expect.stringMatching(/^2 documents/) as string });
  });

  it("moves them to another department; nothing becomes open to all", async () => {
    const [alone, both] = [await limitedTo(legal), await limitedTo(legal, design)];
    await assignDepartment.execute(tenant.organization, { departmentId: legal, add: [idOf(member)] });
    expect(await deleteDepartment.execute(tenant.organization, { departmentId: legal, moveTo: design })).toMatchObject({ documents: 2 });
    expect([await limitsOf(alone), await limitsOf(both)]).toEqual([[design], [design]]);
    expect(await membersOf(legal)).toEqual([]);
    const types = await eventTypes(tenant.owner);
    expect(types.slice(-2)).toEqual(["tenancy.department-replaced", "tenancy.department-deleted"]);
  });

  it("documents that have another department keep it", async () => {
    const both = await limitedTo(legal, design);
    await deleteDepartment.execute(tenant.organization, { departmentId: legal });
    expect(await limitsOf(both)).toEqual([design]);
  });

  it("takes turns with a document being limited to it: never an open document", async () => {
    const documents = await Promise.all(Array.from({ length: 4 }, () => addDocument(tenant.owner)));
    const { organizationId, workspaceId } = tenant;
    const limits = documents.map(({ documentId }) => inUnscoped((db) => db.documentDepartment.create({ data: { organizationId, workspaceId, documentId, departmentId: legal } })));
    const [deletion, ...rest] = await Promise.allSettled([deleteDepartment.execute(tenant.organization, { departmentId: legal }), ...limits]);
    const limited = rest.filter((result) => result.status === "fulfilled").length;
    expect(deletion.status).toBe(limited > 0 ? "rejected" : "fulfilled");
  });

  it("moving opens documents to others: only by who may give both, and into a department of one's own organization", async () => {
    await limitedTo(legal);
    const deleter = holding(member, ["departments:delete", "departments:assign"]);
    await inUnscoped((db) => db.departmentMember.create({ data: { organizationId: tenant.organizationId, departmentId: design, userId: idOf(member) } }));
    await expect(deleteDepartment.execute(deleter, { departmentId: legal, moveTo: design })).rejects.toMatchObject({ code: "forbidden" });
    const theirs = await createDepartment.execute((await createTenant("Stranger")).organization, { name: "Theirs" });
    await expect(deleteDepartment.execute(tenant.organization, { departmentId: legal, moveTo: theirs.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteDepartment.execute(tenant.organization, { departmentId: legal, moveTo: legal })).rejects.toMatchObject({ code: "invalid_input" });
  });
});
