import { streamText } from "ai";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { streamModelText } from "@/lib/adapters/ai/stream-text";
import { newId } from "@/lib/kernel/ids";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { addProvider } from "./commands/add-provider";
import { setModelFallback } from "./commands/set-model-fallback";
import { modelFor } from "./model-for";
import { listProviders } from "./queries";
import { recordModelCalls } from "./usage/record-calls";
import { getUsage, listDailyUsage } from "./usage/queries";
import { usagePeriod } from "./usage/schema";

provideTestDatabase();
let upstream: Awaited<ReturnType<typeof startUpstream>>;
let acme: Tenant;
let beta: Tenant;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());
beforeEach(async () => {
  vi.stubEnv("MODEL_PRIVATE_HOSTS", "127.0.0.1");
  vi.stubEnv("MODEL_TIMEOUT_MS", "1000");
  forgetEnv();
  upstream.control({ answer: "Four words are here." });
  upstream.requests.length = 0;
  [acme, beta] = [await createTenant("Acme"), await createTenant("Beta")];
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

const model = (name: string) => ({ name, inputPrice: 2, outputPrice: 8, contextWindow: 8000, maxOutput: 500 });
const add = (tenant: Tenant, name: string, key: string, models = [model(name)], rest: object = {}) =>
  addProvider.execute(tenant.organization, { kind: "compatible", name: `P ${name}`, baseUrl: upstream.url, apiKey: key, models, ...rest });

async function ask(tenant: Tenant, wanted?: string) {
  const run = await modelFor(tenant.owner, wanted);
  let text = "";
  for await (const piece of streamModelText({ model: run.model, instructions: "Be exact.", messages: [{ role: "user", content: "What?" }], signal: new AbortController().signal })) text += piece;
  return { run, text };
}
const keys = () => upstream.requests.map(({ authorization }) => authorization);
function installation() {
  vi.stubEnv("OPENAI_BASE_URL", upstream.url);
  vi.stubEnv("OPENAI_API_KEY", "sk-of-the-installation");
  vi.stubEnv("CHAT_MODEL", "of-the-installation");
  forgetEnv();
}

describe("modelFor", () => {
  it("one organization's key is never used for another, nor for the installation's model", async () => {
    installation();
    await add(acme, "shared-name", "sk-of-acme-0123456789");
    await add(beta, "shared-name", "sk-of-beta-0123456789");
    await ask(acme);
    await ask(beta);
    const third = await createTenant("Third");
    await ask(third, "shared-name");
    expect(keys()).toEqual(["Bearer sk-of-acme-0123456789", "Bearer sk-of-beta-0123456789", "Bearer sk-of-the-installation"]);
    expect(upstream.requests.map((request) => request.model)).toEqual(["shared-name", "shared-name", "of-the-installation"]);
  });

  it("asks in the providers' order, an agent's model first, and passes over what is switched off", async () => {
    await add(acme, "off", "sk-off-0123456789abcd", [model("off")], { enabled: false });
    await add(acme, "status-500", "sk-first-0123456789ab", [model("status-500"), model("special")]);
    await add(acme, "second", "sk-second-0123456789a");
    expect((await ask(acme)).run.name).toBe("second");
    expect((await ask(acme, "special")).run.name).toBe("special");
    expect((await ask(acme, "unknown")).run.name).toBe("second");
    expect(keys().at(-1)).toBe("Bearer sk-second-0123456789a");
    expect(upstream.requests.map((request) => request.model)).not.toContain("off");
  });

  it("the installation's model comes last, unless the organization does not want it", async () => {
    installation();
    await add(acme, "status-401", "sk-of-acme-0123456789");
    expect((await ask(acme)).run.name).toBe("of-the-installation");
    await setModelFallback.execute(acme.organization, { installationFallback: false, extractiveFallback: false });
    await expect(ask(acme)).rejects.toMatchObject({ code: "model_refused_key", userMessage: expect.stringMatching(/kept/) as string });
    await setModelFallback.execute(acme.organization, { installationFallback: false, extractiveFallback: true });
    expect((await ask(acme)).run).toMatchObject({ extractive: true, name: "extractive", calls: [] });
    expect(keys().filter((key) => key === "Bearer sk-of-the-installation")).toHaveLength(1);
  });

  it("without any model the extractive engine answers", async () => {
    expect((await ask(acme)).run).toMatchObject({ extractive: true, calls: [] });
  });

  it("works with the SDK's own calls, and keeps the provider's health", async () => {
    await add(acme, "status-403", "sk-of-acme-0123456789");
    await add(acme, "plain", "sk-of-acme-9876543210");
    const run = await modelFor(acme.owner);
    expect(await streamText({ model: run.model, prompt: "What?" }).text).toBe("Four words are here.");
    await vi.waitFor(async () => {
      const [first, second] = await inTenant(acme.organization, listProviders);
      expect(first?.health).toMatchObject({ failingSince: expect.any(String) as string, error: expect.stringContaining("refuses the key") as string });
      expect(second?.health).toMatchObject({ failingSince: null, latency: expect.any(Number) as number });
    });
    expect(await inTenant(beta.organization, listProviders)).toEqual([]);
  });
});

describe("what was used", () => {
  it("is summed for the organization, by workspace and model, and nobody else sees or changes it", async () => {
    await add(acme, "plain", "sk-of-acme-0123456789");
    const { run } = await ask(acme);
    const [call] = run.calls;
    const messageId = newId();
    await inTenant(acme.owner, (tx) => recordModelCalls(tx, run, { messageId }));
    await inTenant(acme.owner, (tx) => recordModelCalls(tx, run, {}));
    const usage = await inTenant(acme.organization, (tx) => getUsage(tx, usagePeriod({})));
    const cost = 2 * (call?.inputTokens ?? 0) + 8 * (call?.outputTokens ?? 0);
    const sums = { calls: 2, inputTokens: 2 * (call?.inputTokens ?? 0), outputTokens: 2 * (call?.outputTokens ?? 0), costMicros: 2 * cost, estimated: 0, unpriced: 0 };
    expect(cost).toBeGreaterThan(0);
    expect(usage.total).toEqual(sums);
    expect(usage.workspaces).toMatchObject([{ id: acme.workspaceId, ...sums }]);
    expect(usage.models).toMatchObject([{ label: "plain", detail: "P plain", ...sums }]);
    expect(await inTenant(acme.organization, (tx) => listDailyUsage(tx, usagePeriod({})))).toMatchObject([{ day: new Date().toISOString().slice(0, 10), model: "plain", ...sums }]);
    expect((await inTenant(acme.organization, (tx) => getUsage(tx, { from: "2020-01-01", to: "2020-12-31" }))).total.calls).toBe(0);
    expect((await inTenant(beta.organization, (tx) => getUsage(tx, usagePeriod({})))).total.calls).toBe(0);
    await expect(inTenant(acme.owner, (tx) => tx.db.modelCall.updateMany({ data: { costMicros: 0 } }))).rejects.toThrow();
    await expect(inTenant(acme.owner, (tx) => tx.db.modelCall.deleteMany({}))).rejects.toThrow();
    const rows = await inUnscoped((db) => db.modelCall.findMany({ where: { organizationId: acme.organization.organizationId }, select: { messageId: true } }));
    expect(rows.map((row) => row.messageId).sort()).toEqual([messageId, null].sort());
  });
});
