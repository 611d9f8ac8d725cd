import http from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/domains/tenancy/commands/create-api-key";
import { AppError } from "@/lib/kernel/app-error";
import { forgetEnv } from "@/lib/kernel/env";
import { serveRoutes } from "@/scripts/test/api-server";
import { provideTestDatabase } from "@/scripts/test/database";
import { createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { openAiErrorResponse } from "./api/chat/openai-error";
import { apiRoute, jsonBody, publicRoute } from "./route";
import { receiveUpload } from "./upload";

provideTestDatabase();

const LIMITS = ["MAX_UPLOAD_MB", "LIMIT_API_KEY", "LIMIT_API_ORGANIZATION", "LIMIT_API_REFUSALS"];
function set(settings: Record<string, string>): void {
  Object.assign(process.env, settings);
  forgetEnv();
}

let tenant: Tenant;
let server: Awaited<ReturnType<typeof serveRoutes>>;
let agent: http.Agent;
beforeAll(async () => {
  tenant = await createTenant();
  agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  server = await serveRoutes({
    "GET /me": apiRoute(() => Promise.resolve({ ok: true })),
    "POST /ask": apiRoute(async (_ctx, { request }) => ({ read: await jsonBody(request, 1_000) }), openAiErrorResponse),
    "PUT /full": publicRoute((_facts, { request, url }) => {
      if (url.searchParams.has("late")) return receiveUpload(tenant.owner, request, new URLSearchParams({ name: "a.txt" }));
      return Promise.reject(new AppError("storage_full"));
    }),
    "POST /small": publicRoute(async (_facts, { request }) => ({ read: await jsonBody(request, 1_000) })),
  });
});
afterAll(async () => {
  agent.destroy();
  await server.close();
});
afterEach(() => {
  for (const name of LIMITS) delete process.env[name];
  forgetEnv();
});

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
  port: number | undefined;
}

function send(method: string, path: string, options: { key?: string; body?: Buffer; chunked?: boolean } = {}): Promise<Answer> {
  const { key, body, chunked } = options;
  return new Promise((resolve, reject) => {
    const headers = {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body && !chunked ? { "content-length": body.byteLength } : {}),
    };
    const request = http.request(`${server.url}${path}`, { method, agent, headers }, (response) => {
      let text = "";
      const port = response.socket.localPort;
      response.setEncoding("utf8");
      response.on("data", (piece: string) => (text += piece));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, port }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

const keyOf = async (owner = tenant.owner) => (await createApiKey.execute(owner, { name: "CI", permissions: ["search:run"] })).secret;
const statuses = async (times: number, run: () => Promise<Answer>) => {
  const answers: Answer[] = [];
  for (let n = 0; n < times; n += 1) answers.push(await run());
  return answers.map(({ status }) => status);
};

describe("API limits", () => {
  it("are of one key, with the wait in Retry-After, and in OpenAI's shape where that is spoken", async () => {
    set({ LIMIT_API_KEY: "5/m" });
    const [key, other] = [await keyOf(), await keyOf()];
    expect(await statuses(7, () => send("GET", "/me", { key }))).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const refused = await send("GET", "/me", { key });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect(JSON.parse(refused.body)).toMatchObject({
      code: "rate_limited",
      status: 429,
      detail: expect.stringMatching(/try again in \d+ seconds?\.$/) as string,
    });
    const openAi = await send("POST", "/ask", { key, body: Buffer.from("{}") });
    expect([openAi.status, Number(openAi.headers["retry-after"]) > 0, JSON.parse(openAi.body)]).toMatchObject([
      429,
      true,
      { error: { type: "rate_limit_error" } },
    ]);
    expect((await send("GET", "/me", { key: other })).status).toBe(200);
  });

  it("are of the whole organization, not of its neighbour", async () => {
    set({ LIMIT_API_ORGANIZATION: "4/m" });
    const neighbour = await createTenant("Neighbour");
    const mine = await createTenant("Mine");
    const [a, b, theirs] = [await keyOf(mine.owner), await keyOf(mine.owner), await keyOf(neighbour.owner)];
    expect(await statuses(3, () => send("GET", "/me", { key: a }))).toEqual([200, 200, 200]);
    expect(await statuses(3, () => send("GET", "/me", { key: b }))).toEqual([200, 429, 429]);
    expect((await send("GET", "/me", { key: theirs })).status).toBe(200);
  });

  it("count keys that are not valid by address, and leave valid ones alone", async () => {
    set({ LIMIT_API_REFUSALS: "3/m" });
    const key = await keyOf();
    expect(await statuses(5, () => send("GET", "/me", { key: "mun_guessed" }))).toEqual([401, 401, 401, 429, 429]);
    expect((await send("GET", "/me", { key })).status).toBe(200);
  });
});

describe("a refused body leaves its connection usable", () => {
  const BIG = Buffer.alloc(8_000_000, "x");

  it.each([
    ["no valid key", "POST", "/ask", 401],
    ["a full disk", "PUT", "/full", 507],
    ["a document that turns out too large in the middle", "PUT", "/full?late=1", 413],
    ["too large by its own word, or by count", "POST", "/small", 413],
  ])("%s", async (_why, method, path, status) => {
    set({ MAX_UPLOAD_MB: "1" });
    for (const chunked of [false, true]) {
      const first = await send("GET", "/me");
      const refused = await send(method, path, { body: BIG, chunked });
      const next = await send("GET", "/me");
      expect([refused.status, next.status]).toEqual([status, 401]);
      expect([refused.port, next.port]).toEqual([first.port, first.port]);
    }
  });
});
