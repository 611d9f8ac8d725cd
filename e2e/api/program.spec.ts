import { createHash, randomUUID } from "node:crypto";
import { type APIRequestContext, expect, request } from "@playwright/test";
import { addApiKey, placeOf } from "../fixtures/access";
import { pdfFile } from "../fixtures/files";
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

interface ApiDocument {
  id: string;
  versionId: string;
  name: string;
  status: string;
  pages: number;
  sha256: string;
}

async function ready(api: APIRequestContext, id: string): Promise<ApiDocument> {
  const read = async () => (await (await api.get(`/api/v1/documents/${id}`)).json()) as ApiDocument;
  await expect.poll(async () => (await read()).status, { timeout: 45_000 }).toBe("ready");
  return read();
}

test("uploads, waits, searches, reads and deletes as a program would", async ({ api }) => {
  const project = (await (await api.post("/api/v1/projects", { data: { name: `Dam ${randomUUID().slice(0, 8)}` } })).json()) as {
    id: string;
  };
  const file = await pdfFile("Dam.pdf", ["Spillway gates.", "Gate G-4 of the spillway is lifted by two 30 kW hoists."]);
  const uploaded = await api.post("/api/v1/documents", {
    multipart: { file, projectId: project.id, sensitivity: "internal", tags: "water,dam" },
  });
  expect(uploaded.status()).toBe(201);
  const { id } = (await uploaded.json()) as ApiDocument;
  const document = await ready(api, id);
  expect(document).toMatchObject({
    name: "Dam.pdf",
    pages: 2,
    mimeType: "application/pdf",
    sha256: createHash("sha256").update(file.buffer).digest("hex"),
    tags: ["water", "dam"],
  });

  const search = await api.post("/api/v1/search", { data: { query: "Which hoists lift gate G-4?", limit: 5, projectId: project.id } });
  const { results } = (await search.json()) as {
    results: { documentId: string; page: number; start: number; end: number; text: string }[];
  };
  const [hit] = results;
  expect(hit).toMatchObject({ documentId: id, page: 2 });
  const { pages } = (await (await api.get(`/api/v1/documents/${id}/text`)).json()) as { pages: { number: number; text: string }[] };
  expect(pages.find(({ number }) => number === 2)?.text.slice(hit?.start, hit?.end)).toBe(hit?.text);
  expect(await (await api.get(`/api/v1/documents/${id}/content`)).body()).toEqual(file.buffer);

  const next = await pdfFile("Dam.pdf", ["Spillway gates.", "Gate G-4 of the spillway is lifted by one 75 kW hoist."]);
  expect((await api.post(`/api/v1/documents/${id}/versions`, { multipart: { file: next } })).status()).toBe(201);
  await expect
    .poll(
      async () =>
        (
          (await (
            await api.post("/api/v1/search", { data: { query: "hoist of gate G-4", projectId: project.id } })
          ).json()) as typeof Object & { results: { text: string }[] }
        ).results
          .map(({ text }) => text)
          .join(" "),
      { timeout: 30_000 },
    )
    .toContain("75 kW");

  expect((await api.delete(`/api/v1/documents/${id}?purge=true`)).status()).toBe(204);
  expect((await api.get(`/api/v1/documents/${id}`)).status()).toBe(404);
  const after = await api.post("/api/v1/search", { data: { query: "hoist of gate G-4", projectId: project.id } });
  expect(((await after.json()) as { results: object[] }).results).toEqual([]);
});

test("lists are cut into pages that meet", async ({ api }) => {
  const project = (await (await api.post("/api/v1/projects", { data: { name: `Pages ${randomUUID().slice(0, 8)}` } })).json()) as {
    id: string;
  };
  for (let index = 0; index < 5; index += 1) {
    const file = { name: `Part ${index}.txt`, mimeType: "text/plain", buffer: Buffer.from(`Part ${index} of five, ${project.id}.`) };
    expect((await api.post("/api/v1/documents", { multipart: { file, projectId: project.id } })).status()).toBe(201);
  }
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
    const answer = await api.get(`/api/v1/documents?projectId=${project.id}&limit=2${query}`);
    const page = (await answer.json()) as { data: ApiDocument[]; total: number; hasMore: boolean; nextCursor: string | null };
    expect(page.total).toBe(5);
    expect(page.hasMore).toBe(page.nextCursor !== null);
    seen.push(...page.data.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen.sort()).toEqual([0, 1, 2, 3, 4].map((index) => `Part ${index}.txt`));
  expect((await api.get("/api/v1/documents?limit=101")).status()).toBe(400);
});

test("a repeated request with its key is answered, not repeated", async ({ api }) => {
  const headers = { "idempotency-key": randomUUID() };
  const name = `Once ${randomUUID().slice(0, 8)}`;
  const first = await api.post("/api/v1/projects", { headers, data: { name } });
  const again = await api.post("/api/v1/projects", { headers, data: { name } });
  expect([first.status(), again.status()]).toEqual([201, 201]);
  expect(await again.json()).toEqual(await first.json());
  expect(again.headers()["idempotency-replayed"]).toBe("true");
  expect((await api.post("/api/v1/projects", { headers, data: { name: "Another" } })).status()).toBe(409);
});

test("what is wrong is said as a problem document", async ({ api }) => {
  const cases = [
    { answer: await api.post("/api/v1/search", { data: { query: "" } }), status: 400, code: "invalid_input" },
    {
      answer: await api.post("/api/v1/search", { data: "not json", headers: { "content-type": "application/json" } }),
      status: 400,
      code: "invalid_input",
    },
    { answer: await api.get(`/api/v1/documents/${randomUUID()}`), status: 404, code: "not_found" },
    { answer: await api.get("/api/v1/nothing/here"), status: 404, code: "not_found" },
    {
      answer: await api.post("/api/v1/documents", {
        multipart: { file: { name: "a.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) } },
      }),
      status: 422,
      code: "empty_document",
    },
    { answer: await api.post("/api/v1/documents", { data: { file: "no form" } }), status: 415, code: "unsupported_type" },
  ];
  for (const { answer, status, code } of cases) {
    expect(answer.headers()["content-type"], answer.url()).toContain("application/problem+json");
    expect(await answer.json(), answer.url()).toMatchObject({ status, code, requestId: expect.stringMatching(/.{8,}/) });
    expect(answer.status()).toBe(status);
  }
});

test("health and readiness are told to anybody, without secrets", async ({ playwright }) => {
  const anonymous = await playwright.request.newContext({ baseURL });
  expect(await (await anonymous.get("/api/health")).json()).toEqual({ status: "ok" });
  const ready = await anonymous.get("/api/ready");
  expect(ready.status()).toBe(200);
  expect(await ready.text()).not.toMatch(/postgres(?:ql)?:\/\/|password|\/tmp\//i);
  await anonymous.dispose();
});
