import { beforeAll, describe, expect, it } from "vitest";
import { GET as listDepartments, POST as createDepartment } from "@/app/api/v1/departments/route";
import { DELETE as deleteDepartment, PATCH as renameDepartment } from "@/app/api/v1/departments/[departmentId]/route";
import { DELETE as leaveDepartment, PUT as joinDepartment } from "@/app/api/v1/departments/[departmentId]/members/[userId]/route";
import { GET as listMembers } from "@/app/api/v1/members/route";
import { DELETE as removeMember, GET as getMember, PATCH as updateMember } from "@/app/api/v1/members/[userId]/route";
import { GET as listRoles, POST as createRole } from "@/app/api/v1/roles/route";
import { DELETE as deleteRole, PATCH as updateRole } from "@/app/api/v1/roles/[roleId]/route";
import { POST as archiveWorkspace } from "@/app/api/v1/workspaces/[workspaceId]/archive/route";
import { POST as restoreWorkspace } from "@/app/api/v1/workspaces/[workspaceId]/restore/route";
import { DELETE as deleteWorkspace, GET as getWorkspace, PATCH as renameWorkspace } from "@/app/api/v1/workspaces/[workspaceId]/route";
import { GET as listWorkspaces, POST as createWorkspace } from "@/app/api/v1/workspaces/route";
import { newId } from "@/lib/kernel/ids";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { expectAnswer } from "../expect-answer.fixture";

provideTestDatabase();

interface Listed {
  data: { id: string; name: string }[];
  total: number;
  nextCursor: string | null;
}

let tenant: Tenant;
let key: string;
let viewerKey: string;
let memberId: string;

beforeAll(async () => {
  tenant = await createTenant("Acme");
  const member = await addMember(tenant, "viewer");
  memberId = member.userId ?? "";
  key = (await issueKey(tenant.owner)).secret;
  // A member's key, however wide its own permissions are written: his standing decides.
  viewerKey = (await issueKey({ ...(await addMember(tenant, "admin")), permissions: tenant.owner.permissions })).secret;
});

const on = (userId: string) => ({ key, params: { userId } });
const patch = (userId: string, body: unknown, secret = key) => callApi(updateMember, `/members/${userId}`, { key: secret, params: { userId }, body, method: "PATCH" });

