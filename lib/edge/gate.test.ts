import { NextRequest } from "next/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import { config } from "@/middleware";
import { gate } from "./gate";

function served(at: string): void {
  process.env["APP_URL"] = at;
  forgetEnv();
}
beforeEach(() => served("http://localhost:3000"));
afterEach(() => {
  delete process.env["APP_URL"];
  forgetEnv();
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  gate(new NextRequest(new URL(path, "http://localhost:3000"), { headers }));

/** Next reads the pattern as one over the whole path. */
const guarded = (path: string) => new RegExp(`^${config.matcher[0] ?? ""}$`).test(path);

describe("the gate's headers", () => {
  it("every page has a policy of its own, whose scripts carry this request's nonce", async () => {
    const [first, second] = [await ask("/sign-in"), await ask("/address-refused")];
    const nonces = [first, second].map(
      (answer) => /script-src 'self' 'nonce-(\w{32})' 'strict-dynamic'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1],
    );
    expect(new Set(nonces).size).toBe(2);
    expect(nonces).not.toContain(undefined);
    for (const directive of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]) {
      expect(first.headers.get("content-security-policy")).toContain(directive);
    }
    expect(first.headers.get("content-security-policy")).not.toContain("'unsafe-eval'");
  });

  it("pages are framed by nobody, opened by nobody, and may use passkeys alone", async () => {
    const { headers } = await ask("/sign-in");
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("permissions-policy")).toContain("publickey-credentials-get=(self)");
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  it("https is for ever, where the installation has it", async () => {
    served("https://muniment.example.com");
    expect((await ask("/sign-in")).headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect((await ask("/acme/main")).headers.get("strict-transport-security")).toBe("max-age=31536000");
  });

  it("a client's nonce and request id are not believed", async () => {
    const answer = await ask("/sign-in", { "x-nonce": "chosen", "x-request-id": "chosen-too", "content-security-policy": "script-src *" });
    expect(answer.headers.get("x-middleware-request-x-nonce")).not.toBe("chosen");
    expect(answer.headers.get("x-middleware-request-x-request-id")).not.toBe("chosen-too");
    expect(answer.headers.get("content-security-policy")).not.toContain("*");
  });
});

it.each(["/s/a-token", "/invitation/a-token"])("%s: nobody else learns the address, no cache keeps the page, no search engine lists it", async (path) => {
  const { headers, status } = await ask(path);
  expect(status).toBe(200);
  expect(Object.fromEntries(headers)).toMatchObject({ "referrer-policy": "no-referrer", "cache-control": "private, no-store", "x-robots-tag": "noindex, nofollow" });
  expect(headers.get("location")).toBeNull();
});

describe("where the gate stands", () => {
  it.each([
    "/",
    "/acme/main",
    "/icons/main",
    "/favicon/main",
    "/favicon-ltd",
    "/pdf-works/main",
    "/api-works/main",
    "/api/health-care",
    "/api/files/a/b/c",
    "/api/auth/csrf",
    "/address-refused",
  ])("%s", (path) => {
    expect(guarded(path)).toBe(true);
  });

  it.each([
    "/_next/static/a.js",
    "/favicon.svg",
    "/pdf.worker.min.mjs",
    "/cmaps/a.bcmap",
    "/standard_fonts/a.ttf",
    "/api/v1/me",
    "/api/uploads/a/b",
    "/api/health",
    "/api/ready",
  ])("not at %s", (path) => {
    expect(guarded(path)).toBe(false);
  });
});

describe("who is not signed in", () => {
  it.each(["/acme/main", "/home", "/account", "/ops", "/acme/settings/members"])("is sent to sign in from %s, and back", async (path) => {
    const answer = await ask(`${path}?a=1`, { host: "evil.example", "x-forwarded-host": "evil.example" });
    expect(answer.status).toBe(307);
    const location = new URL(answer.headers.get("location") ?? "");
    expect([location.pathname, location.searchParams.get("next")]).toEqual(["/sign-in", `${path}?a=1`]);
    expect(location.host).not.toContain("evil");
  });

  it.each(["/", "/sign-in", "/sign-up", "/address-refused"])("may open %s", async (path) => {
    expect((await ask(path)).headers.get("location")).toBeNull();
  });
});
