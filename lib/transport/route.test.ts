import { beforeAll, describe, expect, it, vi } from "vitest";
import { encodeSessionToken, sessionCookieName } from "@/lib/adapters/auth/session-token";
import { inUnscoped } from "@/lib/db/unscoped";
import { createApiKey } from "@/lib/domains/tenancy/commands/create-api-key";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { apiRoute, jsonBody, publicRoute, workspaceRoute } from "./route";

provideTestDatabase();

// Next keeps the request at hand for these two; here the test does.
let current = new Request("http://localhost/");
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(current.headers),
  cookies: () =>
    Promise.resolve({
      getAll: () =>
        (current.headers.get("x-cookie") ?? "").split("; ").filter(Boolean).map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1) })),
    }),
}));

let tenant: Tenant;
let other: Tenant;
let cookie: string;
let sessionId: string;
beforeAll(async () => {
  tenant = await createTenant("Mine");
  other = await createTenant("Other");
  sessionId = newId();
  await inUnscoped((db) => db.session.create({ data: { id: sessionId, userId: tenant.ownerId, expiresAt: new Date(Date.now() + 3_600_000) } }));
  cookie = await cookieOf(tenant.ownerId, sessionId);
});

async function cookieOf(sub: string, sid: string): Promise<string> {
  return `${sessionCookieName()}=${await encodeSessionToken({ sub, sid, gen: 0, workspaces: [], at: 0 })}`;
}

const route = workspaceRoute<{ organization: string; workspace: string }>((ctx) => Promise.resolve({ workspaceId: ctx.workspaceId, actor: ctx.actor.kind }));

/** Headers like Host and Cookie are the browser's to set, so a Request here takes them only under other names. */
async function call(options: { method?: string; headers?: Record<string, string>; cookie?: string; organization?: string; workspace?: string } = {}) {
  const headers = new Headers(options.headers);
  headers.set("x-cookie", options.cookie ?? cookie);
  current = new Request("http://localhost:3000/api/x", { method: options.method ?? "GET", headers });
  const params = Promise.resolve({ organization: options.organization ?? tenant.slug, workspace: options.workspace ?? "main" });
  const response = await route(current, { params });
  return { status: response.status, body: (await response.json()) as { code?: string; workspaceId?: string; requestId?: string }, headers: response.headers };
}

describe("routes of our own pages", () => {
  it("open to a session of a member", async () => {
    const answer = await call();
    expect(answer).toMatchObject({ status: 200, body: { workspaceId: tenant.workspaceId, actor: "user" } });
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    ["no cookie", "", "unauthenticated"],
    ["a forged cookie", `${sessionCookieName()}=eyJhbGciOiJub25lIn0.e30.`, "session_ended"],
  ])("%s: 401", async (_, value, code) => {
    expect(await call({ cookie: value })).toMatchObject({ status: 401, body: { code } });
  });

  it("another's session id in one's own token, and an unknown one, are no session", async () => {
    expect(await call({ cookie: await cookieOf(other.ownerId, sessionId) })).toMatchObject({ status: 401 });
    expect(await call({ cookie: await cookieOf(tenant.ownerId, newId()) })).toMatchObject({ status: 401, body: { code: "session_ended" } });
  });

  it("another tenant's workspace, an unknown one and nonsense are the same 404", async () => {
    const places = [{ organization: other.slug }, { organization: "no-such" }, { workspace: "no-such" }, { organization: "../..", workspace: "main" }, { organization: "' OR 1=1 --" }];
    const answers = [];
    for (const place of places) answers.push(await call(place));
    const shapes = answers.map(({ status, body }) => JSON.stringify([status, { ...body, requestId: "" }]));
    expect(answers[0]?.status).toBe(404);
    expect([...new Set(shapes)]).toEqual([shapes[0]]);
  });

  it.each<[Record<string, string>, number]>([
    [{ origin: "https://evil.example", host: "localhost:3000" }, 403],
    [{ origin: "null", host: "localhost:3000" }, 403],
    [{ origin: "http://localhost:3000.evil.example", host: "localhost:3000" }, 403],
    [{ "sec-fetch-site": "cross-site", host: "localhost:3000" }, 403],
    [{ "sec-fetch-site": "same-site", host: "localhost:3000" }, 403],
    [{ host: "localhost:3000" }, 403],
    [{ origin: "http://localhost:3000", host: "localhost:3000" }, 200],
    [{ "sec-fetch-site": "same-origin", host: "localhost:3000" }, 200],
  ])("a change from %j: %i", async (headers, status) => {
    expect((await call({ method: "POST", headers })).status).toBe(status);
    expect((await call({ method: "DELETE", headers })).status).toBe(status);
    expect((await call({ method: "GET", headers })).status).toBe(200);
  });

  it("ending the session, suspending the person or the member closes it at the next request", async () => {
    const suspend = (suspendedAt: Date | null) => inUnscoped((db) => db.organizationMember.updateMany({ where: { userId: tenant.ownerId }, data: { suspendedAt } }));
    await suspend(new Date());
    expect((await call()).status).toBe(404);
    await suspend(null);
    await inUnscoped((db) => db.user.update({ where: { id: tenant.ownerId }, data: { suspendedAt: new Date() } }));
    expect((await call()).status).toBe(401);
    await inUnscoped((db) => db.user.update({ where: { id: tenant.ownerId }, data: { suspendedAt: null } }));
    expect((await call()).status).toBe(200);
    await inUnscoped((db) => db.session.update({ where: { id: sessionId }, data: { endedAt: new Date() } }));
    expect(await call()).toMatchObject({ status: 401, body: { code: "session_ended" } });
  });
});

