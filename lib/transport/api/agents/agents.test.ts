import { beforeAll, describe, expect, it } from "vitest";
import { POST as clone } from "@/app/api/v1/agents/[agent]/clone/route";
import { POST as reactivate } from "@/app/api/v1/agents/[agent]/reactivate/route";
import { DELETE as remove, GET as get, PATCH as update } from "@/app/api/v1/agents/[agent]/route";
import { POST as restore } from "@/app/api/v1/agents/[agent]/versions/[number]/restore/route";
import { GET as versions } from "@/app/api/v1/agents/[agent]/versions/route";
import { GET as list, POST as create } from "@/app/api/v1/agents/route";
import { POST as complete } from "@/app/api/v1/chat/completions/route";
import { GET as getModel } from "@/app/api/v1/models/[model]/route";
import { GET as listModels } from "@/app/api/v1/models/route";
import { newId } from "@/lib/kernel/ids";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { expectAnswer } from "../expect-answer.fixture";

provideTestDatabase();
provideExtraction();

interface Agent {
  id: string;
  version: number | null;
}

const facts = { name: "Door schedules", instructions: "You answer questions about door schedules." };
let tenant: Tenant;
let key: string;
let reader: string;
let blind: string;
let stranger: string;

beforeAll(async () => {
  tenant = await createTenant();
  const doors = await addDocument(tenant.owner, { name: "Doors.txt", text: "Lobby doors are FD60S. All other doors are FD30." });
  await makeReady(tenant, doors.versionId);
  key = (await issueKey(tenant.owner)).secret;
  reader = (await issueKey(tenant.owner, ["workspace:read", "agents:read", "chat:ask", "search:run", "documents:read"])).secret;
  blind = (await issueKey(tenant.owner, ["workspace:read", "chat:ask", "search:run", "documents:read"])).secret;
  stranger = (await issueKey((await createTenant("Stranger")).owner)).secret;
});

const make = async (change: object = {}) => expectAnswer<Agent>("createAgent", 201, await callApi(create, "/agents", { key, body: { ...facts, ...change } }));

describe("agents over the API", () => {
  it("are made, read, changed, restored, deleted and reactivated", async () => {
    const made = await make({ temperature: 0.2 });
    const params = { agent: made.id };
    expect(await expectAnswer("getAgent", 200, await callApi(get, "/", { key: reader, params }))).toEqual(made);
    const changed = await expectAnswer<Agent>("updateAgent", 200, await callApi(update, "/", { key, params, method: "PATCH", body: { temperature: 0.4, note: "Freer" } }));
    expect(changed).toMatchObject({ ...facts, version: 2, temperature: 0.4 });
    await expectAnswer("updateAgent", 409, await callApi(update, "/", { key, params, method: "PATCH", body: { version: 1, temperature: 0.9 } }));
    expect(await expectAnswer("listAgentVersions", 200, await callApi(versions, "/", { key: reader, params }))).toMatchObject({ data: [{ number: 2, note: "Freer", changed: ["Temperature"], current: true }, { number: 1 }] });
    expect(await expectAnswer("restoreAgentVersion", 200, await callApi(restore, "/", { key, params: { ...params, number: "1" }, method: "POST" }))).toMatchObject({ version: 3, temperature: 0.2 });
    expect((await callApi(remove, "/", { key, params, method: "DELETE" })).status).toBe(204);
    await expectAnswer("getAgent", 404, await callApi(get, "/", { key, params }));
    const gone = await expectAnswer<{ data: Agent[] }>("listAgents", 200, await callApi(list, "/agents?state=deleted", { key }));
    expect(gone.data.map(({ id }) => id)).toContain(made.id);
    expect(await expectAnswer("reactivateAgent", 200, await callApi(reactivate, "/", { key, params, method: "POST" }))).toMatchObject({ id: made.id, deletedAt: null });
  });

  it("of the library are listed, read and cloned, and never changed", async () => {
    const page = await expectAnswer<{ data: Agent[]; total: number; nextCursor: string }>("listAgents", 200, await callApi(list, "/agents?kind=library&limit=15", { key: reader }));
    expect([page.data.length, page.total]).toEqual([15, 19]);
    const rest = await expectAnswer<{ data: Agent[] }>("listAgents", 200, await callApi(list, `/agents?kind=library&limit=15&cursor=${page.nextCursor}`, { key: reader }));
    expect(rest.data).toHaveLength(4);
    const params = { agent: "fire-safety" };
    expect(await expectAnswer("getAgent", 200, await callApi(get, "/", { key: reader, params }))).toMatchObject({ kind: "library", version: null });
    await expectAnswer("updateAgent", 404, await callApi(update, "/", { key, params, method: "PATCH", body: { name: "Mine" } }));
    await expectAnswer("deleteAgent", 404, await callApi(remove, "/", { key, params, method: "DELETE" }));
    expect(await expectAnswer("cloneAgent", 201, await callApi(clone, "/", { key, params, body: { name: "Our fire engineer" } }))).toMatchObject({ name: "Our fire engineer", clonedFrom: "fire-safety" });
  });

  it("answer strangers as if they were not there, and roles by their permissions", async () => {
    const { id } = await make();
    for (const agent of [id, newId(), "no-such-agent", "../x"]) {
      await expectAnswer("getAgent", 404, await callApi(get, "/", { key: stranger, params: { agent } }));
      await expectAnswer("deleteAgent", 404, await callApi(remove, "/", { key: stranger, params: { agent }, method: "DELETE" }));
      await expectAnswer("cloneAgent", 404, await callApi(clone, "/", { key: stranger, params: { agent }, body: {} }));
    }
    await expectAnswer("createAgent", 403, await callApi(create, "/agents", { key: reader, body: facts }));
    await expectAnswer("deleteAgent", 403, await callApi(remove, "/", { key: reader, params: { agent: id }, method: "DELETE" }));
    await expectAnswer("listAgents", 403, await callApi(list, "/agents", { key: blind }));
    await expectAnswer("createAgent", 400, await callApi(create, "/agents", { key, body: { ...facts, temperature: 3 } }));
    await expectAnswer("createAgent", 400, await callApi(create, "/agents", { key, body: { ...facts, ownerId: newId() } }));
  });
});

