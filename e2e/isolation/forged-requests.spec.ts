import { randomUUID } from "node:crypto";
import http from "node:http";
import { type APIRequestContext, expect, type Request, request } from "@playwright/test";
import { fillSignUp, requestsOf } from "../fixtures/account";
import { rows } from "../fixtures/database";
import { baseURL } from "../fixtures/installation";
import { send, targetsOf } from "./caller";
import { test } from "./cast";
import { ROUTES } from "./expectations";

const FORGED = {
  "x-muniment-address": "203.0.113.66",
  "x-forwarded-for": "203.0.113.66",
  "x-real-ip": "203.0.113.66",
  forwarded: "for=203.0.113.66",
};

async function tryPassword(requests: APIRequestContext, email: string, password: string): Promise<{ to: string; cookies: string[] }> {
  const { csrfToken } = (await (await requests.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await requests.post("/api/auth/callback/credentials", { form: { csrfToken, email, password, json: "true" } });
  const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
  return { to: ((await answer.json()) as { url: string }).url, cookies: cookies.map(({ value }) => value) };
}

test("nobody chooses the address that is written down", async ({ cast }) => {
  const requests = await request.newContext({ baseURL, extraHTTPHeaders: FORGED });
  const { cookies } = await tryPassword(requests, cast.victim.email, cast.victim.password);
  expect(cookies.some((cookie) => cookie.includes("session-token"))).toBe(true);
  const seen = await rows<{ ip: string | null }>("SELECT s.ip FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = $1", [
    cast.victim.email,
  ]);
  expect(seen.length).toBeGreaterThan(0);
  for (const { ip } of seen) expect(ip === "127.0.0.1" || ip === "::1", String(ip)).toBe(true);
  await requests.dispose();
});

test("guessing ends after five tries, from whatever address one claims, for a name that nobody has too", async ({ cast }) => {
  const errorsOf = async (email: string) => {
    const errors: (string | null)[] = [];
    for (let n = 0; n < 7; n += 1) {
      const requests = await request.newContext({ baseURL, extraHTTPHeaders: { ...FORGED, "x-forwarded-for": `203.0.113.${n}` } });
      errors.push(new URL((await tryPassword(requests, email, `guess number ${n}`)).to).searchParams.get("error"));
      await requests.dispose();
    }
    return errors;
  };
  const unknown = await errorsOf(`${randomUUID()}@example.com`);
  expect(unknown).toEqual([...Array<string>(5).fill("CredentialsSignin"), "RateLimited", "RateLimited"]);
  expect(await errorsOf(cast.stranger.email)).toEqual(unknown);
  await rows("DELETE FROM rate_limits WHERE key LIKE 'lock-out:%'");
});

test.describe("from another site", () => {
  for (const [route, { access }] of Object.entries(ROUTES)) {
    if (access !== "session" || /^(GET|HEAD) /.test(route)) continue;
    test(`${route} changes nothing`, async ({ cast }) => {
      const requests = await request.newContext({ baseURL, storageState: cast.victim.state });
      for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }] as Record<
        string,
        string
      >[]) {
        for (const target of targetsOf(route, cast.ids, cast.victim)) {
          expect((await send({ requests, headers }, target)).status(), `${target.url} ${JSON.stringify(headers)}`).toBe(403);
        }
      }
      await requests.dispose();
    });
  }

  test("nobody is signed in or out without next-auth's token", async ({ cast }) => {
    const requests = await request.newContext({ baseURL, storageState: cast.stranger.state });
    const form = { email: cast.victim.email, password: cast.victim.password, json: "true", csrfToken: "0".repeat(64) };
    const answer = await requests.post("/api/auth/callback/credentials", { form });
    expect(answer.headersArray().some(({ name, value }) => name.toLowerCase() === "set-cookie" && value.includes("session-token="))).toBe(
      false,
    );
    await requests.post("/api/auth/signout", { form: { json: "true", csrfToken: "0".repeat(64) } });
    expect((await requests.get(`/api/documents/${cast.stranger.organization}/main`)).status()).toBe(200);
    await requests.dispose();
  });
});

