import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { moveDocument } from "@/lib/domains/dataroom/organize/commands/move-document";
import { createFolder } from "@/lib/domains/dataroom/folders/commands/create-folder";
import { limitFolder } from "@/lib/domains/dataroom/folders/commands/limit-folder";
import { uploadVersion } from "@/lib/domains/dataroom/commands/upload-version";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import type { TenantContext } from "@/lib/kernel/context";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { jobsFor } from "@/lib/registry/subscriptions";
import { JOB_HANDLERS } from "@/lib/registry/jobs";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, bytes, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { searchPassages } from "../search-passages";
import { addSources } from "./commands/add-sources";
import { cancelIndexing } from "./commands/cancel-indexing";
import { createBase } from "./commands/create-base";
import { deleteBase } from "./commands/delete-base";
import { indexBase } from "./commands/index-base";
import { publishBase } from "./commands/publish-base";
import { removeSource } from "./commands/remove-source";
import { unpublishBase } from "./commands/unpublish-base";
import { updateBase } from "./commands/update-base";
import { countStored } from "./generation-stores";
import { previewPassages } from "./preview-passages";
import { getBase, listBases, listRemovedBases } from "./queries/bases";
import { listGenerations } from "./queries/generations";
import { listSources } from "./queries/sources";
import { getStatistics } from "./queries/statistics";
import { DEFAULT_RETRIEVAL } from "./schema";
import { tryRetrieval } from "./try-retrieval";

provideTestDatabase();
provideExtraction();

let tenant: Tenant;
let stranger: Tenant;
let viewer: TenantContext;
let editor: TenantContext;
let folderId: string;
let openId: string;
let secretId: string;

/** What the worker does with what was recorded since; knowledge bases alone. */
let seen = 0n;
async function work(): Promise<void> {
  for (;;) {
    const events = await inTenant(tenant.owner, (tx) => tx.db.event.findMany({ where: { seq: { gt: seen } }, orderBy: { seq: "asc" } }));
    if (events.length === 0) return;
    seen = events.at(-1)?.seq ?? seen;
    for (const { job, payload } of events.flatMap((event) => jobsFor(event))) {
      if (!/sync-bases|build-generation|clear-generations|erase-base/.test(job.name)) continue;
      const handler = JOB_HANDLERS.find((one) => one.job.name === job.name);
      const failed = await handler?.run([{ id: newId(), payload: job.payload.parse(payload), signal: new AbortController().signal }]);
      for (const error of failed?.values() ?? []) throw error;
    }
  }
}

beforeAll(async () => {
  tenant = await createTenant();
  stranger = await createTenant("Stranger");
  viewer = await addMember(tenant, "viewer", { clearance: 1 });
  editor = await addMember(tenant, "editor", { clearance: 3 });
  folderId = (await createFolder.execute(tenant.owner, { projectId: tenant.projectId, parentId: null, name: "Contracts" })).id;
  const open = await addDocument(tenant.owner, { name: "Open.txt", text: "The turbine hall opens at nine. Its doors are green.", sensitivity: "public" });
  const secret = await addDocument(tenant.owner, { name: "Secret.txt", text: "The turbine settlement is confidential.", sensitivity: "restricted" });
  const other = await addDocument(tenant.owner, { name: "Other.txt", text: "The turbine of another matter.", sensitivity: "public" });
  for (const { versionId } of [open, secret, other]) await makeReady(tenant, versionId);
  [openId, secretId] = [open.documentId, secret.documentId];
  await moveDocument.execute(tenant.owner, { documentId: openId, projectId: tenant.projectId, folderId });
  await moveDocument.execute(tenant.owner, { documentId: secretId, projectId: tenant.projectId, folderId });
}, 60_000);

async function made(changes: Partial<Parameters<typeof createBase.execute>[1]> = {}): Promise<string> {
  const { baseId } = await createBase.execute(editor, { name: "Turbines", folderIds: [folderId], ...changes });
  await work();
  return baseId;
}
const found = async (ctx: TenantContext, knowledgeBaseId: string, query = "turbine") =>
  (await searchPassages(ctx, { query, knowledgeBaseId })).map(({ documentId }) => documentId).sort();
const base = (ctx: TenantContext, baseId: string) => inTenant(ctx, (tx) => getBase(tx, baseId));
const generations = (baseId: string) => inTenant(tenant.owner, (tx) => listGenerations(tx, baseId));

