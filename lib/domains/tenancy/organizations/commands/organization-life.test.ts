import { beforeEach, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { readApiKeyStanding, readOrganizationStanding, readStandingById, readWorkspaceStanding } from "@/lib/domains/tenancy/queries/memberships";
import type { OrganizationContext } from "@/lib/kernel/context";
import { mintOrganizationContext } from "@/lib/kernel/mint-context";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, eventTypes, organizationOf, type Tenant, userOf } from "@/scripts/test/tenant-fixture";
import { hashApiKey } from "../../api-key-secret";
import { createApiKey } from "../../commands/create-api-key";
import { listMyOrganizations } from "../queries/my-organizations";
import { archiveOrganization } from "./archive-organization";
import { createOrganization } from "./create-organization";
import { deleteOrganization } from "./delete-organization";
import { restoreOrganization } from "./restore-organization";
import { updateOrganization } from "./update-organization";

provideTestDatabase();

let tenant: Tenant;
let admin: OrganizationContext;
beforeEach(async () => {
  tenant = await createTenant("Acme");
  const member = await addMember(tenant, "editor");
  await inUnscoped((db) => db.organizationMember.updateMany({ where: { userId: member.userId ?? "" }, data: { role: "admin" } }));
  admin = organizationOf(member, "admin");
});

const started = (run: () => Promise<unknown>) => Promise.resolve().then(run);
const slugs = () => ({ organization: tenant.slug, workspace: "main" });

describe("create-organization", () => {
  it("makes its maker the owner, with a workspace of his own and a project", async () => {
    const made = await createOrganization.execute(await userOf(tenant.owner), { name: "Settings", jurisdiction: "EU" });
    expect(made.organization).toBe("settings-2");
    expect(await readWorkspaceStanding(tenant.ownerId, made)).toMatchObject({ organization_role: "owner", clearance: 3, workspace_role: "admin" });
    const row = await inUnscoped((db) => db.organization.findUniqueOrThrow({ where: { id: made.organizationId }, include: { workspaces: { include: { projects: true } } } }));
    expect(row).toMatchObject({ jurisdiction: "EU", workspaces: [{ projects: [{ name: "General", isDefault: true }] }] });
  });

  it("two of one name at once get two addresses", async () => {
    const user = await userOf(tenant.owner);
    const made = await Promise.all([1, 2].map(() => createOrganization.execute(user, { name: "Twin houses" })));
    expect(made.map((one) => one.organization).sort()).toEqual(["twin-houses", "twin-houses-2"]);
  });

  it("is closed when the operator closed it, for all but himself", async () => {
    process.env["SIGN_UP"] = "closed";
    const { forgetEnv } = await import("@/lib/kernel/env");
    forgetEnv();
    const [user, operator] = [await userOf(tenant.owner), await userOf(tenant.owner, { isOperator: true })];
    const refused = started(() => createOrganization.execute(user, { name: "Late" }));
    await expect(refused).rejects.toMatchObject({ code: "forbidden" });
    await expect(createOrganization.execute(operator, { name: "His own" })).resolves.toMatchObject({ organization: "his-own" });
    delete process.env["SIGN_UP"];
    forgetEnv();
  });

  it.each([[{ role: "owner" }], [{ plan: "enterprise" }], [{ status: "active" }], [{ ownerId: "x" }], [{ slug: "mine" }], [{ organizationId: "x" }], [{ jurisdiction: "Mars" }], [{ name: "x" }]])(
    "refuses %j",
    async (extra) => {
      const user = await userOf(tenant.owner);
      await expect(started(() => createOrganization.execute(user, { name: "Good name", ...extra } as { name: string }))).rejects.toMatchObject({ code: "invalid_input" });
    },
  );
});

