import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import type { Permission } from "@/lib/kernel/permissions";
import { provideTestDatabase } from "@/scripts/test/database";
import { addPerson, type OrganizationPerson } from "@/scripts/test/organization-fixture";
import { createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { createWorkspaceRole } from "../../roles/commands/create-workspace-role";
import { listWorkspaceMembers } from "../queries/list-workspace-members";
import { addWorkspaceMember } from "./add-workspace-member";
import { changeWorkspaceMember } from "./change-workspace-member";
import { leaveWorkspace } from "./leave-workspace";
import { removeWorkspaceMember } from "./remove-workspace-member";
import { setWorkspaceRole } from "./set-workspace-role";

provideTestDatabase();

let tenant: Tenant;
let keeper: OrganizationPerson;
beforeAll(async () => {
  tenant = await createTenant();
  keeper = await addPerson(tenant, { role: "member", workspaceRole: "admin" });
});

const roleOf = async (userId: string) => (await inUnscoped((db) => db.workspaceMember.findFirst({ where: { userId, workspaceId: tenant.workspaceId } })))?.role ?? null;
const refused = (run: () => Promise<unknown>, code: string) => expect(Promise.resolve().then(run)).rejects.toMatchObject({ code });

async function secondWorkspace(): Promise<string> {
  const id = newId();
  await inUnscoped((db) => db.workspace.create({ data: { id, organizationId: tenant.organizationId, slug: `w-${id.slice(-6)}`, name: "Second" } }));
  return id;
}

describe("a workspace admin", () => {
  it("adds a member of the organization, changes his role and removes him", async () => {
    const { userId } = await addPerson(tenant, { role: "member" });
    await addWorkspaceMember.execute(keeper.workspace, { userId, role: "viewer" });
    await refused(() => addWorkspaceMember.execute(keeper.workspace, { userId, role: "editor" }), "conflict");
    await changeWorkspaceMember.execute(keeper.workspace, { userId, role: "editor" });
    expect(await roleOf(userId)).toBe("editor");
    await removeWorkspaceMember.execute(keeper.workspace, { userId });
    expect(await roleOf(userId)).toBeNull();
    await refused(() => removeWorkspaceMember.execute(keeper.workspace, { userId }), "not_found");
    await refused(() => changeWorkspaceMember.execute(keeper.workspace, { userId, role: "editor" }), "not_found");
  });

  it("changes neither himself nor an owner, and nobody from outside the organization", async () => {
    await refused(() => changeWorkspaceMember.execute(keeper.workspace, { userId: keeper.userId, role: "viewer" }), "forbidden");
    await refused(() => removeWorkspaceMember.execute(keeper.workspace, { userId: keeper.userId }), "forbidden");
    await refused(() => removeWorkspaceMember.execute(keeper.workspace, { userId: tenant.ownerId }), "forbidden");
    const other = await createTenant("Other");
    await refused(() => addWorkspaceMember.execute(keeper.workspace, { userId: other.ownerId, role: "viewer" }), "not_found");
  });

  it("lists who belongs, who could, and what may be changed", async () => {
    const candidate = await addPerson(tenant, { role: "member" });
    const guest = await addPerson(tenant, { role: "guest" });
    const list = await inTenant(keeper.workspace, listWorkspaceMembers);
    expect(list.candidates.map((one) => one.userId)).toContain(candidate.userId);
    expect(list.candidates.map((one) => one.userId)).not.toContain(guest.userId);
    expect(list.members.find((one) => one.isSelf)?.can).toEqual({ changeRole: false, remove: false });
    expect(list.members.find((one) => one.userId === tenant.ownerId)?.can).toEqual({ changeRole: false, remove: false });
    const editor = await addPerson(tenant, { role: "member", workspaceRole: "editor" });
    expect(await inTenant(editor.workspace, listWorkspaceMembers)).toMatchObject({ candidates: [], can: { add: false } });
  });
});

describe("no role above one's own", () => {
  const LIMITED: Permission[] = ["workspace:read", "documents:read", "workspaceMembers:add", "workspaceMembers:changeRole", "workspaceMembers:remove"];

  it("in the workspace, with a custom role", async () => {
    const own = await createWorkspaceRole.execute(tenant.owner, { name: "Host", permissions: LIMITED });
    const host = await addPerson(tenant, { role: "member" });
    await addWorkspaceMember.execute(tenant.owner, { userId: host.userId, role: "custom", customRoleId: own.roleId });
    const acting = { ...host.workspace, permissions: new Set(LIMITED) };
    const { userId } = await addPerson(tenant, { role: "member" });
    for (const role of ["viewer", "editor", "admin"] as const) await refused(() => addWorkspaceMember.execute(acting, { userId, role }), "forbidden");
    await addWorkspaceMember.execute(acting, { userId, role: "custom", customRoleId: own.roleId });
    const editor = await addPerson(tenant, { role: "member", workspaceRole: "editor" });
    await refused(() => removeWorkspaceMember.execute(acting, { userId: editor.userId }), "forbidden");
    const second = await secondWorkspace();
    await refused(() => setWorkspaceRole.execute(tenant.organization, { userIds: [userId], workspaceId: second, role: "custom", customRoleId: own.roleId }), "not_found");
  });

  it("from the organization's side counts what one may do in every workspace", async () => {
    const people = await addPerson(tenant, { role: ["organization:read", "departments:read", "workspaceMembers:add", "workspaceMembers:changeRole", "workspaceMembers:remove", "workspace:read"], workspaceRole: "admin" });
    const { userId } = await addPerson(tenant, { role: "member" });
    await refused(() => setWorkspaceRole.execute(people.organization, { userIds: [userId], workspaceId: tenant.workspaceId, role: "viewer" }), "forbidden");
    await setWorkspaceRole.execute(tenant.organization, { userIds: [userId], workspaceId: tenant.workspaceId, role: "viewer" });
    expect(await roleOf(userId)).toBe("viewer");
    await refused(() => leaveWorkspace.execute(people.organization, { userIds: [userId], workspaceId: tenant.workspaceId }), "forbidden");
    await leaveWorkspace.execute(tenant.organization, { userIds: [userId], workspaceId: tenant.workspaceId });
    expect(await roleOf(userId)).toBeNull();
  });

  it("a foreign workspace's real id is not found", async () => {
    const other = await createTenant("Other");
    const { userId } = await addPerson(tenant, { role: "member" });
    await refused(() => setWorkspaceRole.execute(tenant.organization, { userIds: [userId], workspaceId: other.workspaceId, role: "viewer" }), "not_found");
  });
});

describe("a guest", () => {
  it("belongs to exactly one workspace", async () => {
    const guest = await addPerson(tenant, { role: "guest", workspaceRole: "viewer" });
    const workspaceId = await secondWorkspace();
    await refused(() => setWorkspaceRole.execute(tenant.organization, { userIds: [guest.userId], workspaceId, role: "viewer" }), "conflict");
    await refused(() => leaveWorkspace.execute(tenant.organization, { userIds: [guest.userId], workspaceId: tenant.workspaceId }), "conflict");
    await setWorkspaceRole.execute(tenant.organization, { userIds: [guest.userId], workspaceId: tenant.workspaceId, role: "editor" });
    expect(await roleOf(guest.userId)).toBe("editor");
  });
});
