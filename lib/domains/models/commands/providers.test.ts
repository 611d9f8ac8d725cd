import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, eventTypes, organizationOf, type Tenant } from "@/scripts/test/tenant-fixture";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { listProviders } from "../queries";
import { addProvider } from "./add-provider";
import { orderProviders } from "./order-providers";
import { removeProvider } from "./remove-provider";
import { setModelFallback } from "./set-model-fallback";
import { testProvider } from "./test-provider";
import { updateProvider } from "./update-provider";

provideTestDatabase();
const KEY = "sk-secret-of-acme-0123456789wxyz";
const model = { name: "plain", inputPrice: 2, outputPrice: 8, contextWindow: 8000, maxOutput: 500 };
let upstream: Awaited<ReturnType<typeof startUpstream>>;
let tenant: Tenant;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());
beforeEach(async () => {
  vi.stubEnv("MODEL_PRIVATE_HOSTS", "127.0.0.1");
  vi.stubEnv("MODEL_TIMEOUT_MS", "1000");
  forgetEnv();
  upstream.control({});
  upstream.requests.length = 0;
  tenant = await createTenant();
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

const terms = (rest: object = {}) => ({ name: "Our vLLM", kind: "compatible" as const, baseUrl: upstream.url, models: [model], apiKey: KEY, ...rest });
const add = (rest: object = {}) => addProvider.execute(tenant.organization, terms(rest));
const list = (of = tenant) => inTenant(of.organization, listProviders);
const changed = (rest: object) => {
  const { kind: _kind, apiKey: _key, ...others } = terms();
  return { ...others, ...rest };
};

describe("adding", () => {
  it("keeps the key sealed and shows its last four characters, nowhere more", async () => {
    const { id } = await add();
    const [provider] = await list();
    expect(provider).toMatchObject({ id, name: "Our vLLM", keyEnd: "wxyz", models: [model], enabled: true, health: null });
    const row = await inUnscoped((db) => db.modelProvider.findUniqueOrThrow({ where: { id } }));
    const events = await inUnscoped((db) => db.event.findMany({ where: { objectId: id } }));
    expect(events.map(({ type, workspaceId }) => [type, workspaceId])).toEqual([["models.provider-added", null]]);
    for (const kept of [JSON.stringify(provider), JSON.stringify(row), JSON.stringify(events, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))]) {
      expect(kept).not.toContain("sk-secret");
    }
  });

  it("shows nothing of a short key", async () => {
    await add({ apiKey: "short" });
    expect((await list())[0]?.keyEnd).toBe("");
  });

  it.each([
    [{ baseUrl: "http://169.254.169.254/latest" }, "baseUrl"],
    [{ baseUrl: "http://localhost:5432" }, "baseUrl"],
    [{ baseUrl: "http://[::ffff:10.0.0.1]/v1" }, "baseUrl"],
    [{ baseUrl: "file:///etc/passwd" }, "baseUrl"],
    [{ baseUrl: "https://u:p@models.example.com" }, "baseUrl"],
    [{ baseUrl: "https://models.example.com/v1?key=1" }, "baseUrl"],
    [{ kind: "openai", apiKey: null }, "apiKey"],
    [{ apiKey: "two words" }, "apiKey"],
    [{ models: [] }, "models"],
    [{ models: [model, model] }, "models"],
    [{ models: [{ ...model, maxOutput: 5000 }] }, "models"],
    [{ models: [{ ...model, inputPrice: -1 }] }, "models.0.inputPrice"],
  ])("refuses %j", async (wrong, field) => {
    await expect((async () => add(wrong))()).rejects.toMatchObject({ code: "invalid_input", fields: { [field]: expect.any(String) as string } });
    expect(await list()).toEqual([]);
  });

  it("only who may manage models; a member sees none of it", async () => {
    const member = organizationOf(await addMember(tenant, "admin"), "member");
    expect(() => addProvider.execute(member, terms())).toThrow(expect.objectContaining({ code: "forbidden" }) as Error);
  });
});

describe("changing", () => {
  it("keeps the key while the address stays; elsewhere the key must be entered again", async () => {
    const { id } = await add();
    await updateProvider.execute(tenant.organization, { providerId: id, ...changed({ name: "Renamed", baseUrl: `${upstream.url}/` }) });
    expect((await list())[0]).toMatchObject({ name: "Renamed", keyEnd: "wxyz", baseUrl: upstream.url });
    const moved = { providerId: id, ...changed({ baseUrl: "https://thief.example.com/v1" }) };
    await expect(updateProvider.execute(tenant.organization, moved)).rejects.toMatchObject({ code: "invalid_input", fields: { apiKey: expect.any(String) as string } });
    expect((await list())[0]?.baseUrl).toBe(upstream.url);
    await updateProvider.execute(tenant.organization, { ...moved, apiKey: "sk-another-key-0123456789abcd" });
    expect((await list())[0]).toMatchObject({ baseUrl: "https://thief.example.com/v1", keyEnd: "abcd" });
    await updateProvider.execute(tenant.organization, { ...moved, apiKey: null });
    expect((await list())[0]?.keyEnd).toBeNull();
    expect(await eventTypes(tenant.owner)).not.toContain("sk-");
  });

  it("the order is what people gave, at once by two people too", async () => {
    const ids = [(await add({ name: "A" })).id, (await add({ name: "B" })).id, (await add({ name: "C" })).id];
    const [a = "", b = "", c = ""] = ids;
    await Promise.all([orderProviders.execute(tenant.organization, { providerIds: [c] }), orderProviders.execute(tenant.organization, { providerIds: [c] })]);
    expect((await list()).map(({ id }) => id)).toEqual([c, a, b]);
    const events = await inUnscoped((db) => db.event.count({ where: { organizationId: tenant.organization.organizationId, type: "models.providers-ordered" } }));
    expect(events).toBe(1);
    await removeProvider.execute(tenant.organization, { providerId: a });
    await expect(removeProvider.execute(tenant.organization, { providerId: a })).rejects.toMatchObject({ code: "not_found" });
    expect((await list()).map(({ name }) => name)).toEqual(["C", "B"]);
    await setModelFallback.execute(tenant.organization, { installationFallback: false, extractiveFallback: true });
  });
});

describe("testing", () => {
  it("says how long the first word took, and keeps it as health", async () => {
    const { id } = await add();
    const result = await testProvider.execute(tenant.organization, { providerId: id });
    expect(result).toMatchObject({ ok: true, model: "plain", latency: expect.any(Number) as number });
    expect(upstream.requests[0]?.authorization).toBe(`Bearer ${KEY}`);
    expect((await list())[0]?.health).toMatchObject({ failingSince: null, error: null, latency: result.ok ? result.latency : -1 });
  });

  it("says in plain words what is wrong and since when, until it answers again", async () => {
    const { id } = await add();
    upstream.control({ status: 401 });
    expect(await testProvider.execute(tenant.organization, { providerId: id })).toEqual({ ok: false, error: expect.stringContaining("refuses the key") as string });
    const since = (await list())[0]?.health?.failingSince;
    expect(since).toBeTruthy();
    upstream.control({ mode: "html" });
    expect(await testProvider.execute(tenant.organization, { providerId: id })).toMatchObject({ ok: false, error: expect.stringContaining("/v1") as string });
    const { health } = (await list())[0] ?? {};
    expect([health?.failingSince, health?.error]).toEqual([since, expect.stringContaining("no model's answer")]);
    upstream.control({});
    await testProvider.execute(tenant.organization, { providerId: id });
    expect((await list())[0]?.health).toMatchObject({ failingSince: null, error: null });
    const events = await inUnscoped((db) => db.event.findMany({ where: { objectId: id, type: "models.provider-tested" } }));
    expect(events.map(({ payload }) => (payload as { fault: string }).fault)).toEqual(["key_refused", "unreadable_answer", null]);
  });

  it("an address that became private between saving and calling is not called", async () => {
    const { id } = await add();
    vi.stubEnv("MODEL_PRIVATE_HOSTS", "");
    forgetEnv();
    expect(await testProvider.execute(tenant.organization, { providerId: id })).toMatchObject({ ok: false, error: expect.stringContaining("private network") as string });
    expect(upstream.requests).toHaveLength(0);
  });

  it("after ENCRYPTION_KEY changed, and for a key copied from another organization's row, nothing is sent", async () => {
    const { id } = await add();
    const stranger = await createTenant("Stranger");
    const other = await addProvider.execute(stranger.organization, terms({ apiKey: "sk-of-the-stranger-0123456789" }));
    const { sealedKey } = await inUnscoped((db) => db.modelProvider.findUniqueOrThrow({ where: { id } }));
    await inUnscoped((db) => db.modelProvider.update({ where: { id: other.id }, data: { sealedKey } }));
    expect(await testProvider.execute(stranger.organization, { providerId: other.id })).toMatchObject({ ok: false, error: expect.stringContaining("Enter the key again") as string });
    expect(upstream.requests).toHaveLength(0);
  });
});
