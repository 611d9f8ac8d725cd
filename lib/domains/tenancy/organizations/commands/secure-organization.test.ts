import { beforeEach, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { mintOrganizationContext } from "@/lib/kernel/mint-context";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, organizationOf, type Tenant } from "@/scripts/test/tenant-fixture";
import { secureOrganization } from "./secure-organization";

provideTestDatabase();

const OPEN = { secondFactorRequired: false, ipAllow: [], ipDeny: [] };
let tenant: Tenant;
beforeEach(async () => {
  tenant = await createTenant();
});

const stored = () => inUnscoped((db) => db.organization.findUniqueOrThrow({ where: { id: tenant.organizationId }, select: { secondFactorRequired: true, ipAllow: true, ipDeny: true } }));
const withSecondFactor = () => inUnscoped((db) => db.session.updateMany({ where: { userId: tenant.ownerId }, data: { secondFactorAt: new Date() } }));

describe("secure-organization", () => {
  it("requires a second factor only of everybody, the one who sets it first", async () => {
    await expect(secureOrganization.execute(tenant.organization, { ...OPEN, secondFactorRequired: true })).rejects.toMatchObject({ code: "second_factor_required" });
    expect(await stored()).toEqual(OPEN);
    await withSecondFactor();
    await secureOrganization.execute(tenant.organization, { ...OPEN, secondFactorRequired: true });
    expect((await stored()).secondFactorRequired).toBe(true);
    const event = await inUnscoped((db) => db.event.findFirstOrThrow({ where: { organizationId: tenant.organizationId, type: "tenancy.organization-secured" } }));
    expect(event.payload).toMatchObject({ before: OPEN, after: { ...OPEN, secondFactorRequired: true } });
  });

  it("an API key does not require what it cannot have", async () => {
    await withSecondFactor();
    const key = mintOrganizationContext({ ...tenant.organization, actor: { kind: "apiKey", id: tenant.ownerId, name: "Key", userId: tenant.ownerId } });
    await expect(secureOrganization.execute(key, { ...OPEN, secondFactorRequired: true })).rejects.toMatchObject({ code: "second_factor_required" });
  });

  // The fixture's address is 192.0.2.1.
  it.each([
    [["192.0.2.0/24"], [], true],
    [["192.0.2.1", "2001:DB8::/32"], [], true],
    [["198.51.100.0/24"], [], false],
    [[], ["192.0.2.1"], false],
    [["192.0.2.0/24"], ["192.0.2.0/28"], false],
    [[], ["0.0.0.0/0"], false],
    [[], ["198.51.100.7"], true],
  ])("allow %j, deny %j: taken %s", async (ipAllow, ipDeny, taken) => {
    const run = secureOrganization.execute(tenant.organization, { ...OPEN, ipAllow, ipDeny });
    if (taken) {
      await run;
      expect(await stored()).toMatchObject({ ipAllow: ipAllow.map((range) => range.toLowerCase()), ipDeny });
    } else {
      await expect(run).rejects.toMatchObject({ code: "conflict", userMessage: expect.stringContaining("192.0.2.1") as string });
      expect(await stored()).toEqual(OPEN);
    }
  });

  it("lists on an installation that knows no addresses would let nobody in", async () => {
    const blind = mintOrganizationContext({ ...tenant.organization, ip: null });
    await expect(secureOrganization.execute(blind, { ...OPEN, ipAllow: ["192.0.2.0/24"] })).rejects.toMatchObject({ code: "conflict" });
    await expect(secureOrganization.execute(blind, OPEN)).resolves.toEqual(OPEN);
  });

  it.each(["everywhere", "192.0.2.0/33", "192.0.2", "10.0.0.0/-1", "2001:db8::/129", "10.0.0.0/8/8", "http://192.0.2.1", "192.0.2.0/"])("refuses the range %s, naming its list", async (range) => {
    await expect(secureOrganization.execute(tenant.organization, { ...OPEN, ipDeny: [range] })).rejects.toMatchObject({ code: "invalid_input", fields: { ipDeny: expect.stringContaining(range) as string } });
  });

  it("a member is refused, and so is what is not asked for", async () => {
    const member = organizationOf(await addMember(tenant, "admin"), "member");
    await expect(Promise.resolve().then(() => secureOrganization.execute(member, OPEN))).rejects.toMatchObject({ code: "forbidden" });
    const more = { ...OPEN, status: "open" };
    await expect(Promise.resolve().then(() => secureOrganization.execute(tenant.organization, more))).rejects.toMatchObject({ code: "invalid_input" });
  });
});