describe("routes for programs", () => {
  const api = apiRoute((ctx) => Promise.resolve({ workspaceId: ctx.workspaceId }));
  const ask = (headers: Record<string, string>) => api(new Request("http://localhost/api/v1/me", { headers }), { params: Promise.resolve({}) });

  it("take a key and nothing else", async () => {
    const { secret } = await createApiKey.execute(tenant.owner, { name: "CI", permissions: ["search:run"] });
    const answer = await ask({ authorization: `Bearer ${secret}`, "x-request-id": "caller-4711" });
    expect([answer.status, answer.headers.get("x-request-id"), await answer.json()]).toEqual([200, "caller-4711", { workspaceId: tenant.workspaceId }]);
    const refused = await ask({ "x-cookie": cookie });
    expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  });

  it("a request id that is none is replaced, and an unknown failure shows only it", async () => {
    const failing = publicRoute(() => Promise.reject(new Error("secret detail")));
    const answer = await failing(new Request("http://localhost/", { headers: { "x-request-id": "<script>" } }), { params: Promise.resolve({}) });
    const body = (await answer.json()) as { requestId: string };
    expect(answer.status).toBe(500);
    expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(body)).not.toContain("secret detail");
  });
});

describe("jsonBody", () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}) => new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);

  it("reads JSON and refuses what is none", async () => {
    expect(await jsonBody(post('{"a":1}'))).toEqual({ a: 1 });
    for (const text of ["", "{", "undefined"]) await expect(jsonBody(post(text))).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("refuses what is too large, by its own word or by count", async () => {
    await expect(jsonBody(post("{}", { "content-length": "2000000" }))).rejects.toMatchObject({ code: "too_large" });
    await expect(jsonBody(post(JSON.stringify("x".repeat(200))), 100)).rejects.toMatchObject({ code: "too_large" });
    await expect(jsonBody(post(JSON.stringify("门".repeat(60))), 100)).rejects.toMatchObject({ code: "too_large" });
  });

  it("stops reading a body that says no length and does not end", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        if (pulled > 10_000) controller.error(new Error("read on and on"));
        else controller.enqueue(new Uint8Array(1_000));
      },
    });
    await expect(jsonBody(post(endless), 10_000)).rejects.toMatchObject({ code: "too_large" });
    expect(pulled).toBeLessThan(100);
  });
});
