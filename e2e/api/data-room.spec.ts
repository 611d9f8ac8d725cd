import { randomUUID } from "node:crypto";
import { type APIRequestContext, type APIResponse, expect, request } from "@playwright/test";
import { addApiKey, placeOf } from "../fixtures/access";
import { baseURL } from "../fixtures/installation";
import { test as base } from "../fixtures/workspace-test";

const test = base.extend<object, { api: APIRequestContext }>({
  api: [
    async ({ account }, use) => {
      const secret = await addApiKey(await placeOf(account));
      const api = await request.newContext({ baseURL, extraHTTPHeaders: { authorization: `Bearer ${secret}` } });
      await use(api);
      await api.dispose();
    },
    { scope: "worker", timeout: 90_000 },
  ],
});

interface Folder {
  id: string;
  name: string;
  number: string;
}
interface Document {
  id: string;
  name: string;
  folderId: string | null;
  sensitivity: string;
  tags: string[];
}

async function answer<T>(response: APIResponse, status = 200): Promise<T> {
  expect(response.status(), await response.text()).toBe(status);
  return (await response.json()) as T;
}

test("a program builds a room: folders, levels, many documents at once, an archive, the trash and back", async ({ api }) => {
  const unique = randomUUID().slice(0, 8);
  const headers = { "idempotency-key": randomUUID() };
  const make = () => api.post("/api/v1/folders", { data: { name: `Tender ${unique}` }, headers });
  const tender = await answer<Folder>(await make(), 201);
  expect(await answer<Folder>(await make(), 201)).toEqual(tender);
  const prices = await answer<Folder>(await api.post("/api/v1/folders", { data: { name: "Prices", parentId: tender.id } }), 201);
  expect(prices.number).toBe(`${tender.number}.1`);
  await answer(await api.patch(`/api/v1/folders/${prices.id}`, { data: { minSensitivity: "confidential" } }));

  const upload = (name: string, fields: Record<string, string>) =>
    api.post("/api/v1/documents", { multipart: { ...fields, file: { name, mimeType: "text/plain", buffer: Buffer.from(`${name} ${unique}`) } } });
  const bid = await answer<Document>(await upload("Bid.txt", { folderId: prices.id, sensitivity: "public" }), 201);
  const plan = await answer<Document>(await upload("Plan.txt", { folderId: tender.id, relativePath: "Drawings/Level 1/Plan.txt" }), 201);
  expect(await answer<Document>(await api.get(`/api/v1/documents/${bid.id}`))).toMatchObject({ folderId: prices.id, sensitivity: "confidential" });
  const lowered = await api.patch(`/api/v1/documents/${bid.id}`, { data: { sensitivity: "internal", reason: "No." } });
  expect(lowered.status()).toBe(409);
  expect(await lowered.text()).toContain("at least confidential");

  const tag = `tender-${unique}`;
  await answer(await api.post("/api/v1/documents/bulk", { data: { documentIds: [bid.id, plan.id], action: "tag", addTags: [tag] } }));
  expect((await answer<{ data: { tag: string; documents: number }[] }>(await api.get("/api/v1/tags"))).data).toContainEqual({ tag, documents: 2 });
  const listed = async (query: string) => (await answer<{ data: Document[] }>(await api.get(`/api/v1/documents?sort=name&${query}`))).data.map(({ name }) => name);
  expect(await listed(`folderId=${tender.id}&subfolders=true&tags=${tag}`)).toEqual(["Bid.txt", "Plan.txt"]);

  const archive = await api.post("/api/v1/documents/archive", { data: { folderIds: [tender.id] } });
  expect(archive.headers()).toMatchObject({ "content-type": "application/zip", "x-content-type-options": "nosniff" });
  const names = (await archive.body()).toString("latin1");
  expect(names).toContain(`Tender ${unique}/Drawings/Level 1/Plan.txt`);

  expect((await api.delete(`/api/v1/folders/${tender.id}`)).status()).toBe(204);
  expect((await api.get(`/api/v1/documents/${plan.id}`)).status()).toBe(404);
  await answer(await api.post(`/api/v1/folders/${tender.id}/restore`));
  expect(await listed(`folderId=${tender.id}&subfolders=true`)).toEqual(["Bid.txt", "Plan.txt"]);
  await api.delete(`/api/v1/folders/${tender.id}`);
  expect((await api.delete(`/api/v1/folders/${tender.id}?purge=true`)).status()).toBe(204);
  expect(await listed(`tags=${tag}&trashed=true`)).toEqual([]);
});