describe("update-organization", () => {
  it("renames, keeps the address, and tells what it was", async () => {
    await updateOrganization.execute(admin, { name: "Acme Works", jurisdiction: "US" });
    const [row, event] = await inUnscoped(async (db) => [
      await db.organization.findUniqueOrThrow({ where: { id: tenant.organizationId } }),
      await db.event.findFirstOrThrow({ where: { organizationId: tenant.organizationId, type: "tenancy.organization-updated" } }),
    ] as const);
    expect(row).toMatchObject({ name: "Acme Works", jurisdiction: "US", slug: tenant.slug });
    expect(event.payload).toMatchObject({ before: { name: "Acme", jurisdiction: "UK" }, after: { name: "Acme Works", jurisdiction: "US" } });
  });

  it("tells nothing where nothing changed", async () => {
    await updateOrganization.execute(admin, { name: "Acme", jurisdiction: "UK" });
    expect(await eventTypes(tenant.owner)).not.toContain("tenancy.organization-updated");
  });

  it.each([[{ deletedAt: null }], [{ secondFactorRequired: false }], [{ slug: "other" }], [{ id: "x" }]])("refuses %j", async (extra) => {
    const input = { name: "Acme", jurisdiction: "UK" as const, ...extra };
    await expect(started(() => updateOrganization.execute(admin, input))).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("archive, delete and restore", () => {
  it("an archived organization lets nobody in, by page, key or stream, until its owner restores it", async () => {
    const { secret } = await createApiKey.execute(tenant.owner, { name: "Key", permissions: ["search:run"] });
    await archiveOrganization.execute(tenant.organization, {});
    await archiveOrganization.execute(tenant.organization, {});
    expect(await readWorkspaceStanding(tenant.ownerId, slugs())).toBeNull();
    expect(await readStandingById(tenant.ownerId, tenant)).toBeNull();
    expect(await readApiKeyStanding({ secretHash: hashApiKey(secret) })).toBeNull();
    expect(await readOrganizationStanding(tenant.ownerId, { slug: tenant.slug })).toMatchObject({ archived: true });
    await restoreOrganization.execute(tenant.organization, {});
    expect(await readWorkspaceStanding(tenant.ownerId, slugs())).not.toBeNull();
    expect(await readApiKeyStanding({ secretHash: hashApiKey(secret) })).not.toBeNull();
    const types = await eventTypes(tenant.owner);
    expect(types.filter((type) => /organization-(archived|restored)/.test(type))).toEqual(["tenancy.organization-archived", "tenancy.organization-restored"]);
  });

  it("is listed to who may bring it back, and to nobody else", async () => {
    const listed = (userId: string) => listMyOrganizations(userId);
    const adminId = admin.userId ?? "";
    expect(await listed(adminId)).toEqual([{ slug: tenant.slug, name: "Acme", settings: true, ended: null }]);
    await archiveOrganization.execute(tenant.organization, {});
    expect(await listed(adminId)).toEqual([]);
    expect(await listed(tenant.ownerId)).toMatchObject([{ ended: "archived" }]);
    await deleteOrganization.execute(tenant.organization, { confirmation: "Acme" });
    expect(await listed(tenant.ownerId)).toMatchObject([{ ended: "deleted" }]);
    await restoreOrganization.execute(tenant.organization, {});
    expect(await listed(adminId)).toMatchObject([{ ended: null }]);
  });

  it("an admin does neither", async () => {
    for (const run of [archiveOrganization, restoreOrganization]) await expect(started(() => run.execute(admin, {}))).rejects.toMatchObject({ code: "forbidden" });
    await expect(started(() => deleteOrganization.execute(admin, { confirmation: "Acme" }))).rejects.toMatchObject({ code: "forbidden" });
  });

  it("deletes only when its name is typed, once, and can be restored", async () => {
    await expect(deleteOrganization.execute(tenant.organization, { confirmation: "acme" })).rejects.toMatchObject({ code: "invalid_input", fields: { confirmation: expect.any(String) as string } });
    const [first, second] = await Promise.all([1, 2].map(() => deleteOrganization.execute(tenant.organization, { confirmation: " Acme " })));
    expect(Math.abs(Date.parse(first?.erasedAfter ?? "") - Date.now() - 30 * 86_400_000)).toBeLessThan(60_000);
    expect(second).toEqual(first);
    expect(await readWorkspaceStanding(tenant.ownerId, slugs())).toBeNull();
    await restoreOrganization.execute(tenant.organization, {});
    expect(await readWorkspaceStanding(tenant.ownerId, slugs())).not.toBeNull();
    expect((await eventTypes(tenant.owner)).filter((type) => type === "tenancy.organization-deleted")).toHaveLength(1);
  });

  it("who may only archive restores nothing from the trash", async () => {
    await deleteOrganization.execute(tenant.organization, { confirmation: "Acme" });
    const archivist = mintOrganizationContext({ ...tenant.organization, permissions: new Set(["organization:archive"]) });
    await expect(restoreOrganization.execute(archivist, {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("after 30 days there is nothing to restore", async () => {
    await inUnscoped((db) => db.organization.update({ where: { id: tenant.organizationId }, data: { deletedAt: new Date(Date.now() - 31 * 86_400_000) } }));
    await expect(restoreOrganization.execute(tenant.organization, {})).rejects.toMatchObject({ code: "gone" });
  });
});
