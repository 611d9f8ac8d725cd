import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { provideTestDatabase } from "@/scripts/test/database";
import { createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { createApiKey } from "./commands/create-api-key";
import { contextFromApiKey, organizationContextFromApiKey, renewContext } from "./contexts";
import { isAddressAllowed, parseRange } from "./organization-policy";

const rules = (allow: string[], deny: string[] = []) => ({ ip_allow: allow, ip_deny: deny });

describe("address rules", () => {
  it.each([
    // Nothing said: everybody, also who cannot be known.
    [rules([]), "203.0.113.7", true],
    [rules([]), null, true],
    // Anything said: who cannot be known passes neither list.
    [rules(["0.0.0.0/0", "::/0"]), null, false],
    [rules([], ["198.51.100.0/24"]), null, false],
    [rules(["203.0.113.0/24"]), "nonsense", false],
    // One address, and the edges of a range.
    [rules(["203.0.113.7"]), "203.0.113.7", true],
    [rules(["203.0.113.7"]), "203.0.113.8", false],
    [rules(["203.0.113.64/26"]), "203.0.113.63", false],
    [rules(["203.0.113.64/26"]), "203.0.113.64", true],
    [rules(["203.0.113.64/26"]), "203.0.113.127", true],
    [rules(["203.0.113.64/26"]), "203.0.113.128", false],
    // Written from the middle of the range.
    [rules(["203.0.113.99/26"]), "203.0.113.64", true],
    [rules(["0.0.0.0/0"]), "255.255.255.255", true],
    [rules(["0.0.0.0/0"]), "2001:db8::1", false],
    [rules(["128.0.0.0/1"]), "127.255.255.255", false],
    [rules(["2001:db8:1::/48"]), "2001:db8:1:ffff:ffff:ffff:ffff:ffff", true],
    [rules(["2001:db8:1::/48"]), "2001:db8:2::", false],
    [rules(["2001:DB8:0:0::5"]), "2001:db8::5", true],
    [rules(["::/0"]), "2001:db8::1", true],
    // IPv4 in IPv6 clothes, on either side.
    [rules(["203.0.113.0/24"]), "::ffff:203.0.113.9", true],
    [rules(["203.0.113.0/24"]), "::FFFF:203.0.113.9", true],
    [rules(["::ffff:203.0.113.0/120"]), "203.0.113.9", true],
    [rules([], ["::ffff:203.0.113.0/120"]), "203.0.113.9", false],
    [rules([], ["203.0.113.9"]), "::ffff:cb00:7109", false],
    // Denied wins.
    [rules([], ["203.0.113.0/24"]), "203.0.113.9", false],
    [rules([], ["203.0.113.0/24"]), "198.51.100.9", true],
    [rules(["203.0.113.0/24"], ["203.0.113.9"]), "203.0.113.9", false],
    [rules(["203.0.113.9"], ["203.0.113.0/24"]), "203.0.113.9", false],
    [rules(["203.0.113.0/24"], ["203.0.113.9"]), "203.0.113.10", true],
    // A rule that is none opens nothing.
    [rules(["everything"]), "203.0.113.9", false],
  ])("%j, %s: %s", (given, address, allowed) => expect(isAddressAllowed(given, address)).toBe(allowed));

  it.each([
    "",
    "203.0.113.7/33",
    "203.0.113.7/-1",
    "203.0.113.7/",
    "203.0.113.7/8/8",
    "203.0.113",
    "2001:db8::/129",
    "example.com",
    "203.0.113.7-9",
    "::ffff:203.0.113.0/90",
    "203.0.113.7/1e1",
  ])("%j is no range", (text) => expect(parseRange(text)).toBeNull());
});

provideTestDatabase();

const WRITTEN = Symbol.for("muniment.addresses");
let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant();
});
beforeEach(() => void Object.assign(globalThis, { [WRITTEN]: true }));
afterEach(async () => {
  Object.assign(globalThis, { [WRITTEN]: false });
  await inUnscoped((db) => db.organization.update({ where: { id: tenant.organizationId }, data: { ipAllow: [], ipDeny: [] } }));
});

const limit = (data: { ipAllow?: string[]; ipDeny?: string[] }) =>
  inUnscoped((db) => db.organization.update({ where: { id: tenant.organizationId }, data }));

describe("an organization's address rules", () => {
  it("refuse API keys from elsewhere at the next call, whatever the client claims", async () => {
    const { secret } = await createApiKey.execute(tenant.owner, { name: "CI", permissions: ["search:run"] });
    const from = (address: string) =>
      new Headers({ authorization: `Bearer ${secret}`, "x-muniment-address": address, "x-forwarded-for": "203.0.113.7" });
    await expect(contextFromApiKey(from("198.51.100.1"))).resolves.toMatchObject({ ip: "198.51.100.1" });
    await limit({ ipAllow: ["203.0.113.0/24"] });
    await expect(contextFromApiKey(from("203.0.113.9"))).resolves.toMatchObject({ ip: "203.0.113.9" });
    for (const open of [contextFromApiKey, organizationContextFromApiKey])
      await expect(open(from("198.51.100.1"))).rejects.toMatchObject({ code: "address_refused" });
    await limit({ ipAllow: [], ipDeny: ["203.0.113.9"] });
    await expect(contextFromApiKey(from("203.0.113.9"))).rejects.toMatchObject({ code: "address_refused" });
  });

  it("end streams that are open", async () => {
    const reader = mintTenantContext({ ...tenant.owner, ip: "203.0.113.9" });
    expect(await renewContext(reader)).not.toBeNull();
    await limit({ ipDeny: ["203.0.113.9"] });
    expect(await renewContext(reader)).toBeNull();
    await limit({ ipDeny: [], ipAllow: ["198.51.100.0/24"] });
    expect(await renewContext(reader)).toBeNull();
    expect(await renewContext(mintTenantContext({ ...tenant.owner, ip: "198.51.100.4" }))).not.toBeNull();
    expect(await renewContext(mintTenantContext({ ...tenant.owner, ip: null }))).toBeNull();
  });
});
