import { beforeAll, describe, expect, it } from "vitest";
import { POST as report } from "@/app/api/share/[token]/activity/route";
import { GET as standing } from "@/app/api/share/[token]/route";
import { revokeLink } from "@/lib/domains/sharing/commands/revoke-link";
import { enterRoom } from "@/lib/domains/sharing/gate/commands/enter-room";
import { filesBelow, read } from "@/lib/architecture/source-files";
import { provideTestDatabase } from "@/scripts/test/database";
import { withoutRateLimits } from "@/scripts/test/rate-limits";
import { addReadyDocument, share, VisitorBrowser } from "@/scripts/test/share-fixture";
import { createTenant, type Tenant } from "@/scripts/test/tenant-fixture";

provideTestDatabase();
withoutRateLimits();

let tenant: Tenant;
let documentId: string;
beforeAll(async () => {
  tenant = await createTenant("Alder");
  documentId = (await addReadyDocument(tenant.owner)).documentId;
});

async function visitor() {
  const link = await share(tenant.owner, { name: "For the bank", documentIds: [documentId] });
  const browser = new VisitorBrowser(link.token);
  await browser.take(enterRoom, {});
  return { ...link, browser };
}

function ask(route: typeof standing, token: string, headers: Headers, body?: object): Promise<Response> {
  const init = body ? { method: "POST", body: JSON.stringify(body) } : {};
  return route(new Request(`http://localhost:3000/api/share/${token}`, { headers, ...init }), { params: Promise.resolve({ token }) });
}

const from = (browser: VisitorBrowser, extra: Record<string, string>) => new Headers([...browser.headers(), ["host", "localhost:3000"], ...Object.entries(extra)]);

it("every answer stays out of caches, search engines and other sites' logs", async () => {
  const { browser, token } = await visitor();
  for (const answer of [await ask(standing, token, browser.headers()), await ask(standing, "nobody", new Headers())]) {
    expect(Object.fromEntries(answer.headers)).toMatchObject({ "cache-control": "no-store", "x-robots-tag": "noindex, nofollow", "referrer-policy": "no-referrer" });
  }
});

describe("what a stranger learns", () => {
  it("is the same of an unknown, a revoked and a foreign address", async () => {
    const { linkId, token } = await visitor();
    await revokeLink.execute(tenant.owner, { linkId });
    const answers = await Promise.all([token, "A".repeat(43), "%00", ""].map(async (one) => (await (await ask(standing, one, new Headers({ "x-request-id": "the-same-request" }))).text())));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"status":404');
    expect(answers[0]).not.toContain("For the bank");
  });

  it("of an open link before its gates: nothing", async () => {
    const { token } = await visitor();
    const answer = await ask(standing, token, new Headers());
    expect([answer.status, (await answer.text()).includes("For the bank")]).toEqual([403, false]);
  });

  it("another link's visit opens nothing here", async () => {
    const [one, other] = [await visitor(), await visitor()];
    const cookie = one.browser.headers().get("cookie") ?? "";
    const renamed = `${(other.browser.headers().get("cookie") ?? "").split("=")[0] ?? ""}=${cookie.split("=")[1] ?? ""}`;
    expect((await ask(standing, other.token, new Headers({ cookie }))).status).toBe(403);
    expect((await ask(standing, other.token, new Headers({ cookie: renamed }))).status).toBe(403);
    expect((await ask(standing, one.token, new Headers({ cookie }))).status).toBe(200);
  });
});

it("who was let in is told why it is over", async () => {
  const { browser, linkId, token } = await visitor();
  await revokeLink.execute(tenant.owner, { linkId });
  const answer = await ask(standing, token, browser.headers());
  expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([410, expect.stringContaining("taken the link back")]);
});

it("reports come from our own pages alone, and are short", async () => {
  const { browser, token } = await visitor();
  const body = { documentId, pages: [{ page: 1, milliseconds: 10 }] };
  expect((await ask(report, token, from(browser, { origin: "https://evil.example" }), body)).status).toBe(403);
  expect((await ask(report, token, from(browser, { origin: "null" }), body)).status).toBe(403);
  expect((await ask(report, token, from(browser, { origin: "http://localhost:3000" }), body)).status).toBe(200);
  expect((await ask(report, token, from(browser, { origin: "http://localhost:3000" }), { pages: [{ page: 0, milliseconds: 1 }] })).status).toBe(400);
  expect((await ask(report, token, from(browser, { origin: "http://localhost:3000" }), { padding: "x".repeat(20_000) })).status).toBe(413);
});

it("every route of visitors asks for the visit", () => {
  const routes = filesBelow("app/api/share", (file) => file.endsWith("/route.ts"));
  expect(routes.length).toBeGreaterThanOrEqual(5);
  for (const file of routes) {
    const exported = read(file).match(/^export .*$/gm) ?? [];
    expect(exported.length, file).toBeGreaterThan(0);
    for (const line of exported) expect(line, file).toMatch(/^export const [A-Z]+ = shareRoute</);
  }
});
