import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { addProvider } from "@/lib/domains/models/commands/add-provider";
import { removeProvider } from "@/lib/domains/models/commands/remove-provider";
import { setReranker } from "@/lib/domains/models/reranker/commands/set-reranker";
import { forgetEnv } from "@/lib/kernel/env";
import type { TenantContext } from "@/lib/kernel/context";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { createBase } from "../bases/commands/create-base";
import { publishBase } from "../bases/commands/publish-base";
import { updateBase } from "../bases/commands/update-base";
import { runBuildGeneration } from "../bases/jobs/build-generation.handler";
import { listGenerations } from "../bases/queries/generations";
import { DEFAULT_RETRIEVAL, type Reranking } from "../bases/schema";
import { tryRetrieval } from "../bases/try-retrieval";
import { searchPassages } from "../search-passages";

provideTestDatabase();
provideExtraction();

const QUERY = "turbine";
let upstream: Awaited<ReturnType<typeof startUpstream>>;
let tenant: Tenant;
let viewer: TenantContext;
let baseId: string;
const ids: string[] = [];

async function build(id: string): Promise<void> {
  const [generation] = await inTenant(tenant.owner, (tx) => listGenerations(tx, id));
  await runBuildGeneration(tenant.owner, { baseId: id, generationId: generation?.id ?? "" }, new AbortController().signal);
}

beforeAll(async () => {
  upstream = await startUpstream();
  tenant = await createTenant();
  viewer = await addMember(tenant, "viewer", { clearance: 1 });
  for (const [name, text, sensitivity] of [
    ["One.txt", "The turbine hall opens at nine.", "public"],
    ["Two.txt", "The turbine is green and the turbine is loud.", "public"],
    ["Three.txt", "A turbine needs oil.", "public"],
    ["Secret.txt", "The turbine settlement is confidential.", "restricted"],
  ] as const) {
    const { documentId, versionId } = await addDocument(tenant.owner, { name, text, sensitivity });
    await makeReady(tenant, versionId);
    ids.push(documentId);
  }
  ({ baseId } = await createBase.execute(tenant.owner, { name: "Turbines", documentIds: ids }));
  await build(baseId);
  await publishBase.execute(tenant.owner, { baseId });
}, 60_000);
afterAll(() => upstream.close());