test.describe("a server action", () => {
  /** The request that the sign-up form would send, held back. */
  async function heldBack(page: import("@playwright/test").Page, email: string): Promise<Request> {
    await page.goto("/sign-up");
    const held = page.waitForRequest((asked) => asked.method() === "POST" && Boolean(asked.headers()["next-action"]));
    await page.route("**/sign-up", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    await fillSignUp(page, { organization: "Forged", email });
    return held;
  }

  test("runs for our own pages alone, and takes no field that its form has not", async ({ page }) => {
    const email = `forged.${randomUUID().slice(0, 8)}@example.com`;
    const asked = await heldBack(page, email);
    const made = async () => (await rows("SELECT 1 FROM users WHERE email = $1", [email])).length;
    const headers = {
      "next-action": asked.headers()["next-action"] ?? "",
      "content-type": asked.headers()["content-type"] ?? "",
      accept: "text/x-component",
    };
    const body = asked.postData() ?? "";
    expect(body).toContain(email);
    const requests = await request.newContext({ baseURL });
    const post = (origin: string, data: string) => requests.post("/sign-up", { headers: { ...headers, origin }, data });
    for (const origin of ["https://evil.example", "null", `${baseURL}.evil.example`])
      expect((await post(origin, body)).ok(), origin).toBe(false);
    for (const extra of ["role", "organizationId", "plan", "status", "isOperator", "emailVerified"]) {
      const answer = await post(new URL(baseURL).origin, body.replace(`"${email}"`, `"${email}","${extra}":"owner"`));
      expect(await answer.text(), extra).toContain("invalid_input");
    }
    expect(await made()).toBe(0);
    await requests.dispose();
  });

  test("reads no more than its limit", async ({ page }) => {
    const asked = await heldBack(page, `large.${randomUUID().slice(0, 8)}@example.com`);
    const requests = await request.newContext({ baseURL });
    const headers = {
      "next-action": asked.headers()["next-action"] ?? "",
      "content-type": "text/plain;charset=UTF-8",
      origin: new URL(baseURL).origin,
    };
    const answer = await requests.post("/sign-up", { headers, data: JSON.stringify(["x".repeat(2_000_000)]) }).catch(() => null);
    expect(answer?.ok() ?? false).toBe(false);
    await requests.dispose();
  });
});

interface Raw {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: Buffer;
  /** Says no length. */
  chunked?: boolean;
}

function rawly({ method, path, headers, body, chunked }: Raw, agent?: http.Agent): Promise<{ status: number; port: number | undefined }> {
  return new Promise((resolve, reject) => {
    const length: Record<string, string> = body && !chunked ? { "content-length": String(body.byteLength) } : {};
    const asked = http.request(
      new URL(path, baseURL),
      { method, headers: { ...headers, ...length }, ...(agent ? { agent } : {}) },
      (answer) => {
        const port = answer.socket.localPort;
        answer.resume().on("end", () => resolve({ status: answer.statusCode ?? 0, port }));
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

test("too much is refused, and the connection stays good", async ({ cast }) => {
  const requests = await requestsOf(cast.victim);
  const cookie = (await requests.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const own = { cookie, origin: new URL(baseURL).origin };
  const place = `${cast.victim.organization}/${cast.victim.workspace}`;
  const big = Buffer.alloc(6_000_000, 120);
  const cases: [Raw, number][] = [
    [{ method: "POST", path: `/api/chat/${place}`, headers: own, body: big }, 413],
    [{ method: "PUT", path: `/api/uploads/${cast.stranger.organization}/main?name=a.txt`, headers: own, body: big }, 404],
    [{ method: "PUT", path: `/api/uploads/${place}?name=a.txt`, headers: { origin: own.origin }, body: big }, 401],
    [{ method: "PUT", path: `/api/uploads/${place}?name=a.txt`, headers: { cookie, origin: "https://evil.example" }, body: big }, 403],
    [
      {
        method: "POST",
        path: "/api/auth/callback/credentials",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: big,
      },
      413,
    ],
    [{ method: "POST", path: "/api/auth/signout", headers: { "content-type": "application/json" }, body: big, chunked: true }, 413],
    [{ method: "POST", path: `/api/chat/${place}`, headers: own, body: big, chunked: true }, 413],
    [{ method: "POST", path: "/api/v1/search", headers: { authorization: `Bearer ${cast.keys.victim}` }, body: big }, 413],
    [{ method: "POST", path: "/api/v1/documents", headers: { authorization: "Bearer mun_none" }, body: big }, 401],
    [{ method: "POST", path: "/api/health", body: big }, 405],
  ];
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  for (const [asked, status] of cases) {
    const before = await rawly({ method: "GET", path: "/api/health" }, agent);
    const refused = await rawly(asked, agent);
    const next = await rawly({ method: "GET", path: "/api/health" }, agent);
    expect([refused.status, next.status], `${asked.method} ${asked.path}`).toEqual([status, 200]);
    expect([refused.port, next.port], `${asked.method} ${asked.path}`).toEqual([before.port, before.port]);
  }
  agent.destroy();
  await requests.dispose();
});

test("heads that are too large and methods that nobody knows are refused, not crashed on", async () => {
  expect((await rawly({ method: "GET", path: "/sign-in", headers: { "x-large": "x".repeat(40_000) } })).status).toBe(431);
  expect((await rawly({ method: "GET", path: `/sign-in?next=/${"x".repeat(40_000)}` })).status).toBe(431);
  for (const method of ["TRACE", "PROPFIND", "LINK", "PURGE", "M-SEARCH"]) {
    for (const path of ["/api/v1/me", "/api/v1/nowhere", "/api/auth/csrf", "/api/chat/a/b"]) {
      const { status } = await rawly({ method, path });
      expect([400, 401, 403, 404, 405], `${method} ${path}: ${status}`).toContain(status);
    }
  }
});

test("cookies are for this site's server alone", async ({ cast }) => {
  const requests = await request.newContext({ baseURL });
  const csrf = (await requests.get("/api/auth/csrf")).headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
  const { cookies } = await tryPassword(requests, cast.victim.email, cast.victim.password);
  const all = [...csrf.map(({ value }) => value), ...cookies];
  expect(all.length).toBeGreaterThan(1);
  const secure = baseURL.startsWith("https://");
  for (const cookie of all) {
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(/; Secure/i.test(cookie)).toBe(secure);
    expect(/^__(Secure|Host)-/.test(cookie)).toBe(secure);
    expect(cookie).not.toMatch(/; Domain=/i);
  }
  await requests.dispose();
});

test("where next-auth goes on to is a path of ours", async ({ cast }) => {
  const own = new URL(baseURL).origin;
  for (const evil of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    `${own}.evil.example`,
    `${own}@evil.example`,
    `${own}//evil.example`,
    "no address",
  ]) {
    const requests = await request.newContext({ baseURL });
    const { csrfToken } = (await (await requests.get("/api/auth/csrf")).json()) as { csrfToken: string };
    const form = { csrfToken, email: cast.victim.email, password: cast.victim.password, json: "true", callbackUrl: evil };
    const { url } = (await (await requests.post("/api/auth/callback/credentials", { form })).json()) as { url: string };
    expect([new URL(url).origin, new URL(url).pathname], evil).toEqual([own, "/"]);
    await requests.dispose();
  }
});
