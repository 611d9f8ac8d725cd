import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openVectorStore } from "@/lib/adapters/vectors/stores/open-vector-store";
import { inTenant } from "@/lib/db/tenant";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { eraseWorkspaceContents } from "@/lib/domains/tenancy/erasure/erase-contents";
import { forgetEnv } from "@/lib/kernel/env";
import { listUnfinishedVectors } from "@/lib/worker/unfinished-vectors";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady, workerContext } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { runRemoveFromIndex } from "../jobs/remove-from-index.handler";
import { searchPassages } from "../search-passages";
import { cancelVectors } from "./commands/cancel-vectors";
import { rebuildVectors } from "./commands/rebuild-vectors";
import { runBuildVectors } from "./jobs/build-vectors.handler";
import { findByMeaning } from "./live-vectors";
import { type Generation, listLiveGenerations } from "./queries";

provideTestDatabase();
provideExtraction();

let upstream: Awaited<ReturnType<typeof startUpstream>>;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());
afterEach(() => {
  upstream.control({});
  use(null);
});

function use(dimensions: number | null): void {
  if (dimensions) Object.assign(process.env, { OPENAI_BASE_URL: upstream.url, EMBEDDING_MODEL: `words-${dimensions}`, EMBEDDING_DIMENSIONS: String(dimensions) });
  else for (const name of ["OPENAI_BASE_URL", "EMBEDDING_MODEL", "EMBEDDING_DIMENSIONS"]) delete process.env[name];
  forgetEnv();
}

const wanted = (dimensions: number) => ({ store: "lancedb", model: `words-${dimensions}`, dimensions });
const everything = { projectIds: "all", maxSensitivity: 3, departmentIds: "all" } as const;
const never = new AbortController().signal;
const live = (tenant: Tenant): Promise<Generation[]> => inTenantStatements(tenant.owner, (tx) => listLiveGenerations(tx, tenant.workspaceId));
const build = (tenant: Tenant, signal = never, onProgress?: (done: number, total: number) => void) => runBuildVectors(workerContext(tenant), signal, onProgress);
const meant = async (tenant: Tenant, query: string) => (await findByMeaning(tenant.owner, query, everything, 5)).map((hit) => hit.documentId);
const countIn = (generation: Generation, documentId?: string) => openVectorStore(generation.store).count(generation, documentId);

async function roomOf(documents: number): Promise<{ tenant: Tenant; documentIds: string[] }> {
  const tenant = await createTenant();
  const documentIds: string[] = [];
  for (let at = 0; at < documents; at += 1) {
    const { documentId, versionId } = await addDocument(tenant.owner, { name: `Note ${at}.txt`, text: `The granite plinth number ${at} carries the turbine.` });
    await makeReady(tenant, versionId);
    documentIds.push(documentId);
  }
  return { tenant, documentIds };
}

async function only(tenant: Tenant): Promise<Generation> {
  const [generation, ...others] = await live(tenant);
  expect(others).toEqual([]);
  if (!generation) throw new Error("no generation");
  return generation;
}

describe("a new workspace", () => {
  it("has vectors from its first document on", async () => {
    use(64);
    const { tenant, documentIds } = await roomOf(1);
    expect(await only(tenant)).toMatchObject({ live: "active", model: "words-64", dimensions: 64, store: "lancedb" });
    expect(await meant(tenant, "granite plinth")).toEqual(documentIds);
    const [passage] = await searchPassages(tenant.owner, { query: "granite" });
    expect(passage?.documentId).toBe(documentIds[0]);
  });

  it("has none without a model, and one that comes later takes its documents in", async () => {
    const { tenant, documentIds } = await roomOf(2);
    expect(await live(tenant)).toEqual([]);
    use(64);
    expect(await listUnfinishedVectors(wanted(64))).toContainEqual({ organizationId: tenant.organizationId, workspaceId: tenant.workspaceId });
    await build(tenant);
    expect((await meant(tenant, "granite plinth")).sort()).toEqual(documentIds.sort());
    expect((await listUnfinishedVectors(wanted(64))).some(({ workspaceId }) => workspaceId === tenant.workspaceId)).toBe(false);
    expect(await eventTypes(tenant.owner)).toContain("knowledge.vectors-activated");
  });
});

it("a fused score counts nothing that its reader may not see", async () => {
  use(64);
  const { tenant, documentIds } = await roomOf(3);
  const viewer = await addMember(tenant, "viewer", { clearance: 1 });
  const last = (await searchPassages(viewer, { query: "granite plinth" })).at(-1);
  expect(last?.score).toBeLessThan(2 / 61);
  // The index does not know of it yet.
  const hidden = documentIds.filter((documentId) => documentId !== last?.documentId);
  await inTenant(tenant.owner, (tx) => tx.db.document.updateMany({ where: { id: { in: hidden } }, data: { sensitivity: 3 } }));
  expect(await searchPassages(viewer, { query: "granite plinth" })).toMatchObject([{ documentId: last?.documentId, score: 2 / 61 }]);
});

