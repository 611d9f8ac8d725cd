import { beforeEach, describe, expect, it } from "vitest";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { cancelIndexing } from "@/lib/domains/knowledge/bases/commands/cancel-indexing";
import { createBase } from "@/lib/domains/knowledge/bases/commands/create-base";
import { deleteBase } from "@/lib/domains/knowledge/bases/commands/delete-base";
import { countStored } from "@/lib/domains/knowledge/bases/generation-stores";
import { runBuildGeneration } from "@/lib/domains/knowledge/bases/jobs/build-generation.handler";
import { type Generation, listGenerations } from "@/lib/domains/knowledge/bases/queries/generations";
import { beginWrite } from "@/lib/domains/knowledge/bases/queries/store-writes";
import { eraseWorkspaceContents } from "@/lib/domains/tenancy/erasure/erase-contents";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady, workerContext } from "@/scripts/test/pipeline";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { BaseUpkeep } from "./base-upkeep";

provideTestDatabase();
provideExtraction();

const LONG_AGO = new Date(Date.now() - 4 * 3_600_000);
let tenant: Tenant;
let documentId: string;
let versionId: string;
let baseId: string;
let generation: Generation;
beforeEach(async () => {
  tenant = await createTenant();
  ({ documentId, versionId } = await addDocument(tenant.owner, { text: "The turbine hall opens at nine." }));
  await makeReady(tenant, versionId);
  ({ baseId } = await createBase.execute(tenant.owner, { name: "Turbines", documentIds: [documentId] }));
  const [first] = await inTenant(tenant.owner, (tx) => listGenerations(tx, baseId));
  if (!first) throw new Error("no generation");
  generation = first;
}, 30_000);

async function look(): Promise<{ name: string; payload: unknown }[]> {
  const queued: { name: string; payload: unknown }[] = [];
  await new BaseUpkeep({ enqueue: async (jobs) => void queued.push(...jobs.map(({ job, payload }) => ({ name: job.name, payload }))) }).look();
  return queued.filter(({ payload }) => JSON.stringify(payload).includes(tenant.workspaceId));
}
const payload = () => ({ organizationId: tenant.organizationId, workspaceId: tenant.workspaceId, baseId });

/** A worker that was killed between the stores and the mark. */
async function killedWrite(version = versionId): Promise<void> {
  const id = await inTenantStatements(workerContext(tenant), (tx) => beginWrite(tx, generation, version));
  await (await openWorkspaceIndex(generation.id)).append([
    { chunkId: newId(), documentId, versionId: version, projectId: tenant.projectId, sensitivity: 1, departmentIds: [], generation: 1, ordinal: 0, page: 1, text: "The turbine", headingPath: [], documentName: "note.txt" },
  ]);
  await inUnscoped((db) => db.knowledgeWrite.update({ where: { id: id ?? "" }, data: { begunAt: LONG_AGO } }));
}
const stored = async () => [(await countStored(generation)).fullText, await inUnscoped((db) => db.knowledgeWrite.count({ where: { scopeId: tenant.workspaceId } }))];

describe("what was to leave the stores of knowledge bases", { timeout: 30_000 }, () => {
  it("is tried again when its erasure gave up", async () => {
    await deleteBase.execute(tenant.owner, { baseId });
    expect(await look(), "the first tries are under way").toEqual([]);
    await inUnscoped((db) => db.knowledgeBase.update({ where: { id: baseId }, data: { deletedAt: LONG_AGO } }));
    expect(await look()).toEqual([{ name: "knowledge.erase-base", payload: payload() }]);
    await inUnscoped((db) => db.knowledgeBase.update({ where: { id: baseId }, data: { erasure: [] } }));
    expect(await look()).toEqual([]);
  });

  it("is cleared of generations that ended", async () => {
    await cancelIndexing.execute(tenant.owner, { baseId });
    expect(await look()).toEqual([{ name: "knowledge.clear-generations", payload: payload() }]);
    await inUnscoped((db) => db.knowledgeGeneration.updateMany({ where: { baseId }, data: { clearedAt: new Date() } }));
    expect(await look()).toEqual([]);
  });

  it("goes although a killed worker wrote it and no row says where it is", async () => {
    await killedWrite();
    await eraseWorkspaceContents(tenant);
    // Written after the erasure looked.
    await (await openWorkspaceIndex(generation.id)).append([
      { chunkId: newId(), documentId, versionId, projectId: tenant.projectId, sensitivity: 1, departmentIds: [], generation: 1, ordinal: 0, page: 1, text: "The turbine", headingPath: [], documentName: "note.txt" },
    ]);
    expect(await stored()).toEqual([1, 1]);
    await look();
    expect(await stored()).toEqual([0, 0]);
  });

  it("goes alone: what a generation answers from stays", async () => {
    await runBuildGeneration(workerContext(tenant), { baseId, generationId: generation.id }, new AbortController().signal);
    await killedWrite(newId());
    expect(await stored()).toEqual([2, 1]);
    await look();
    expect(await stored()).toEqual([1, 0]);
    await inTenantStatements(workerContext(tenant), (tx) => beginWrite(tx, generation, versionId));
    await inUnscoped((db) => db.knowledgeWrite.updateMany({ where: { scopeId: tenant.workspaceId }, data: { begunAt: LONG_AGO } }));
    await look();
    expect(await stored(), "what the database knows of").toEqual([1, 0]);
  });
});
