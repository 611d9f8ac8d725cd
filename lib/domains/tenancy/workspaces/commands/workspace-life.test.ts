import { beforeEach, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { mintOrganizationContext } from "@/lib/kernel/mint-context";
import type { Permission } from "@/lib/kernel/permissions";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, eventTypes, organizationOf, type Tenant } from "@/scripts/test/tenant-fixture";
import { readStandingById, readWorkspaceStanding } from "../../queries/memberships";
import { countWorkspaces, listWorkspaces } from "../queries";
import { archiveWorkspace } from "./archive-workspace";
import { createWorkspace } from "./create-workspace";
import { deleteWorkspace } from "./delete-workspace";
import { renameWorkspace } from "./rename-workspace";
import { restoreWorkspace } from "./restore-workspace";
import { updateWorkspace } from "./update-workspace";

provideTestDatabase();

let tenant: Tenant;
beforeEach(async () => {
  tenant = await createTenant();
});

const started = (run: () => Promise<unknown>) => Promise.resolve().then(run);
const names = (state: "open" | "archived" | "deleted") => inTenant(tenant.organization, async (tx) => (await listWorkspaces(tx, { state })).data.map((row) => row.name));

describe("create-workspace", () => {
  it("three of one name at once get three addresses, and their maker is their admin", async () => {
    const made = await Promise.all([1, 2, 3].map(() => createWorkspace.execute(tenant.organization, { name: "Harbour Works" })));
    expect(made.map((one) => one.slug).sort()).toEqual(["harbour-works", "harbour-works-2", "harbour-works-3"]);
    expect(await readWorkspaceStanding(tenant.ownerId, { organization: tenant.slug, workspace: "harbour-works-2" })).toMatchObject({ workspace_role: "admin" });
    const projects = await inUnscoped((db) => db.project.findMany({ where: { workspaceId: { in: made.map((one) => one.id) } }, select: { isDefault: true } }));
    expect(projects).toEqual(Array.from({ length: 3 }, () => ({ isDefault: true })));
    expect((await eventTypes(tenant.owner)).filter((type) => type === "tenancy.workspace-created")).toHaveLength(4);
  });

  it("one called like a page of ours gets another address", async () => {
    expect((await createWorkspace.execute(tenant.organization, { name: "Settings" })).slug).toBe("settings-2");
    expect((await createWorkspace.execute(tenant.organization, { name: "工程部" })).slug).toBe("untitled");
  });

  it("a member is refused; so is what is not asked for", async () => {
    const member = organizationOf(await addMember(tenant, "admin"), "member");
    await expect(started(() => createWorkspace.execute(member, { name: "Mine" }))).rejects.toMatchObject({ code: "forbidden" });
    for (const extra of [{ organizationId: tenant.organizationId }, { role: "admin" }, { plan: "free" }, { status: "open" }, { slug: "a" }]) {
      const input = { name: "Mine", ...extra };
      await expect(started(() => createWorkspace.execute(tenant.organization, input))).rejects.toMatchObject({ code: "invalid_input" });
    }
    await expect(started(() => createWorkspace.execute(tenant.organization, { name: "  " }))).rejects.toMatchObject({ code: "invalid_input", fields: { name: "Enter a name." } });
  });
});

describe("renaming", () => {
  it("by the organization, and by who manages the workspace: the address stays, both tell what it was", async () => {
    await renameWorkspace.execute(tenant.organization, { workspaceId: tenant.workspaceId, name: "First" });
    const admin = await addMember(tenant, "admin");
    await updateWorkspace.execute(admin, { name: "Second" });
    await updateWorkspace.execute(admin, { name: "Second" });
    const events = await inUnscoped((db) => db.event.findMany({ where: { organizationId: tenant.organizationId, type: "tenancy.workspace-renamed" }, orderBy: { seq: "asc" } }));
    expect(events.map((event) => event.payload)).toMatchObject([{ before: { name: "Main" }, after: { name: "First" } }, { before: { name: "First" }, after: { name: "Second" } }]);
    expect(await readWorkspaceStanding(tenant.ownerId, { organization: tenant.slug, workspace: "main" })).not.toBeNull();
    const editor = await addMember(tenant, "editor");
    await expect(started(() => updateWorkspace.execute(editor, { name: "Third" }))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("archive, delete and restore", () => {
  it("an archived workspace lets nobody in until it is restored", async () => {
    const editor = await addMember(tenant, "editor");
    await archiveWorkspace.execute(tenant.organization, { workspaceId: tenant.workspaceId });
    await archiveWorkspace.execute(tenant.organization, { workspaceId: tenant.workspaceId });
    for (const userId of [tenant.ownerId, editor.userId ?? ""]) expect(await readStandingById(userId, tenant)).toBeNull();
    expect(await names("archived")).toEqual(["Main"]);
    await restoreWorkspace.execute(tenant.organization, { workspaceId: tenant.workspaceId });
    expect(await readStandingById(editor.userId ?? "", tenant)).not.toBeNull();
    expect((await eventTypes(tenant.owner)).filter((type) => /workspace-(archived|restored)/.test(type))).toEqual(["tenancy.workspace-archived", "tenancy.workspace-restored"]);
  });

  it("the last one may go; the organization is then without", async () => {
    await expect(deleteWorkspace.execute(tenant.organization, { workspaceId: tenant.workspaceId, confirmation: "Other" })).rejects.toMatchObject({ code: "invalid_input" });
    const once = await deleteWorkspace.execute(tenant.organization, { workspaceId: tenant.workspaceId, confirmation: "Main" });
    expect(await deleteWorkspace.execute(tenant.organization, { workspaceId: tenant.workspaceId, confirmation: "Main" })).toEqual(once);
    expect(await inTenant(tenant.organization, countWorkspaces)).toEqual({ open: 0, archived: 0, deleted: 1 });
    await expect(archiveWorkspace.execute(tenant.organization, { workspaceId: tenant.workspaceId })).rejects.toMatchObject({ code: "conflict" });
    await restoreWorkspace.execute(tenant.organization, { workspaceId: tenant.workspaceId });
    expect(await names("open")).toEqual(["Main"]);
  });

  it("who may only archive does not take out of the trash; after 30 days nobody does", async () => {
    await deleteWorkspace.execute(tenant.organization, { workspaceId: tenant.workspaceId, confirmation: "Main" });
    const archivist = mintOrganizationContext({ ...tenant.organization, permissions: new Set<Permission>(["workspaces:archive"]) });
    await expect(restoreWorkspace.execute(archivist, { workspaceId: tenant.workspaceId })).rejects.toMatchObject({ code: "forbidden" });
    await inUnscoped((db) => db.workspace.update({ where: { id: tenant.workspaceId }, data: { deletedAt: new Date(Date.now() - 31 * 86_400_000) } }));
    await expect(restoreWorkspace.execute(tenant.organization, { workspaceId: tenant.workspaceId })).rejects.toMatchObject({ code: "gone" });
  });
});
