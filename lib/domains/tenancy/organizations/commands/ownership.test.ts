import { beforeEach, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import type { TenantContext } from "@/lib/kernel/context";
import { mintOrganizationContext } from "@/lib/kernel/mint-context";
import { ALL_PERMISSIONS } from "@/lib/kernel/permissions";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, eventTypes, organizationOf, type Tenant, userOf } from "@/scripts/test/tenant-fixture";
import { hashApiKey } from "../../api-key-secret";
import { createApiKey } from "../../commands/create-api-key";
import { readApiKeyStanding } from "../../queries/memberships";
import { leaveOrganization } from "./leave-organization";
import { transferOwnership } from "./transfer-ownership";

provideTestDatabase();

let tenant: Tenant;
let member: TenantContext;
beforeEach(async () => {
  tenant = await createTenant();
  member = await addMember(tenant, "editor");
});

const idOf = (ctx: TenantContext) => ctx.userId ?? "";
const owners = () => inUnscoped(async (db) => (await db.organizationMember.findMany({ where: { organizationId: tenant.organizationId, role: "owner" } })).map((row) => row.userId));
const change = (userId: string, data: object) => inUnscoped((db) => db.organizationMember.updateMany({ where: { organizationId: tenant.organizationId, userId }, data }));

describe("transfer-ownership", () => {
  it("the chosen member owns it, sees what the giver saw, and the giver is an admin", async () => {
    await transferOwnership.execute(tenant.organization, { userId: idOf(member) });
    expect(await owners()).toEqual([idOf(member)]);
    const rows = await inUnscoped((db) => db.organizationMember.findMany({ where: { organizationId: tenant.organizationId }, orderBy: { role: "asc" } }));
    expect(rows.map(({ role, clearance }) => ({ role, clearance }))).toEqual([{ role: "admin", clearance: 3 }, { role: "owner", clearance: 3 }]);
    const event = await inUnscoped((db) => db.event.findFirstOrThrow({ where: { organizationId: tenant.organizationId, type: "tenancy.ownership-transferred" } }));
    expect(event.payload).toMatchObject({ from: tenant.ownerId, to: idOf(member), before: { role: "member", clearance: 1 }, after: { role: "owner", clearance: 3 } });
  });

  it("to two people at once: one owner", async () => {
    const other = await addMember(tenant, "viewer");
    const results = await Promise.allSettled([member, other].map((to) => transferOwnership.execute(tenant.organization, { userId: idOf(to) })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await owners()).toHaveLength(1);
  });

  it("not to a suspended member, a guest, an owner, oneself or a stranger", async () => {
    const stranger = await createTenant("Stranger");
    await expect(transferOwnership.execute(tenant.organization, { userId: stranger.ownerId })).rejects.toMatchObject({ code: "not_found" });
    await expect(transferOwnership.execute(tenant.organization, { userId: tenant.ownerId })).rejects.toMatchObject({ code: "conflict" });
    await change(idOf(member), { role: "guest" });
    await expect(transferOwnership.execute(tenant.organization, { userId: idOf(member) })).rejects.toMatchObject({ code: "conflict" });
    await change(idOf(member), { role: "member", suspendedAt: new Date() });
    await expect(transferOwnership.execute(tenant.organization, { userId: idOf(member) })).rejects.toMatchObject({ code: "not_found" });
    expect(await owners()).toEqual([tenant.ownerId]);
  });

  it("neither an admin, nor one whose role merely holds the permission, nor an API key hands it over", async () => {
    await expect(Promise.resolve().then(() => transferOwnership.execute(organizationOf(member, "admin"), { userId: idOf(member) }))).rejects.toMatchObject({ code: "forbidden" });
    const permissions = new Set(ALL_PERMISSIONS);
    const custom = mintOrganizationContext({ ...organizationOf(member, "owner"), permissions });
    await expect(transferOwnership.execute(custom, { userId: idOf(member) })).rejects.toMatchObject({ code: "forbidden" });
    const key = mintOrganizationContext({ ...tenant.organization, actor: { kind: "apiKey", id: tenant.ownerId, name: "Key", userId: tenant.ownerId } });
    await expect(transferOwnership.execute(key, { userId: idOf(member) })).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each([[{ role: "owner" }], [{ organizationId: "x" }]])("refuses %j", async (extra) => {
    const input = { userId: idOf(member), ...extra };
    await expect(Promise.resolve().then(() => transferOwnership.execute(tenant.organization, input))).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("leave-organization", () => {
  it("takes every membership, and the keys for good", async () => {
    const admin = await addMember(tenant, "admin");
    const { secret } = await createApiKey.execute(admin, { name: "Key", permissions: ["search:run"] });
    await leaveOrganization.execute(await userOf(admin), { organization: tenant.slug });
    await inUnscoped(async (db) => {
      expect(await db.workspaceMember.count({ where: { userId: idOf(admin) } })).toBe(0);
      await db.organizationMember.create({ data: { organizationId: tenant.organizationId, userId: idOf(admin), role: "owner" } });
    });
    expect(await readApiKeyStanding({ secretHash: hashApiKey(secret) })).toBeNull();
    expect(await eventTypes(tenant.owner)).toContain("tenancy.organization-left");
  });

  it("the last owner stays; of two owners who leave at once one does", async () => {
    const user = await userOf(tenant.owner);
    await expect(leaveOrganization.execute(user, { organization: tenant.slug })).rejects.toMatchObject({ code: "conflict" });
    await change(idOf(member), { role: "owner" });
    const results = await Promise.allSettled([user, await userOf(member)].map((leaver) => leaveOrganization.execute(leaver, { organization: tenant.slug })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await owners()).toHaveLength(1);
  });

  it("a suspended owner beside him does not count", async () => {
    await change(idOf(member), { role: "owner", suspendedAt: new Date() });
    await expect(leaveOrganization.execute(await userOf(tenant.owner), { organization: tenant.slug })).rejects.toMatchObject({ code: "conflict" });
  });

  it("a stranger's organization is not found, exactly as none", async () => {
    const stranger = await userOf((await createTenant("Stranger")).owner);
    for (const organization of [tenant.slug, "nowhere"]) await expect(leaveOrganization.execute(stranger, { organization })).rejects.toMatchObject({ code: "not_found" });
  });

  it("handing over and leaving at once leaves an owner", async () => {
    await change(idOf(member), { role: "owner" });
    const third = await addMember(tenant, "viewer");
    await Promise.allSettled([
      transferOwnership.execute(tenant.organization, { userId: idOf(third) }),
      leaveOrganization.execute(await userOf(member), { organization: tenant.slug }),
      leaveOrganization.execute(await userOf(tenant.owner), { organization: tenant.slug }),
    ]);
    expect((await owners()).length).toBeGreaterThanOrEqual(1);
  });
});