describe("agents as models", () => {
  const ask = (model: string, as = key) => callApi(complete, "/chat/completions", { key: as, body: { model, messages: [{ role: "user", content: "Which doors are FD60S?" }] } });

  it("are listed and answer", async () => {
    const { id } = await make();
    const { data } = await expectAnswer<{ data: { id: string }[] }>("listModels", 200, await callApi(listModels, "/models", { key: reader }));
    const ids = data.map((one) => one.id);
    expect(ids).toEqual(expect.arrayContaining(["muniment", "muniment:fire-safety", `muniment:${id}`]));
    expect(await expectAnswer("getModel", 200, await callApi(getModel, "/", { key: reader, params: { model: "muniment:fire-safety" } }))).toMatchObject({ id: "muniment:fire-safety" });
    for (const model of ["muniment:fire-safety", `muniment:${id}`]) {
      const answer = await expectAnswer<{ model: string; choices: { message: { content: string; citations: unknown[] } }[] }>("createChatCompletion", 200, await ask(model, reader));
      expect(answer.model).toBe(model);
      expect(answer.choices[0]?.message.content).toContain("FD60S");
      expect(answer.choices[0]?.message.citations.length).toBeGreaterThan(0);
    }
  });

  it("that the key may not ask are no models", async () => {
    const { id } = await make();
    for (const [model, as] of [[`muniment:${id}`, stranger], [`muniment:${newId()}`, key], ["muniment:no-such", key], ["gpt-4", key], ["muniment:fire-safety", blind]] as const) {
      await expectAnswer("createChatCompletion", 404, await ask(model, as));
      await expectAnswer("getModel", 404, await callApi(getModel, "/", { key: as, params: { model } }));
    }
    const { data } = await expectAnswer<{ data: unknown[] }>("listModels", 200, await callApi(listModels, "/models", { key: blind }));
    expect(data).toHaveLength(1);
  });

  it("keep to their own scope", async () => {
    const other = await addDocument(tenant.owner, { name: "Other.txt", text: "The canteen opens at nine." });
    await makeReady(tenant, other.versionId);
    const { id } = await make({ scopeDocumentIds: [other.documentId] });
    const answer = await expectAnswer<{ choices: { message: { content: string } }[] }>("createChatCompletion", 200, await ask(`muniment:${id}`));
    expect(answer.choices[0]?.message.content).not.toContain("FD60S");
  });
});
