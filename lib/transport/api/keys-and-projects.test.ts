import { beforeAll, describe, expect, it } from "vitest";
import { GET as me } from "@/app/api/v1/me/route";
import { GET as listModels } from "@/app/api/v1/models/route";
import { GET as openapi } from "@/app/api/v1/openapi.json/route";
import { GET as listProjects, POST as createProject } from "@/app/api/v1/projects/route";
import { GET as getProject } from "@/app/api/v1/projects/[projectId]/route";
import { POST as search } from "@/app/api/v1/search/route";
import { GET as unknown } from "@/app/api/v1/[...rest]/route";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { revokeApiKey } from "@/lib/domains/tenancy/commands/revoke-api-key";
import { newId } from "@/lib/kernel/ids";
import { callApi, expireKey, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { ENDPOINTS } from "./endpoints";
import { expectAnswer } from "./expect-answer.fixture";

provideTestDatabase();

let tenant: Tenant;
let stranger: Tenant;
let key: string;

beforeAll(async () => {
  tenant = await createTenant("Acme");
  stranger = await createTenant("Stranger");
  key = (await issueKey(tenant.owner)).secret;
});

describe("keys", () => {
  it("say what they open", async () => {
    const limited = await issueKey(tenant.owner, ["workspace:read", "chat:ask"]);
    const answer = await expectAnswer("getMe", 200, await callApi(me, "/me", { key: limited.secret }));
    expect(answer).toMatchObject({ organization: { slug: tenant.slug }, workspace: { id: tenant.workspaceId, slug: "main" }, permissions: ["workspace:read", "chat:ask"] });
  });

  it("open nothing when missing, unknown, malformed, revoked or expired", async () => {
    const revoked = await issueKey(tenant.owner);
    await revokeApiKey.execute(tenant.owner, { apiKeyId: revoked.id });
    const expired = await issueKey(tenant.owner);
    await expireKey(expired.id);
    for (const secret of [undefined, "", "garbage", `mun_${"x".repeat(43)}`, `${key}x`, revoked.secret, expired.secret]) {
      const response = await callApi(me, "/me", { key: secret });
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
      expect(await expectAnswer("getMe", 401, response)).toMatchObject({ code: "unauthenticated" });
    }
  });

  it("end with the membership of the person who made them", async () => {
    const other = await createTenant("Leaving");
    const { secret } = await issueKey(other.owner);
    await inUnscoped((db) => db.organizationMember.updateMany({ where: { userId: other.ownerId }, data: { suspendedAt: new Date() } }));
    await expectAnswer("getMe", 401, await callApi(me, "/me", { key: secret }));
  });

  it("need the permission of each call", async () => {
    const none = (await issueKey(tenant.owner, ["audit:read"])).secret;
    await expectAnswer("getMe", 403, await callApi(me, "/me", { key: none }));
    await expectAnswer("listProjects", 403, await callApi(listProjects, "/projects", { key: none }));
    await expectAnswer("createProject", 403, await callApi(createProject, "/projects", { key: none, body: { name: "x" } }));
    await expectAnswer("getProject", 403, await callApi(getProject, "/projects/x", { key: none, params: { projectId: tenant.projectId } }));
    await expectAnswer("search", 403, await callApi(search, "/search", { key: none, body: { query: "x" } }));
    await expectAnswer("listModels", 403, await callApi(listModels, "/models", { key: none }));
  });
});

describe("projects", () => {
  const create = (body: unknown, headers?: Record<string, string>) => callApi(createProject, "/projects", { key, body, ...(headers ? { headers } : {}) });

  it("are created, found and listed", async () => {
    const project = await expectAnswer<{ id: string }>("createProject", 201, await create({ name: " Tower B " }));
    expect(project).toMatchObject({ name: "Tower B", slug: "tower-b", access: "open" });
    expect(await expectAnswer("getProject", 200, await callApi(getProject, "/projects/x", { key, params: { projectId: project.id } }))).toEqual(project);
    await create({ name: "Tower C" });
    type List = { data: { name: string }[]; total: number; nextCursor: string | null };
    const names: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: List = await expectAnswer<List>("listProjects", 200, await callApi(listProjects, `/projects?limit=1${cursor && `&cursor=${cursor}`}`, { key }));
      names.push(...page.data.map((item) => item.name));
      cursor = page.nextCursor;
    }
    expect(names).toEqual(["General", "Tower B", "Tower C"]);
    const skipped = await expectAnswer<List>("listProjects", 200, await callApi(listProjects, "/projects?limit=1&skip=1&q=tower", { key }));
    expect([skipped.data[0]?.name, skipped.total]).toEqual(["Tower C", 2]);
  });

  it("are created once per Idempotency-Key", async () => {
    const headers = { "idempotency-key": newId() };
    const both = await Promise.all([create({ name: "Once" }, headers), create({ name: "Once" }, headers)]);
    const [first, second] = await Promise.all(both.map((response) => expectAnswer("createProject", 201, response)));
    expect(first).toEqual(second);
    expect(both.map((response) => response.headers.get("idempotency-replayed")).sort()).toEqual(["true", null].sort());
    expect(await inTenant(tenant.owner, (tx) => tx.db.project.count({ where: { name: "Once" } }))).toBe(1);
    await expectAnswer("createProject", 409, await create({ name: "Another" }, headers));
    await expectAnswer("createProject", 400, await create({ name: "x" }, { "idempotency-key": "spaces are not allowed" }));
  });

  it("keep one key's answers from another key", async () => {
    const headers = { "idempotency-key": newId() };
    await expectAnswer("createProject", 201, await create({ name: "Mine" }, headers));
    const other = (await issueKey(tenant.owner)).secret;
    const response = await callApi(createProject, "/projects", { key: other, body: { name: "Mine too" }, headers });
    expect(response.headers.get("idempotency-replayed")).toBeNull();
    await expectAnswer("createProject", 201, response);
  });

  it.each(["not json", "[]", "{}", '{"name":""}', '{"name":"x","colour":1}', '{"name":7}'])("refuse %s", async (body) => {
    await expectAnswer("createProject", 400, await create(body));
  });

  it("refuse a body that is too large", async () => {
    await expectAnswer("createProject", 413, await create({ name: "x".repeat(1_100_000) }));
  });

  it("of a stranger are as absent as none", async () => {
    const read = async (projectId: string) => ({ ...(await expectAnswer("getProject", 404, await callApi(getProject, "/projects/x", { key, params: { projectId } }))), requestId: "" });
    expect(await read(stranger.projectId)).toEqual(await read(newId()));
    expect(await read(stranger.projectId)).toEqual(await read("x"));
  });
});

