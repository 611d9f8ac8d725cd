import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { removeReranker } from "./commands/remove-reranker";
import { setReranker } from "./commands/set-reranker";
import { testReranker } from "./commands/test-reranker";
import { getReranker } from "./queries";
import { rerankerFor } from "./reranker-for";

provideTestDatabase();
const KEY = "sk-secret-of-acme-0123456789wxyz";
const QUERY = "When does the hall open?";
const DOCUMENTS = ["Invoices are paid in May.", "The hall does open at nine.", "Doors are green."];
let upstream: Awaited<ReturnType<typeof startUpstream>>;
let tenant: Tenant;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());
beforeEach(async () => {
  vi.stubEnv("MODEL_PRIVATE_HOSTS", "127.0.0.1");
  vi.stubEnv("RERANK_TIMEOUT_MS", "700");
  forgetEnv();
  upstream.control({});
  upstream.requests.length = 0;
  tenant = await createTenant();
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

const set = (rest: object = {}) => setReranker.execute(tenant.organization, { kind: "standard", baseUrl: upstream.url, model: "rank-1", apiKey: KEY, price: 2, ...rest });
async function rank(of = tenant) {
  const rerank = await rerankerFor(of.owner);
  if (!rerank) throw new Error("no reranker");
  return rerank(QUERY, DOCUMENTS);
}

describe("the endpoint's order", () => {
  it("is asked for in the common form, with the organization's key, and counted", async () => {
    await set();
    const { ranked, call } = await rank();
    expect(ranked.map(({ index }) => index)[0]).toBe(1);
    expect(ranked).toHaveLength(3);
    expect(upstream.requests).toMatchObject([{ path: "/rerank", authorization: `Bearer ${KEY}`, body: { model: "rank-1", query: QUERY, documents: DOCUMENTS, top_n: 3 } }]);
    expect(call).toMatchObject({ providerName: "Reranker", model: "rank-1", outputTokens: 0, estimated: false, costMicros: 2_000 });
  });

  it("costs by tokens where the price is for tokens; in the other form they are estimated", async () => {
    await set({ priceUnit: "tokens" });
    const { call } = await rank();
    expect(call.costMicros).toBe(2 * call.inputTokens);
    await set({ kind: "tei", price: null });
    const { ranked, call: other } = await rank();
    expect([ranked[0]?.index, other.estimated, other.costMicros]).toEqual([1, true, null]);
    expect(upstream.requests.at(-1)?.body).toEqual({ query: QUERY, texts: DOCUMENTS, truncate: true });
  });

  it("is the scores', whatever order they come in, and may leave documents out", async () => {
    await set({ model: "rank-unsorted" });
    const { ranked } = await rank();
    expect(ranked.map(({ score }) => score)).toEqual(ranked.map(({ score }) => score).sort((a, b) => b - a));
    await set({ model: "rank-few" });
    expect((await rank()).ranked).toMatchObject([{ index: 1 }]);
  });

  it.each(["rank-wrong-index", "rank-negative-index", "rank-twice", "rank-none", "rank-no-score", "html", "wrong-json", "redirect", "status-401", "status-422"])("%s is refused after one call", async (model) => {
    await set({ model });
    await expect(rank()).rejects.toThrow();
    expect(upstream.requests).toHaveLength(1);
  });

  it("is waited for no longer than allowed, and tried again after 429 and 5xx", async () => {
    await set({ model: "hang" });
    const began = performance.now();
    await expect(rank()).rejects.toMatchObject({ name: "TimeoutError" });
    expect(performance.now() - began).toBeLessThan(2_000);
    await set();
    upstream.requests.length = 0;
    upstream.control({ status: 503, retryAfter: "0", times: 1 });
    expect((await rank()).ranked).toHaveLength(3);
    expect(upstream.requests).toHaveLength(2);
  });

  it("a dead endpoint is left alone for a while", async () => {
    await set({ model: "html" });
    for (let at = 0; at < 3; at += 1) await expect(rank()).rejects.toThrow();
    await expect(rank()).rejects.toMatchObject({ code: "unavailable" });
    expect(upstream.requests).toHaveLength(3);
    await set({ model: "rank-1" });
    expect((await rank()).ranked).toHaveLength(3);
  });
});

describe("its settings", () => {
  it("keep the key sealed, for the address it was entered for, and tell no secret", async () => {
    await set();
    const shown = await inTenant(tenant.organization, getReranker);
    expect(shown).toEqual({ kind: "standard", baseUrl: upstream.url, model: "rank-1", keyEnd: "wxyz", price: 2, priceUnit: "searches" });
    const row = await inUnscoped((db) => db.modelReranker.findUniqueOrThrow({ where: { organizationId: tenant.organizationId } }));
    const events = await inUnscoped((db) => db.event.findMany({ where: { organizationId: tenant.organizationId, type: "models.reranker-set" }, select: { payload: true } }));
    expect(events.map(({ payload }) => payload)).toMatchObject([{ before: null, after: { hasKey: true, model: "rank-1" }, keyReplaced: true }]);
    for (const kept of [JSON.stringify(shown), JSON.stringify(row), JSON.stringify(events)]) expect(kept).not.toContain("sk-secret");
    await set({ apiKey: undefined, model: "rank-2" });
    await rank();
    expect(upstream.requests.at(-1)?.authorization).toBe(`Bearer ${KEY}`);
    await expect(async () => set({ apiKey: undefined, baseUrl: "https://thief.example.com/v1" })).rejects.toMatchObject({ code: "invalid_input" });
    expect((await inTenant(tenant.organization, getReranker))?.model).toBe("rank-2");
  });

  it("refuse addresses of the installation's own network", async () => {
    vi.stubEnv("MODEL_PRIVATE_HOSTS", "");
    forgetEnv();
    await expect(async () => set()).rejects.toMatchObject({ code: "invalid_input" });
    await expect(async () => set({ baseUrl: "http://169.254.169.254/v1" })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("are tested with two sentences of our own, and removed with the key", async () => {
    await set();
    expect(await testReranker.execute(tenant.organization, {})).toMatchObject({ ok: true });
    expect(JSON.stringify(upstream.requests.at(-1)?.body)).toContain("The hall opens at nine.");
    await set({ model: "status-401" });
    expect(await testReranker.execute(tenant.organization, {})).toMatchObject({ ok: false, error: expect.stringContaining("refuses the key") as string });
    await removeReranker.execute(tenant.organization, {});
    await expect(removeReranker.execute(tenant.organization, {})).rejects.toMatchObject({ code: "not_found" });
    expect(await rerankerFor(tenant.owner)).toBeNull();
  });

  it("are each organization's own", async () => {
    await set();
    const other = await createTenant("Other");
    expect(await rerankerFor(other.owner)).toBeNull();
    expect(await inTenant(other.organization, getReranker)).toBeNull();
  });
});
