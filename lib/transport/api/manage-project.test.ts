import { beforeAll, describe, expect, it } from "vitest";
import { POST as archive } from "@/app/api/v1/projects/[projectId]/archive/route";
import { GET as listMembers } from "@/app/api/v1/projects/[projectId]/members/route";
import { DELETE as leave, PUT as join } from "@/app/api/v1/projects/[projectId]/members/[userId]/route";
import { POST as restore } from "@/app/api/v1/projects/[projectId]/restore/route";
import { DELETE as remove, GET as get, PATCH as update } from "@/app/api/v1/projects/[projectId]/route";
import { POST as create } from "@/app/api/v1/projects/route";
import { newId } from "@/lib/kernel/ids";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { expectAnswer } from "./expect-answer.fixture";

provideTestDatabase();

let tenant: Tenant;
let key: string;
let memberId: string;
let projectId: string;

beforeAll(async () => {
  tenant = await createTenant("Acme");
  key = (await issueKey(tenant.owner)).secret;
  memberId = (await addMember(tenant, "viewer")).userId ?? "";
  projectId = (await expectAnswer<{ id: string }>("createProject", 201, await callApi(create, "/projects", { key, body: { name: "Tower" } }))).id;
});

const place = (id = projectId) => ({ key, params: { projectId: id } });
const change = (body: unknown, id = projectId) => callApi(update, "/projects/x", { ...place(id), body, method: "PATCH" });

describe("a project", () => {
  it("is renamed, described, closed and opened", async () => {
    expect(await expectAnswer("updateProject", 200, await change({ name: "Tower East", access: "members" }))).toMatchObject({ name: "Tower East", slug: "tower", access: "members" });
    expect(await expectAnswer("updateProject", 200, await change({ description: "Levels 4 to 9", access: "open" }))).toMatchObject({ name: "Tower East", description: "Levels 4 to 9", access: "open" });
    for (const body of [{}, { name: "" }, { isDefault: true }, { access: "secret" }]) await expectAnswer("updateProject", 400, await change(body));
    await expectAnswer("updateProject", 409, await change({ access: "members" }, tenant.projectId));
    await expectAnswer("updateProject", 404, await change({ name: "x" }, newId()));
  });

  it("gets and loses members, who can be listed", async () => {
    const person = { key, params: { projectId, userId: memberId } };
    for (let again = 0; again < 2; again++) expect((await callApi(join, "/projects/x/members/y", { ...person, method: "PUT" })).status).toBe(204);
    type List = { data: { id: string }[]; total: number; nextCursor: string | null };
    const first = await expectAnswer<List>("listProjectMembers", 200, await callApi(listMembers, "/projects/x/members?limit=1", place()));
    const second = await expectAnswer<List>("listProjectMembers", 200, await callApi(listMembers, `/projects/x/members?limit=1&cursor=${first.nextCursor ?? ""}`, place()));
    expect([...first.data, ...second.data].map(({ id }) => id).sort()).toEqual([memberId, tenant.ownerId].sort());
    expect(second.nextCursor).toBeNull();
    expect((await callApi(leave, "/projects/x/members/y", { ...person, method: "DELETE" })).status).toBe(204);
    const nobody = { key, params: { projectId, userId: newId() } };
    await expectAnswer("addProjectMember", 404, await callApi(join, "/projects/x/members/y", { ...nobody, method: "PUT" }));
    await expectAnswer("removeProjectMember", 404, await callApi(leave, "/projects/x/members/y", { ...nobody, method: "DELETE" }));
  });

  it("is archived, restored and removed", async () => {
    const headers = { "idempotency-key": newId() };
    const both = await Promise.all([1, 2].map(() => callApi(archive, "/projects/x/archive", { ...place(), method: "POST", headers })));
    for (const answer of both) expect(await expectAnswer("archiveProject", 200, answer)).toEqual({ id: projectId, archived: true });
    await expectAnswer("getProject", 404, await callApi(get, "/projects/x", place()));
    expect(await expectAnswer("restoreProject", 200, await callApi(restore, "/projects/x/restore", { ...place(), method: "POST" }))).toEqual({ id: projectId, archived: false });
    await expectAnswer("archiveProject", 409, await callApi(archive, "/projects/x/archive", { ...place(tenant.projectId), method: "POST" }));
    expect((await callApi(remove, "/projects/x", { ...place(), method: "DELETE" })).status).toBe(204);
    await expectAnswer("deleteProject", 404, await callApi(remove, "/projects/x", { ...place(), method: "DELETE" }));
    await expectAnswer("deleteProject", 409, await callApi(remove, "/projects/x", { ...place(tenant.projectId), method: "DELETE" }));
  });
});