describe("search", () => {
  it("finds passages where they stand, in the place asked for", async () => {
    const { documentId, versionId } = await addDocument(tenant.owner, { name: "Lobby.txt", text: "The lobby doors to the firefighting shaft are FD60S." });
    await makeReady(tenant, versionId);
    const run = (body: object) => callApi(search, "/search", { key, body });
    type Found = { results: { documentId: string; text: string; start: number; end: number }[] };
    const { results } = await expectAnswer<Found>("search", 200, await run({ query: "firefighting lobby doors", limit: 3 }));
    expect(results[0]).toMatchObject({ documentId, documentName: "Lobby.txt", page: 1 });
    expect((await expectAnswer<Found>("search", 200, await run({ query: "lobby", documentIds: [documentId], projectId: tenant.projectId }))).results).toHaveLength(1);
    const theirs = await addDocument(stranger.owner);
    for (const scope of [{ projectId: stranger.projectId }, { projectId: "x" }, { documentIds: [theirs.documentId] }, { documentIds: [documentId, newId()] }, { documentIds: ["x"] }]) {
      await expectAnswer("search", 404, await run({ query: "lobby", ...scope }));
    }
    for (const body of [{}, { query: "" }, { query: "x", limit: 0 }, { query: "x", limit: 101 }, { query: "x", k: 1 }]) await expectAnswer("search", 400, await run(body));
  });
});

describe("the description", () => {
  it("names every call with its answers, and nothing else answers", async () => {
    const document = (await openapi().json()) as { openapi: string; paths: Record<string, Record<string, { responses: object; security: object[] }>>; components: { schemas: object; securitySchemes: object } };
    expect(document.openapi).toBe("3.1.0");
    for (const endpoint of ENDPOINTS) {
      const operation = document.paths[endpoint.path]?.[endpoint.method];
      expect(Object.keys(operation?.responses ?? {}), endpoint.id).toEqual(Object.keys(endpoint.answers));
      expect(operation?.security).toEqual(endpoint.secured ? [{ apiKey: [] }] : []);
    }
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(["Problem", "Document", "Project", "SearchResult", "ChatCompletion", "Citation"]));
    const response = await callApi(unknown, "/nowhere");
    expect([response.status, response.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  });

  it("shows examples that fit their schemas", () => {
    for (const endpoint of ENDPOINTS) {
      const contents = [...Object.values(endpoint.answers).flatMap((answer) => answer.content ?? []), ...(endpoint.body ? [endpoint.body] : [])];
      for (const { schema, example } of contents) if (schema && example !== undefined) expect(() => schema.parse(example), endpoint.id).not.toThrow();
    }
  });
});