describe("a knowledge base", { timeout: 30_000 }, () => {
  it("answers from its sources alone, each reader from what he may see", async () => {
    const baseId = await made();
    expect(await found(tenant.owner, baseId)).toEqual([openId, secretId].sort());
    await expect(found(viewer, baseId), "a draft").rejects.toMatchObject({ code: "not_found" });
    await publishBase.execute(editor, { baseId });
    expect(await found(viewer, baseId)).toEqual([openId]);
    const [statistics, sources, [row]] = await inTenant(viewer, async (tx) => [await getStatistics(tx, baseId), await listSources(tx, baseId), await listBases(tx)] as const);
    expect([statistics?.documents, statistics?.byDocument.map(({ name }) => name), sources[0]?.documents, row?.documents]).toEqual([1, ["Open.txt"], 1, 1]);
    const test = await tryRetrieval(viewer, { baseId, query: "turbine settlement" });
    expect(JSON.stringify(test)).not.toMatch(/Secret|settlement is/);
    expect(test.hits).toMatchObject([{ documentName: "Open.txt", lexical: { rank: expect.any(Number) as number }, vector: null, outcome: { kind: "given" } }]);
    await unpublishBase.execute(editor, { baseId });
    await expect(base(viewer, baseId)).rejects.toMatchObject({ code: "not_found" });
  });

  it("takes in what comes into a folder later, follows a new version, and lets go of what leaves", async () => {
    const baseId = await made();
    const late = await addDocument(tenant.owner, { name: "Late.txt", text: "The turbine came late.", sensitivity: "public" });
    await makeReady(tenant, late.versionId);
    await moveDocument.execute(tenant.owner, { documentId: late.documentId, projectId: tenant.projectId, folderId });
    await work();
    expect(await found(tenant.owner, baseId, "late")).toEqual([late.documentId]);
    const { versionId } = await uploadVersion.execute(tenant.owner, { documentId: late.documentId, name: "Late.txt", body: bytes("The turbine was repaired.") });
    await makeReady(tenant, versionId);
    await work();
    const [passage] = await searchPassages(tenant.owner, { query: "repaired", knowledgeBaseId: baseId });
    expect(passage).toMatchObject({ versionId, text: "The turbine was repaired." });
    await moveDocument.execute(tenant.owner, { documentId: late.documentId, projectId: tenant.projectId, folderId: null });
    expect(await found(tenant.owner, baseId, "repaired"), "at once, before any work").toEqual([]);
    await work();
    const [generation] = await generations(baseId);
    expect(generation && (await countStored(generation)).fullText).toBe(2);
    await addSources.execute(editor, { baseId, documentIds: [late.documentId] });
    await work();
    expect(await found(tenant.owner, baseId, "repaired")).toEqual([late.documentId]);
    const source = (await inTenant(editor, (tx) => listSources(tx, baseId))).find(({ kind }) => kind === "document");
    await removeSource.execute(editor, { baseId, sourceId: source?.id ?? "" });
    expect(await found(tenant.owner, baseId, "repaired")).toEqual([]);
    await trashDocument.execute(tenant.owner, { documentId: late.documentId });
    await purgeDocument.execute(tenant.owner, { documentId: late.documentId });
    await work();
    expect(generation && (await countStored(generation)).fullText).toBe(2);
  });

  it("a folder limited a moment ago holds although the index still knows the old guard", async () => {
    const departmentId = newId();
    await inTenant(tenant.organization, (tx) => tx.db.department.create({ data: { id: departmentId, organizationId: tenant.organizationId, name: "Legal" } }));
    const baseId = await made();
    const legal = await addMember(tenant, "admin", { clearance: 3, departments: [departmentId] });
    await limitFolder.execute(legal, { folderId, departmentIds: [departmentId], confirmed: true });
    expect(await found(editor, baseId)).toEqual([]);
    expect((await tryRetrieval(editor, { baseId, query: "turbine" })).hits).toEqual([]);
    await limitFolder.execute(legal, { folderId, departmentIds: [], confirmed: true });
    expect(await found(editor, baseId)).toEqual([openId, secretId].sort());
  });

  it("numbers what a reader may see as if nothing else were there, though the index ranks it", async () => {
    const departmentId = newId();
    await inTenant(tenant.organization, (tx) => tx.db.department.create({ data: { id: departmentId, organizationId: tenant.organizationId, name: "Board" } }));
    const { id: hallId } = await createFolder.execute(tenant.owner, { projectId: tenant.projectId, parentId: null, name: "Hall" });
    const { id: limitedId } = await createFolder.execute(tenant.owner, { projectId: tenant.projectId, parentId: hallId, name: "Board" });
    for (const name of ["One.txt", "Two.txt"]) {
      const { documentId, versionId } = await addDocument(tenant.owner, { name, text: `The flywheel, a flywheel of flywheels: ${name}.`, sensitivity: "public" });
      await makeReady(tenant, versionId);
      await moveDocument.execute(tenant.owner, { documentId, projectId: tenant.projectId, folderId: limitedId });
    }
    const seen = await addDocument(tenant.owner, { name: "Plain.txt", text: "The hall by the river has one flywheel and many other things, which are named in the list of things below this line.", sensitivity: "public" });
    await makeReady(tenant, seen.versionId);
    await moveDocument.execute(tenant.owner, { documentId: seen.documentId, projectId: tenant.projectId, folderId: hallId });
    const baseId = await made({ folderIds: [hallId] });
    const board = await addMember(tenant, "admin", { clearance: 3, departments: [departmentId] });
    await limitFolder.execute(board, { folderId: limitedId, departmentIds: [departmentId], confirmed: true });
    const hitsOf = async (ctx: TenantContext) => (await tryRetrieval(ctx, { baseId, query: "flywheel" })).hits.map(({ documentName, lexical }) => [documentName, lexical?.rank]);
    expect((await hitsOf(board)).map(([, rank]) => rank)).toEqual([1, 2, 3]);
    expect((await hitsOf(board)).at(-1)).toEqual(["Plain.txt", 3]);
    expect(await hitsOf(editor)).toEqual([["Plain.txt", 1]]);
  });

  it("is indexed again beside what answers, which goes on until the change of places, and then leaves nothing", async () => {
    const baseId = await made();
    await updateBase.execute(editor, { baseId, chunking: { method: "fixed", size: 200, overlap: 20, parent: 400 } });
    expect((await base(editor, baseId)).stale).toBe(true);
    await indexBase.execute(editor, { baseId });
    await expect(indexBase.execute(editor, { baseId })).rejects.toMatchObject({ code: "conflict" });
    expect(await found(editor, baseId), "while it is built").toEqual([openId, secretId].sort());
    await work();
    const [old, now] = await generations(baseId);
    expect([old?.status, now?.status, now?.chunking.method]).toEqual(["retired", "active", "fixed"]);
    expect(old && (await countStored(old))).toEqual({ fullText: 0, vectors: 0 });
    expect(await inTenant(editor, (tx) => tx.db.knowledgePassage.count({ where: { generationId: old?.id ?? "" } }))).toBe(0);
    expect((await base(editor, baseId)).stale).toBe(false);
    expect(await found(editor, baseId)).toEqual([openId, secretId].sort());
  });

  it("cancelled, the old one answers on and nothing of the new one is left", async () => {
    const baseId = await made();
    await indexBase.execute(editor, { baseId });
    await cancelIndexing.execute(editor, { baseId });
    await expect(cancelIndexing.execute(editor, { baseId })).rejects.toMatchObject({ code: "conflict" });
    await work();
    expect((await generations(baseId)).map(({ status }) => status)).toEqual(["active", "cancelled"]);
    expect(await found(editor, baseId)).toHaveLength(2);
    for (const generation of (await generations(baseId)).slice(1)) expect((await countStored(generation)).fullText).toBe(0);
  });

  it("removed, every store is counted empty and says so", async () => {
    const baseId = await made();
    const [generation] = await generations(baseId);
    await deleteBase.execute(editor, { baseId });
    await expect(found(editor, baseId)).rejects.toMatchObject({ code: "not_found" });
    await work();
    const [removed] = await inTenant(editor, listRemovedBases);
    expect(removed).toMatchObject({ id: baseId, stores: expect.arrayContaining([{ store: "Full-text index", before: 2, after: 0 }, { store: "Passages in the database", before: 2, after: 0 }]) as unknown });
    expect(generation && (await countStored(generation))).toEqual({ fullText: 0, vectors: 0 });
    expect(await inTenant(viewer, listRemovedBases)).toEqual([]);
    expect((await eventTypes(tenant.owner)).filter((type) => type.startsWith("knowledge.base-")).slice(-2)).toEqual(["knowledge.base-deleted", "knowledge.base-erased"]);
  });

  it("retrieval settings hold: so many of one document, neighbours apart, no more than asked", async () => {
    const text = Array.from({ length: 12 }, (_, at) => `Clause ${at + 1}. The gearbox number ${at + 1} is oiled every ${at + 2} days by the crew of the night shift and checked by its foreman, who signs the book.`).join("\n\n");
    const long = await addDocument(tenant.owner, { name: "Gearbox.txt", text, sensitivity: "public" });
    await makeReady(tenant, long.versionId);
    const baseId = await made({ folderIds: [], documentIds: [long.documentId], chunking: { method: "fixed", size: 200, overlap: 0, parent: 0 }, retrieval: { ...DEFAULT_RETRIEVAL, neighbours: false, perDocument: 2 } });
    expect(await searchPassages(editor, { query: "gearbox", knowledgeBaseId: baseId })).toHaveLength(2);
    const test = await tryRetrieval(editor, { baseId, query: "gearbox" });
    expect(test.hits.map(({ outcome }) => outcome.kind)).toEqual(expect.arrayContaining(["given", "document-full"]));
    await updateBase.execute(editor, { baseId, retrieval: { ...DEFAULT_RETRIEVAL, passages: 1 } });
    const [one, ...rest] = await searchPassages(editor, { query: "gearbox", knowledgeBaseId: baseId });
    expect([rest.length, (one?.text.length ?? 0) > 200]).toEqual([0, true]);
    expect((await tryRetrieval(editor, { baseId, query: "gearbox" })).hits.some(({ outcome }) => outcome.kind === "joined")).toBe(true);
    expect(text.slice(one?.start, one?.end)).toBe(one?.text);
  });

  it("previews without keeping anything, only what the reader may see", async () => {
    const preview = await previewPassages(viewer, { documentId: openId, chunking: { method: "sentence", size: 200 } });
    expect(preview).toMatchObject({ documentName: "Open.txt", total: 1, basis: "sentences", passages: [{ start: 0 }] });
    await expect(previewPassages(viewer, { documentId: secretId })).rejects.toMatchObject({ code: "not_found" });
    await expect(previewPassages(viewer, { documentId: openId, page: 9 })).rejects.toMatchObject({ code: "not_found" });
  });

  it("previews a division by topic for who manages bases alone, and so many times", async () => {
    const byTopic = { documentId: openId, chunking: { method: "semantic", size: 200 } } as const;
    await expect(previewPassages(viewer, byTopic)).rejects.toMatchObject({ code: "forbidden" });
    process.env["LIMIT_PREVIEWS"] = "1/m";
    forgetEnv();
    try {
      expect(await previewPassages(editor, byTopic)).toMatchObject({ basis: "words", pages: 1, divided: 1 });
      await expect(previewPassages(editor, byTopic)).rejects.toMatchObject({ code: "rate_limited" });
      expect((await previewPassages(editor, { ...byTopic, chunking: { method: "sentence" } })).basis).toBe("sentences");
    } finally {
      delete process.env["LIMIT_PREVIEWS"];
      forgetEnv();
    }
  });

  it("is one of at most 200 of a workspace", async () => {
    const full = await createTenant("Full");
    const { baseId } = await createBase.execute(full.owner, { name: "First" });
    await inUnscoped((db) => db.$executeRaw`INSERT INTO knowledge_bases SELECT (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid()))).* FROM knowledge_bases b, generate_series(1, 198) WHERE b.id = ${baseId}::uuid`);
    const both = await Promise.allSettled([createBase.execute(full.owner, { name: "Last" }), createBase.execute(full.owner, { name: "Too many" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "quota_exceeded", userMessage: expect.stringContaining("at most 200 knowledge bases") as string } });
    await deleteBase.execute(full.owner, { baseId });
    await createBase.execute(full.owner, { name: "Again" });
  });

  it("cannot be made of what its maker cannot see, nor published before it is indexed", async () => {
    const low = await addMember(tenant, "editor", { clearance: 1 });
    await expect(createBase.execute(low, { name: "Mine", documentIds: [secretId] })).rejects.toMatchObject({ code: "not_found" });
    await expect(createBase.execute(editor, { name: "Mine", folderIds: [newId()] })).rejects.toMatchObject({ code: "not_found" });
    await expect(async () => createBase.execute(editor, { name: " ", folderIds: [] })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(async () => createBase.execute(editor, { name: "Mine", chunking: { size: 300, overlap: 200 } })).rejects.toMatchObject({ code: "invalid_input" });
    const { baseId } = await createBase.execute(editor, { name: "Empty" });
    await expect(publishBase.execute(editor, { baseId })).rejects.toMatchObject({ code: "conflict" });
    await expect(found(editor, baseId)).rejects.toMatchObject({ code: "conflict" });
  });

  it("a viewer changes nothing, and a stranger finds nothing", async () => {
    const baseId = await made();
    const refusals = [() => createBase.execute(viewer, { name: "Mine" }), () => indexBase.execute(viewer, { baseId }), () => publishBase.execute(viewer, { baseId }), () => deleteBase.execute(viewer, { baseId })];
    for (const refusal of refusals) {
      await expect(async () => refusal()).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(found(stranger.owner, baseId)).rejects.toMatchObject({ code: "not_found" });
    await expect(base(stranger.owner, baseId)).rejects.toMatchObject({ code: "not_found" });
  });
});