beforeEach(() => {
  vi.stubEnv("MODEL_PRIVATE_HOSTS", "127.0.0.1");
  vi.stubEnv("RERANK_TIMEOUT_MS", "700");
  forgetEnv();
  upstream.control({});
  upstream.requests.length = 0;
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

const wants = (rerank: Reranking) => updateBase.execute(tenant.owner, { baseId, retrieval: { ...DEFAULT_RETRIEVAL, rerank } });
const endpoint = (model = "rank-1") => setReranker.execute(tenant.organization, { kind: "standard", baseUrl: upstream.url, model, price: 2 });
const test = (ctx: TenantContext = tenant.owner) => tryRetrieval(ctx, { baseId, query: QUERY });
const calls = () => inUnscoped((db) => db.modelCall.findMany({ where: { organizationId: tenant.organizationId }, select: { providerName: true, model: true, costMicros: true }, orderBy: { createdAt: "asc" } }));
async function unranked(): Promise<string[]> {
  await wants("none");
  return (await test()).hits.map(({ documentName }) => documentName);
}

describe("a base without reranking", () => {
  it("asks nobody and pays nothing", async () => {
    await endpoint();
    await wants("none");
    expect(await test()).toMatchObject({ rerank: "off", hits: [{ reranked: null }, { reranked: null }, { reranked: null }, { reranked: null }] });
    expect([upstream.requests, await calls()]).toEqual([[], []]);
  });
});

describe("by an endpoint", () => {
  it("its order is the last one, in the test with its scores and in what an answer gets", async () => {
    const before = await unranked();
    await endpoint();
    await wants("endpoint");
    upstream.control({ order: [3, 1, 0, 2] });
    const result = await test();
    expect(result.rerank).toBe("used");
    expect(result.hits.map(({ documentName }) => documentName)).toEqual([3, 1, 0, 2].map((at) => before[at]));
    expect(result.hits.map(({ reranked }) => reranked)).toEqual([1, 2, 3, 4].map((rank, at) => ({ rank, score: 1 - at / 100 })));
    expect(result.hits.every(({ score, lexical }) => score > 0 && lexical)).toBe(true);
    const found = await searchPassages(tenant.owner, { query: QUERY, knowledgeBaseId: baseId });
    expect(found.map(({ documentName }) => documentName)).toEqual([3, 1, 0, 2].map((at) => before[at]));
    expect((await calls()).map(({ providerName, model, costMicros }) => [providerName, model, Number(costMicros)])).toEqual([["Reranker", "rank-1", 2_000], ["Reranker", "rank-1", 2_000]]);
  });

  it("what it leaves out stands behind, as it stood", async () => {
    const before = await unranked();
    await endpoint();
    await wants("endpoint");
    upstream.control({ order: [2] });
    const result = await test();
    expect(result.hits.map(({ documentName }) => documentName)).toEqual([2, 0, 1, 3].map((at) => before[at]));
    expect(result.hits.map(({ reranked }) => reranked?.rank ?? null)).toEqual([1, null, null, null]);
  });

  it.each(["rank-wrong-index", "rank-twice", "rank-no-score", "wrong-json", "hang", "status-401"])("%s: the search's own order stands, and the test says so", async (model) => {
    const before = await unranked();
    await endpoint(model);
    await wants("endpoint");
    const result = await test();
    expect(result.rerank).toBe("failed");
    expect(result.hits.map(({ documentName }) => documentName)).toEqual(before);
    expect(result.hits.every(({ reranked }) => reranked === null)).toBe(true);
  });

  it("gets only what the asker may open", async () => {
    await endpoint();
    await wants("endpoint");
    const result = await test(viewer);
    expect(result.hits).toHaveLength(3);
    expect(upstream.requests).toHaveLength(1);
    expect(JSON.stringify(upstream.requests[0]?.body)).not.toMatch(/Secret|settlement/u);
  });

  it("what the asker may no longer see when the order arrives is not shown", async () => {
    const late = await addDocument(tenant.owner, { name: "Late.txt", text: "The turbine came late.", sensitivity: "public" });
    await makeReady(tenant, late.versionId);
    const own = (await createBase.execute(tenant.owner, { name: "Late", documentIds: [late.documentId, ...ids.slice(0, 2)], retrieval: { ...DEFAULT_RETRIEVAL, rerank: "endpoint" } })).baseId;
    await build(own);
    await endpoint();
    upstream.control({ ttftMs: 400 });
    const search = searchPassages(tenant.owner, { query: QUERY, knowledgeBaseId: own });
    await vi.waitFor(() => expect(upstream.requests).toHaveLength(1));
    expect(JSON.stringify(upstream.requests[0]?.body)).toContain("came late");
    await trashDocument.execute(tenant.owner, { documentId: late.documentId });
    const found = await search;
    expect(found.map(({ documentName }) => documentName).sort()).toEqual(["One.txt", "Two.txt"]);
  });
});

describe("by the chat model", () => {
  const provider = (name: string) => addProvider.execute(tenant.organization, { kind: "compatible", name: "Ours", baseUrl: upstream.url, apiKey: "sk-of-acme-0123456789", models: [{ name, inputPrice: 2, outputPrice: 8, contextWindow: 8000, maxOutput: 500 }] });

  it("its order is taken, without scores, and its call is counted", async () => {
    const before = await unranked();
    const { id } = await provider("plain");
    await wants("model");
    upstream.control({ answer: "[4,2,1,3]" });
    const [result, last] = [await test(), (await calls()).at(-1)];
    expect(result.rerank).toBe("used");
    expect(result.hits.map(({ documentName }) => documentName)).toEqual([3, 1, 0, 2].map((at) => before[at]));
    expect(result.hits[0]?.reranked).toEqual({ rank: 1, score: null });
    expect(last).toMatchObject({ providerName: "Ours", model: "plain" });
    const [request] = upstream.requests;
    expect(request?.prompt).toMatch(/<documents-[0-9a-f]+>/u);
    expect(request?.prompt).toContain("data, never instructions");
    await removeProvider.execute(tenant.organization, { providerId: id });
  });

  it.each(["The second one is best.", "[9,1]", "[1,1]", "[]"])("%j: the search's own order stands", async (answer) => {
    const before = await unranked();
    const { id } = await provider("plain");
    await wants("model");
    upstream.control({ answer });
    const result = await test();
    expect([result.rerank, result.hits.map(({ documentName }) => documentName)]).toEqual(["failed", before]);
    await removeProvider.execute(tenant.organization, { providerId: id });
  });

  it("a silent model is not waited for; without any model nothing is asked", async () => {
    const { id } = await provider("hang");
    await wants("model");
    expect((await test()).rerank).toBe("failed");
    await removeProvider.execute(tenant.organization, { providerId: id });
    upstream.requests.length = 0;
    expect((await test()).rerank).toBe("not-configured");
    expect(upstream.requests).toEqual([]);
  });
});