describe("members", () => {
  it("are listed page by page, found and filtered", async () => {
    const names: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Listed = await expectAnswer<Listed>("listMembers", 200, await callApi(listMembers, `/members?limit=1${cursor && `&cursor=${cursor}`}`, { key }));
      names.push(...page.data.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    expect(names.sort()).toEqual(["A admin", "A viewer", "Owner of Acme"]);
    expect((await expectAnswer<Listed>("listMembers", 200, await callApi(listMembers, "/members?q=viewer", { key }))).data.map(({ id }) => id)).toEqual([memberId]);
    expect((await expectAnswer<Listed>("listMembers", 200, await callApi(listMembers, "/members?role=owner&skip=1", { key }))).data).toEqual([]);
    for (const query of ["limit=0", "limit=101", "cursor=abc", `cursor=${Buffer.from("roles:1").toString("base64url")}`, "sort=age", "status=gone", "role=king"]) {
      await expectAnswer("listMembers", 400, await callApi(listMembers, `/members?${query}`, { key }));
    }
    await expectAnswer("listMembers", 404, await callApi(listMembers, "/members?departmentId=x", { key }));
  });

  it("are changed in what is named, and the answer is what they are now", async () => {
    const changed = await expectAnswer("updateMember", 200, await patch(memberId, { clearance: "confidential", role: "admin" }));
    expect(changed).toMatchObject({ id: memberId, clearance: "confidential", role: { role: "admin", customRoleId: null }, status: "active" });
    expect(await expectAnswer("updateMember", 200, await patch(memberId, { suspended: true, role: "member" }))).toMatchObject({ status: "suspended", role: { role: "member" } });
    expect(await expectAnswer("updateMember", 200, await patch(memberId, { suspended: false }))).toMatchObject({ status: "active" });
    expect(await expectAnswer("getMember", 200, await callApi(getMember, "/members/x", on(memberId)))).toMatchObject({ id: memberId, email: expect.stringContaining("@") as string });
    const types = (await eventTypes(tenant.owner)).slice(-5).map((type) => type.replace("tenancy.member-", ""));
    expect(types).toEqual(["role-changed", "clearance-changed", "role-changed", "suspended", "reactivated"]);
  });

  it.each([{}, { role: "king" }, { role: "custom" }, { role: "admin", customRoleId: newId() }, { clearance: 3 }, { suspended: "yes" }, { organizationId: newId(), clearance: "public" }, { plan: "free" }, { email: "x@example.com" }])(
    "refuse %j",
    async (body) => {
      await expectAnswer("updateMember", 400, await patch(memberId, body));
    },
  );

  it("nobody climbs, and the last owner stays", async () => {
    await expectAnswer("updateMember", 403, await patch(tenant.ownerId, { role: "member" }));
    await expectAnswer("removeMember", 403, await callApi(removeMember, "/members/x", { ...on(tenant.ownerId), method: "DELETE" }));
    await expectAnswer("updateMember", 403, await patch(memberId, { role: "owner" }, viewerKey));
    await expectAnswer("listMembers", 403, await callApi(listMembers, "/members", { key: viewerKey }));
    await expectAnswer("updateMember", 404, await patch(memberId, { role: "custom", customRoleId: newId() }));
  });

  it("are removed", async () => {
    const leaving = (await addMember(tenant, "editor")).userId ?? "";
    const gone = await callApi(removeMember, "/members/x", { ...on(leaving), method: "DELETE" });
    expect([gone.status, await gone.text()]).toEqual([204, ""]);
    await expectAnswer("getMember", 404, await callApi(getMember, "/members/x", on(leaving)));
    await expectAnswer("removeMember", 404, await callApi(removeMember, "/members/x", { ...on(leaving), method: "DELETE" }));
  });
});

describe("roles", () => {
  const create = (body: unknown, headers?: Record<string, string>) => callApi(createRole, "/roles", { key, body, ...(headers ? { headers } : {}) });
  const change = (roleId: string, body: unknown) => callApi(updateRole, "/roles/x", { key, params: { roleId }, body, method: "PATCH" });

  it("are created, given, changed and deleted once nobody holds them", async () => {
    const role = await expectAnswer<{ id: string }>("createRole", 201, await create({ scope: "organization", name: "Reader", permissions: ["members:read"] }));
    expect(await expectAnswer("updateRole", 200, await change(role.id, { description: "Reads" }))).toMatchObject({ name: "Reader", description: "Reads", permissions: ["members:read"] });
    await expectAnswer("updateMember", 200, await patch(memberId, { role: "custom", customRoleId: role.id }));
    await expectAnswer("deleteRole", 409, await callApi(deleteRole, "/roles/x", { key, params: { roleId: role.id }, method: "DELETE" }));
    await expectAnswer("updateMember", 200, await patch(memberId, { role: "member" }));
    expect((await callApi(deleteRole, "/roles/x", { key, params: { roleId: role.id }, method: "DELETE" })).status).toBe(204);
    await expectAnswer("updateRole", 404, await change(role.id, { name: "Gone" }));
  });

  it("of the system stand first and have no id", async () => {
    type Roles = { data: { id: string | null; role: string; permissions: string[] }[] };
    const { data } = await expectAnswer<Roles>("listRoles", 200, await callApi(listRoles, "/roles?scope=organization", { key }));
    expect(data.map(({ role }) => role)).toEqual(["owner", "admin", "member", "guest"]);
    expect(data.map(({ id }) => id)).toEqual([null, null, null, null]);
  });

  it("are created once per Idempotency-Key", async () => {
    const headers = { "idempotency-key": newId() };
    const body = { scope: "workspace", name: "Asker", permissions: ["chat:ask"] };
    const both = await Promise.all([create(body, headers), create(body, headers)]);
    const [first, second] = await Promise.all(both.map((response) => expectAnswer("createRole", 201, response)));
    expect(first).toEqual(second);
    await expectAnswer("createRole", 409, await create({ ...body, name: "Other" }, headers));
  });

  it("refuse what is wrong", async () => {
    for (const body of [{}, { scope: "organization", name: "x", permissions: [] }, { scope: "galaxy", name: "x", permissions: ["members:read"] }, { scope: "organization", name: "x", permissions: ["all"] }]) {
      await expectAnswer("createRole", 400, await create(body));
    }
  });
});

describe("departments", () => {
  it("are created, renamed, given, taken and deleted", async () => {
    const made = await expectAnswer<{ id: string }>("createDepartment", 201, await callApi(createDepartment, "/departments", { key, body: { name: "Legal" } }));
    const departmentId = made.id;
    await expectAnswer("createDepartment", 409, await callApi(createDepartment, "/departments", { key, body: { name: "Legal" } }));
    expect(await expectAnswer("updateDepartment", 200, await callApi(renameDepartment, "/departments/x", { key, params: { departmentId }, body: { name: "Law" }, method: "PATCH" }))).toMatchObject({ name: "Law", members: 0 });
    const place = { key, params: { departmentId, userId: memberId } };
    for (let again = 0; again < 2; again++) expect((await callApi(joinDepartment, "/departments/x/members/y", { ...place, method: "PUT" })).status).toBe(204);
    const listed = await expectAnswer<Listed>("listDepartments", 200, await callApi(listDepartments, "/departments?q=la", { key }));
    expect(listed.data).toMatchObject([{ id: departmentId, name: "Law", members: 1 }]);
    expect((await expectAnswer<Listed>("listMembers", 200, await callApi(listMembers, `/members?departmentId=${departmentId}`, { key }))).data.map(({ id }) => id)).toEqual([memberId]);
    expect((await callApi(leaveDepartment, "/departments/x/members/y", { ...place, method: "DELETE" })).status).toBe(204);
    expect((await callApi(deleteDepartment, "/departments/x", { key, params: { departmentId }, method: "DELETE" })).status).toBe(204);
    await expectAnswer("deleteDepartment", 404, await callApi(deleteDepartment, "/departments/x", { key, params: { departmentId }, method: "DELETE" }));
    await expectAnswer("createDepartment", 400, await callApi(createDepartment, "/departments", { key, body: { name: "" } }));
  });
});

describe("workspaces", () => {
  it("are created once per key, renamed, archived, restored and moved to the trash by name", async () => {
    const headers = { "idempotency-key": newId() };
    const both = await Promise.all([1, 2].map(() => callApi(createWorkspace, "/workspaces", { key, body: { name: "Harbour" }, headers })));
    const [made] = await Promise.all(both.map((response) => expectAnswer<{ id: string; slug: string }>("createWorkspace", 201, response)));
    const workspaceId = made?.id ?? "";
    const place = { key, params: { workspaceId } };
    expect(made).toMatchObject({ slug: "harbour", state: "open", members: 1 });
    expect((await expectAnswer<Listed>("listWorkspaces", 200, await callApi(listWorkspaces, "/workspaces?q=harb", { key }))).total).toBe(1);
    expect(await expectAnswer("updateWorkspace", 200, await callApi(renameWorkspace, "/workspaces/x", { ...place, body: { name: "Port" }, method: "PATCH" }))).toMatchObject({ name: "Port", slug: "harbour" });
    expect(await expectAnswer("archiveWorkspace", 200, await callApi(archiveWorkspace, "/workspaces/x/archive", { ...place, method: "POST" }))).toMatchObject({ state: "archived" });
    expect(await expectAnswer("restoreWorkspace", 200, await callApi(restoreWorkspace, "/workspaces/x/restore", { ...place, method: "POST" }))).toMatchObject({ state: "open" });
    await expectAnswer("deleteWorkspace", 400, await callApi(deleteWorkspace, "/workspaces/x?confirmation=Harbour", { ...place, method: "DELETE" }));
    await expectAnswer("deleteWorkspace", 400, await callApi(deleteWorkspace, "/workspaces/x", { ...place, method: "DELETE" }));
    expect(await expectAnswer("deleteWorkspace", 200, await callApi(deleteWorkspace, "/workspaces/x?confirmation=Port", { ...place, method: "DELETE" }))).toMatchObject({ state: "deleted" });
    expect(await expectAnswer("getWorkspace", 200, await callApi(getWorkspace, "/workspaces/x", place))).toMatchObject({ state: "deleted", erasedAfter: expect.any(String) as string });
  });
});
