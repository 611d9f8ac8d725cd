import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { eraseWorkspaceContents } from "@/lib/domains/tenancy/erasure/erase-contents";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady, workerContext } from "@/scripts/test/pipeline";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { cancelIndexing } from "./commands/cancel-indexing";
import { createBase } from "./commands/create-base";
import { deleteBase } from "./commands/delete-base";
import { countStored } from "./generation-stores";
import { runBuildGeneration } from "./jobs/build-generation.handler";
import { runEraseBase } from "./jobs/erase-base.handler";
import { runSyncBases } from "./jobs/sync-bases.handler";
import { clearReplaced } from "./match-sources";
import { type Generation, listGenerations } from "./queries/generations";

provideTestDatabase();
provideExtraction();

const never = new AbortController().signal;
/** What happens while the model reads the passages. */
let meanwhile: () => Promise<unknown> = () => Promise.resolve();
const model = http.createServer((request, response) => {
  void (async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { input } = JSON.parse(Buffer.concat(chunks).toString()) as { input: string[] };
    const happens = meanwhile;
    meanwhile = () => Promise.resolve();
    await happens();
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ object: "list", model: "m", data: input.map((_, index) => ({ object: "embedding", index, embedding: [1, 0, 0, 0, 0, 0, 0, 0] })), usage: { prompt_tokens: 1, total_tokens: 1 } }));
  })();
});

let tenant: Tenant;
let documentId: string;
let baseId: string;
let generation: Generation;
beforeAll(async () => {
  await new Promise<void>((resolve) => model.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  for (const name of ["OPENAI_BASE_URL", "EMBEDDING_MODEL", "EMBEDDING_DIMENSIONS"]) delete process.env[name];
  forgetEnv();
});
afterAll(() => {
  model.closeAllConnections();
  model.close();
});
beforeEach(async () => {
  tenant = await createTenant();
  const added = await addDocument(tenant.owner, { name: "Turbine.txt", text: "The turbine hall opens at nine.", sensitivity: "public" });
  documentId = added.documentId;
  await makeReady(tenant, added.versionId);
  Object.assign(process.env, { OPENAI_BASE_URL: `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`, EMBEDDING_MODEL: "m", EMBEDDING_DIMENSIONS: "8" });
  forgetEnv();
  ({ baseId } = await createBase.execute(tenant.owner, { name: "Turbines", documentIds: [documentId] }));
  const [first] = await inTenant(tenant.owner, (tx) => listGenerations(tx, baseId));
  if (!first) throw new Error("no generation");
  generation = first;
}, 30_000);

async function built(during: () => Promise<unknown>): Promise<void> {
  let happened = false;
  meanwhile = async () => {
    await during();
    happened = true;
  };
  await runBuildGeneration(workerContext(tenant), { baseId, generationId: generation.id }, never);
  expect(happened).toBe(true);
}
const writes = () => inUnscoped((db) => db.knowledgeWrite.count({ where: { scopeId: tenant.workspaceId } }));

describe("what goes while a worker reads it", { timeout: 30_000 }, () => {
  it("stays when nothing goes", async () => {
    await built(() => Promise.resolve());
    expect([await countStored(generation), await writes()]).toEqual([{ fullText: 1, vectors: 1 }, 0]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["a removed base, erased before the worker is done", async () => {
      await deleteBase.execute(tenant.owner, { baseId });
      await runEraseBase(workerContext(tenant), baseId);
    }],
    ["a cancelled indexing, cleared before the worker is done", async () => {
      await cancelIndexing.execute(tenant.owner, { baseId });
      await clearReplaced(workerContext(tenant), baseId);
    }],
    ["an erased document", async () => {
      await trashDocument.execute(tenant.owner, { documentId });
      await purgeDocument.execute(tenant.owner, { documentId });
      await runSyncBases(workerContext(tenant), { documentIds: [documentId] }, never);
    }],
    ["an erased workspace", () => eraseWorkspaceContents(tenant)],
  ])("is in no store afterwards: %s", async (_, during) => {
    await built(during);
    expect([await countStored(generation), await writes()]).toEqual([{ fullText: 0, vectors: 0 }, 0]);
  });

  it("is guarded as the document is when it is done, not as it was", async () => {
    await built(() => inUnscoped((db) => db.document.update({ where: { id: documentId }, data: { sensitivity: 3 } })));
    const found = async (maxSensitivity: number) => (await (await openWorkspaceIndex(generation.id)).search({ text: "turbine", limit: 5, filter: { projectIds: "all", departmentIds: "all", maxSensitivity } })).length;
    expect([await found(0), await found(3)]).toEqual([0, 1]);
  });
});
