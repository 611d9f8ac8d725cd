import { beforeEach, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import type { TenantContext } from "@/lib/kernel/context";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { createProject } from "../../commands/create-project";
import { visibleProjects } from "../../visibility";
import { listManagedProjects, listProjectPeople } from "../queries";
import { addProjectMembers } from "./add-project-members";
import { archiveProject } from "./archive-project";
import { removeProjectMembers } from "./remove-project-members";
import { restoreProject } from "./restore-project";
import { updateProject } from "./update-project";

provideTestDatabase();

let tenant: Tenant;
let admin: TenantContext;
let viewer: TenantContext;
let projectId: string;
beforeEach(async () => {
  tenant = await createTenant();
  admin = await addMember(tenant, "admin");
  viewer = await addMember(tenant, "viewer");
  projectId = (await createProject.execute(admin, { name: "Tower" })).id;
});

const started = (run: () => Promise<unknown>) => Promise.resolve().then(run);
const idOf = (ctx: TenantContext) => ctx.userId ?? "";
const seen = (ctx: TenantContext, archived = false) => inTenant(ctx, async (tx) => (await listManagedProjects(tx, archived)).map((project) => project.name));
const documents = (ctx: TenantContext) => inTenant(ctx, (tx) => tx.db.document.count({ where: { project: visibleProjects(ctx) } }));

describe("update-project", () => {
  it("changes what is named, keeps the address, and tells what it was", async () => {
    await updateProject.execute(admin, { projectId, name: "Tower East" });
    await updateProject.execute(admin, { projectId, description: "Levels 4 to 9" });
    await updateProject.execute(admin, { projectId, name: "Tower East" });
    const row = await inUnscoped((db) => db.project.findUniqueOrThrow({ where: { id: projectId } }));
    expect(row).toMatchObject({ name: "Tower East", description: "Levels 4 to 9", slug: "tower" });
    expect((await eventTypes(admin)).filter((type) => type === "tenancy.project-updated")).toHaveLength(2);
  });

  it("closing keeps whoever closes it in, and nobody else", async () => {
    const closer = await addMember(tenant, "editor");
    await updateProject.execute(closer, { projectId, access: "members" });
    expect(await seen(closer)).toContain("Tower");
    // Its creator belonged to it before.
    expect(await seen(admin)).toContain("Tower");
    for (const other of [viewer, tenant.owner]) expect(await seen(other)).not.toContain("Tower");
  });

  it("who belongs to no workspace cannot close himself out; the default project stays open", async () => {
    await inUnscoped((db) => db.workspaceMember.deleteMany({ where: { userId: tenant.ownerId } }));
    await expect(updateProject.execute(tenant.owner, { projectId, access: "members" })).rejects.toMatchObject({ code: "conflict" });
    await expect(updateProject.execute(admin, { projectId: tenant.projectId, access: "members" })).rejects.toMatchObject({ code: "conflict" });
    expect(await seen(viewer)).toEqual(["General", "Tower"]);
  });

  it.each([[{ isDefault: true }], [{ organizationId: "x" }], [{ workspaceId: "x" }], [{ status: "open" }], [{ access: "secret" }], [{ name: " " }]])("refuses %j", async (extra) => {
    const input = { projectId, ...extra } as { projectId: string };
    await expect(started(() => updateProject.execute(admin, input))).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("a viewer is refused", async () => {
    await expect(started(() => updateProject.execute(viewer, { projectId, name: "Mine" }))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("archive and restore", () => {
  it("hides the project and its documents from everybody until it is restored", async () => {
    await addDocument(admin, { projectId });
    expect(await documents(viewer)).toBe(1);
    await archiveProject.execute(admin, { projectId });
    expect([await documents(viewer), await documents(admin)]).toEqual([0, 0]);
    expect([await seen(admin), await seen(admin, true)]).toEqual([["General"], ["Tower"]]);
    await expect(archiveProject.execute(admin, { projectId })).rejects.toMatchObject({ code: "not_found" });
    await restoreProject.execute(admin, { projectId });
    expect(await documents(viewer)).toBe(1);
    expect((await eventTypes(admin)).slice(-2)).toEqual(["tenancy.project-archived", "tenancy.project-restored"]);
  });

  it("not the default one, and none that one cannot open", async () => {
    await expect(archiveProject.execute(admin, { projectId: tenant.projectId })).rejects.toMatchObject({ code: "conflict" });
    await updateProject.execute(admin, { projectId, access: "members" });
    await inUnscoped((db) => db.projectMember.deleteMany({ where: { projectId, userId: { not: idOf(admin) } } }));
    const other = await addMember(tenant, "admin");
    await expect(archiveProject.execute(other, { projectId })).rejects.toMatchObject({ code: "not_found" });
    await archiveProject.execute(admin, { projectId });
    await expect(restoreProject.execute(other, { projectId })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("members", () => {
  it("adds people of the workspace, once; a closed project opens to them and closes again", async () => {
    await updateProject.execute(admin, { projectId, access: "members" });
    expect(await addProjectMembers.execute(admin, { projectId, userIds: [idOf(viewer), idOf(viewer)] })).toMatchObject({ added: 1 });
    expect(await addProjectMembers.execute(admin, { projectId, userIds: [idOf(viewer)] })).toMatchObject({ added: 0 });
    expect(await seen(viewer)).toContain("Tower");
    await removeProjectMembers.execute(admin, { projectId, userIds: [idOf(viewer)] });
    expect(await seen(viewer)).not.toContain("Tower");
    expect((await eventTypes(admin)).slice(-2)).toEqual(["tenancy.project-members-added", "tenancy.project-members-removed"]);
  });

  it("nobody adds himself to a project that he cannot see", async () => {
    await updateProject.execute(admin, { projectId, access: "members" });
    const other = await addMember(tenant, "admin");
    for (const run of [addProjectMembers, removeProjectMembers]) await expect(run.execute(other, { projectId, userIds: [idOf(other)] })).rejects.toMatchObject({ code: "not_found" });
  });

  it("only people of this workspace", async () => {
    const stranger = await createTenant("Stranger");
    await expect(addProjectMembers.execute(admin, { projectId, userIds: [stranger.ownerId] })).rejects.toMatchObject({ code: "not_found" });
    const people = await inTenant(admin, (tx) => listProjectPeople(tx, projectId));
    expect(people.data.map((person) => person.userId)).not.toContain(stranger.ownerId);
    expect(people.data[0]).toMatchObject({ userId: idOf(admin), belongs: true });
  });

  it("a closed project keeps a member, also when two are taken out at once", async () => {
    await updateProject.execute(admin, { projectId, access: "members" });
    await addProjectMembers.execute(admin, { projectId, userIds: [idOf(viewer)] });
    const results = await Promise.allSettled([admin, viewer].map((one) => removeProjectMembers.execute(admin, { projectId, userIds: [idOf(one)] })));
    expect(results.filter((result) => result.status === "fulfilled").length).toBeLessThanOrEqual(1);
    expect(await inUnscoped((db) => db.projectMember.count({ where: { projectId } }))).toBeGreaterThanOrEqual(1);
  });
});