describe("another model", () => {
  it("is worked through while the old vectors answer; the flip drops them", async () => {
    use(64);
    const { tenant, documentIds } = await roomOf(3);
    const old = await only(tenant);
    use(128);
    // What is asked meanwhile is compared with what the old model made.
    expect((await meant(tenant, "granite plinth")).sort()).toEqual([...documentIds].sort());
    const seen: string[][] = [];
    await build(tenant, never, (done, total) => {
      expect(total).toBe(3);
      expect(done).toBeLessThanOrEqual(3);
      seen.push(documentIds);
    });
    expect(seen.length).toBeGreaterThan(0);
    const next = await only(tenant);
    expect(next).toMatchObject({ live: "active", model: "words-128", dimensions: 128, done: 3, total: 3, error: null });
    expect(await countIn(next)).toBe(3);
    expect(await countIn(old)).toBe(0);
    expect((await meant(tenant, "granite plinth")).sort()).toEqual([...documentIds].sort());
  });

  it("a document that comes meanwhile is in both, and one that goes is in neither", async () => {
    use(64);
    const { tenant, documentIds } = await roomOf(2);
    use(128);
    await rebuildVectors.execute(tenant.owner, {});
    const { documentId, versionId } = await addDocument(tenant.owner, { name: "Later.txt", text: "A limestone lintel." });
    await makeReady(tenant, versionId);
    const [old, next] = await live(tenant);
    if (!old || !next) throw new Error("two generations were expected");
    expect([await countIn(old, documentId), await countIn(next, documentId)]).toEqual([1, 1]);
    await trashDocument.execute(tenant.owner, { documentId: documentIds[0] ?? "" });
    await runRemoveFromIndex(workerContext(tenant), [documentIds[0] ?? ""]);
    expect(await countIn(old, documentIds[0])).toBe(0);
    await build(tenant);
    const flipped = await only(tenant);
    expect(flipped.id).toBe(next.id);
    expect(await countIn(flipped)).toBe(2);
    expect(await countIn(flipped, documentIds[0])).toBe(0);
  });

  it("a killed worker's job goes on where it was", async () => {
    use(64);
    const { tenant } = await roomOf(10);
    use(128);
    const killed = new AbortController();
    await expect(build(tenant, killed.signal, () => killed.abort())).rejects.toThrow();
    const before = (await live(tenant)).find(({ live: kind }) => kind === "building");
    expect(before).toMatchObject({ done: 8, total: 10, error: null });
    upstream.requests.length = 0;
    await Promise.all([build(tenant), build(tenant)]);
    expect((await only(tenant)).id).toBe(before?.id);
    expect(await countIn(await only(tenant))).toBe(10);
  });

  it("is cancelled: what answered goes on, what was made is dropped", async () => {
    use(64);
    const { tenant } = await roomOf(10);
    const [active] = await live(tenant);
    await rebuildVectors.execute(tenant.owner, {});
    const building = (await live(tenant)).find(({ live: kind }) => kind === "building");
    let cancelling: Promise<unknown> | undefined;
    await build(tenant, never, () => {
      cancelling ??= cancelVectors.execute(tenant.owner, {});
    });
    await cancelling;
    await build(tenant);
    expect(await only(tenant)).toMatchObject({ id: active?.id });
    if (building) expect(await countIn(building)).toBe(0);
    expect(await eventTypes(tenant.owner)).toContain("knowledge.vectors-cancelled");
    await expect(cancelVectors.execute(tenant.owner, {})).rejects.toMatchObject({ code: "not_found" });
  });

  it("what was cancelled begins again when somebody wants it, not by itself", async () => {
    use(64);
    const { tenant, documentIds } = await roomOf(1);
    const old = await only(tenant);
    use(128);
    await rebuildVectors.execute(tenant.owner, {});
    await cancelVectors.execute(tenant.owner, {});
    await build(tenant);
    await build(tenant);
    expect((await only(tenant)).id).toBe(old.id);
    expect(await meant(tenant, "granite plinth")).toEqual(documentIds);
    await rebuildVectors.execute(tenant.owner, {});
    await build(tenant);
    expect(await only(tenant)).toMatchObject({ model: "words-128", live: "active" });
  });

  it("a model that fails says why, harms nothing, and is tried again", async () => {
    use(64);
    const { tenant, documentIds } = await roomOf(1);
    Object.assign(process.env, { EMBEDDING_MODEL: "status-401" });
    forgetEnv();
    await expect(build(tenant)).rejects.toMatchObject({ code: "model_refused_key" });
    expect((await live(tenant)).find(({ live: kind }) => kind === "building")?.error).toBeTruthy();
    expect(await meant(tenant, "granite plinth")).toEqual(documentIds);
    use(128);
    await build(tenant);
    expect(await only(tenant)).toMatchObject({ model: "words-128", error: null });
  });
});

it("a document whose vectors could not be made is found by its words, and upkeep makes them", async () => {
  use(64);
  const { tenant } = await roomOf(1);
  upstream.control({ status: 401 });
  const { documentId, versionId } = await addDocument(tenant.owner, { name: "Later.txt", text: "A limestone lintel." });
  await makeReady(tenant, versionId);
  expect((await searchPassages(tenant.owner, { query: "limestone" })).map((passage) => passage.documentId)).toEqual([documentId]);
  upstream.control({});
  expect((await listUnfinishedVectors(wanted(64))).map(({ workspaceId }) => workspaceId)).toContain(tenant.workspaceId);
  await build(tenant);
  expect((await meant(tenant, "limestone lintel"))[0]).toBe(documentId);
});

it("a workspace that is erased leaves no vectors", async () => {
  use(64);
  const { tenant } = await roomOf(2);
  const generation = await only(tenant);
  expect(await countIn(generation)).toBe(2);
  await eraseWorkspaceContents(tenant);
  expect(await countIn(generation)).toBe(0);
  await expect(openVectorStore(generation.store).search(generation, new Array(64).fill(1), everything, 1)).rejects.toMatchObject({ code: "gone" });
});

it("only those who manage the workspace begin and cancel", async () => {
  use(64);
  const { tenant } = await roomOf(1);
  const viewer = await addMember(tenant, "viewer");
  for (const command of [rebuildVectors, cancelVectors]) await expect((async () => command.execute(viewer, {}))()).rejects.toMatchObject({ code: "forbidden" });
  use(null);
  await expect(rebuildVectors.execute(tenant.owner, {})).rejects.toMatchObject({ code: "conflict" });
});
