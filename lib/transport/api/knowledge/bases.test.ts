import { beforeAll, describe, expect, it } from "vitest";
import { DELETE as cancel, POST as index } from "@/app/api/v1/knowledge-bases/[baseId]/index/route";
import { DELETE as unpublish, POST as publish } from "@/app/api/v1/knowledge-bases/[baseId]/publish/route";
import { DELETE as remove, GET as get, PATCH as update } from "@/app/api/v1/knowledge-bases/[baseId]/route";
import { POST as search } from "@/app/api/v1/knowledge-bases/[baseId]/search/route";
import { DELETE as removeSource } from "@/app/api/v1/knowledge-bases/[baseId]/sources/[sourceId]/route";
import { GET as sources, POST as addSources } from "@/app/api/v1/knowledge-bases/[baseId]/sources/route";
import { GET as statistics } from "@/app/api/v1/knowledge-bases/[baseId]/statistics/route";
import { GET as list, POST as create } from "@/app/api/v1/knowledge-bases/route";
import { runBuildGeneration } from "@/lib/domains/knowledge/bases/jobs/build-generation.handler";
import { newId } from "@/lib/kernel/ids";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady, workerContext } from "@/scripts/test/pipeline";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { expectAnswer } from "../expect-answer.fixture";

provideTestDatabase();
provideExtraction();

interface Base {
  id: string;
  building: { id: string } | null;
}

let tenant: Tenant;
let documentId: string;
let key: string;
let reader: string;
let stranger: string;
beforeAll(async () => {
  tenant = await createTenant();
  const doors = await addDocument(tenant.owner, { name: "Doors.txt", text: "Lobby doors are FD60S. All other doors are FD30." });
  documentId = doors.documentId;
  await makeReady(tenant, doors.versionId);
  key = (await issueKey(tenant.owner)).secret;
  reader = (await issueKey(tenant.owner, ["workspace:read", "knowledge:read", "search:run", "documents:read"])).secret;
  stranger = (await issueKey((await createTenant("Stranger")).owner)).secret;
});

const make = async () => expectAnswer<Base>("createKnowledgeBase", 201, await callApi(create, "/", { key, body: { name: "Doors", documentIds: [documentId] } }));
const build = ({ id, building }: Base) => runBuildGeneration(workerContext(tenant), { baseId: id, generationId: building?.id ?? "" }, new AbortController().signal);

describe("knowledge bases over the API", () => {
  it("are made, indexed, published, asked, counted and deleted", async () => {
    const made = await make();
    const params = { baseId: made.id };
    await expectAnswer("publishKnowledgeBase", 409, await callApi(publish, "/", { key, params, method: "POST" }));
    await expectAnswer("getKnowledgeStatistics", 409, await callApi(statistics, "/", { key, params }));
    await build(made);
    await expectAnswer("getKnowledgeBase", 404, await callApi(get, "/", { key: reader, params }));
    await expectAnswer("publishKnowledgeBase", 200, await callApi(publish, "/", { key, params, method: "POST" }));
    expect(await expectAnswer("getKnowledgeBase", 200, await callApi(get, "/", { key: reader, params }))).toMatchObject({ status: "published", documents: 1, active: { progress: 100 } });
    expect(await expectAnswer("testKnowledgeBase", 200, await callApi(search, "/", { key: reader, params, body: { query: "lobby doors" } }))).toMatchObject({ hits: [{ documentId, outcome: { kind: "given" } }] });
    expect(await expectAnswer("getKnowledgeStatistics", 200, await callApi(statistics, "/", { key: reader, params }))).toMatchObject({ documents: 1, passages: 1 });
    expect(await expectAnswer("updateKnowledgeBase", 200, await callApi(update, "/", { key, params, method: "PATCH", body: { chunking: { method: "sentence", size: 400 } } }))).toMatchObject({ stale: true });
    await expectAnswer("indexKnowledgeBase", 200, await callApi(index, "/", { key, params, method: "POST" }));
    await expectAnswer("indexKnowledgeBase", 409, await callApi(index, "/", { key, params, method: "POST" }));
    await expectAnswer("cancelKnowledgeIndexing", 200, await callApi(cancel, "/", { key, params, method: "DELETE" }));
    await expectAnswer("unpublishKnowledgeBase", 200, await callApi(unpublish, "/", { key, params, method: "DELETE" }));
    expect((await callApi(remove, "/", { key, params, method: "DELETE" })).status).toBe(204);
    await expectAnswer("getKnowledgeBase", 404, await callApi(get, "/", { key, params }));
  });

  it("have sources that come and go", async () => {
    const { id: baseId } = await make();
    const { data } = await expectAnswer<{ data: { id: string; refId: string }[] }>("listKnowledgeSources", 200, await callApi(sources, "/", { key, params: { baseId } }));
    expect(data).toMatchObject([{ kind: "document", refId: documentId, name: "Doors.txt" }]);
    expect((await callApi(removeSource, "/", { key, params: { baseId, sourceId: data[0]?.id ?? "" }, method: "DELETE" })).status).toBe(204);
    expect(await expectAnswer("addKnowledgeSources", 200, await callApi(addSources, "/", { key, params: { baseId }, body: { documentIds: [documentId] } }))).toMatchObject({ data: [{ refId: documentId }] });
    await expectAnswer("addKnowledgeSources", 404, await callApi(addSources, "/", { key, params: { baseId }, body: { folderIds: [newId()] } }));
  });

  it("answer strangers as if they were not there, and keys by their permissions", async () => {
    const { id } = await make();
    for (const baseId of [id, newId(), "no-such-base"]) {
      await expectAnswer("getKnowledgeBase", 404, await callApi(get, "/", { key: stranger, params: { baseId } }));
      await expectAnswer("deleteKnowledgeBase", 404, await callApi(remove, "/", { key: stranger, params: { baseId }, method: "DELETE" }));
      await expectAnswer("testKnowledgeBase", 404, await callApi(search, "/", { key: stranger, params: { baseId }, body: { query: "doors" } }));
    }
    await expectAnswer("createKnowledgeBase", 403, await callApi(create, "/", { key: reader, body: { name: "Mine" } }));
    await expectAnswer("createKnowledgeBase", 400, await callApi(create, "/", { key, body: { name: "" } }));
    const page = await expectAnswer<{ data: Base[] }>("listKnowledgeBases", 200, await callApi(list, "/knowledge-bases", { key: reader }));
    expect(page.data.map((base) => base.id)).not.toContain(id);
  });
});
