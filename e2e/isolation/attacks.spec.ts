import { type APIRequestContext, expect, request } from "@playwright/test";
import { baseURL } from "../fixtures/installation";
import { uploadBytes } from "../fixtures/documents";
import { test } from "../fixtures/workspace-test";

const EVIL = [
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "javascript:alert(1)",
  "//evil.example/%2f..",
];

/** Where a browser would go from here. */
const destination = (location: string) => new URL(location, baseURL);

test.describe("requests from other sites", () => {
  const sites: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { origin: `${baseURL}.evil.example` },
  ];

  test("change nothing", async ({ account }) => {
    const place = `${account.organization}/${account.workspace}`;
    for (const headers of sites) {
      const requests = await request.newContext({ baseURL, storageState: account.state, extraHTTPHeaders: headers });
      const asked = await requests.post(`/api/chat/${place}`, { data: { question: "What?" } });
      const sent = await requests.put(`/api/uploads/${place}?name=a.txt`, { data: Buffer.from("from another site") });
      expect([asked.status(), sent.status()], JSON.stringify(headers)).toEqual([403, 403]);
      await requests.dispose();
    }
  });

  test("cannot run a server action", async ({ account }) => {
    const requests = await request.newContext({
      baseURL,
      storageState: account.state,
      extraHTTPHeaders: { origin: "https://evil.example" },
    });
    const answer = await requests.post(`${account.home}/data-room`, {
      headers: { "next-action": "00".repeat(21), "content-type": "text/plain;charset=UTF-8" },
      data: "[]",
    });
    expect(answer.ok()).toBe(false);
    await requests.dispose();
  });
});

test.describe("where people are sent", () => {
  for (const evil of EVIL) {
    test(`never ${JSON.stringify(evil)}`, async ({ page, requests }) => {
      const refresh = await requests.get(`/api/auth/refresh?to=${encodeURIComponent(evil)}`, { maxRedirects: 0 });
      expect(destination(refresh.headers()["location"] ?? "").origin).toBe(new URL(baseURL).origin);
      // Signed in already: the sign-in page goes on at once.
      await page.goto(`/sign-in?next=${encodeURIComponent(evil)}`);
      expect(new URL(page.url()).origin).toBe(new URL(baseURL).origin);
    });
  }

  test("a forged Host decides nothing", async () => {
    const anonymous = await request.newContext({ baseURL, extraHTTPHeaders: { host: "evil.example", "x-forwarded-host": "evil.example" } });
    for (const path of ["/home", "/api/auth/refresh?to=/home", "/api/auth/signin", "/api/auth/signout"]) {
      const answer = await anonymous.get(path, { maxRedirects: 0 });
      expect(answer.headers()["location"] ?? "", path).not.toContain("evil.example");
      expect(await answer.text(), path).not.toContain("evil.example");
    }
    await anonymous.dispose();
  });
});

test.describe("what is served of an uploaded document", () => {
  const HOSTILE =
    '<script>document.title="owned"</script><img src="https://evil.example/x"><a href="javascript:alert(1)">x</a><p>Hostile page.</p>';
  const CONTENT = { name: "owned.html", text: HOSTILE };

  async function hostile(requests: APIRequestContext, account: { organization: string; workspace: string }) {
    const { id } = await uploadBytes(requests, account, CONTENT.name, CONTENT.text);
    return `/api/files/${account.organization}/${account.workspace}/${id}`;
  }

  test("runs nothing and is downloaded, not opened", async ({ account, requests, page }) => {
    const address = await hostile(requests, account);
    for (const query of ["", "?download=1"]) {
      const headers = (await requests.get(address + query)).headers();
      expect(headers["content-disposition"]).toMatch(/^attachment/);
      expect(headers["content-type"]).toBe("application/octet-stream");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["content-security-policy"]).toContain("sandbox");
    }
    await expect.poll(async () => (await requests.get(`${address}?view=html`)).status(), { timeout: 20_000 }).toBe(200);
    const view = await requests.get(`${address}?view=html`);
    expect(view.headers()["content-security-policy"]).toContain("default-src 'none'");
    expect(await view.text()).not.toMatch(/<script|evil\.example|javascript:/i);
    await page.goto(`${address}?view=html`);
    expect(await page.title()).not.toBe("owned");
  });

  test("no path leads out of the storage", async ({ account, requests }) => {
    const place = `/api/files/${account.organization}/${account.workspace}`;
    for (const id of ["..%2f..%2fsecrets.json", "%2e%2e", "..%5c..%5csecrets.json", "secrets.json", "%00", "a".repeat(3000)]) {
      expect([400, 404], id).toContain((await requests.get(`${place}/${id}`)).status());
    }
    for (const organization of ["..%2f..", "%2e%2e", "UPPER", "a b"]) {
      expect([400, 404], organization).toContain((await requests.get(`/api/documents/${organization}/main`)).status());
    }
  });

  test("a version of another document is not served under this one", async ({ account, requests }) => {
    const [a, b] = [
      await uploadBytes(requests, account, "first.txt", "The first text."),
      await uploadBytes(requests, account, "second.txt", "The second text."),
    ];
    const answer = await requests.get(`/api/files/${account.organization}/${account.workspace}/${a.id}?version=${b.versionId}`);
    expect(answer.status()).toBe(404);
  });
});

test("every page says what it may load, and who may frame it", async ({ account, requests }) => {
  for (const path of ["/", "/sign-in", "/sign-up", "/forgot-password", "/address-refused", "/account", account.home]) {
    const headers = (await requests.get(path)).headers();
    expect(headers["content-security-policy"], path).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(headers["x-frame-options"], path).toBe("DENY");
    expect(headers["cross-origin-opener-policy"], path).toBe("same-origin");
    expect(headers["permissions-policy"], path).toContain("camera=()");
  }
  for (const path of ["/api/v1/me", "/api/v1/nowhere", "/api/health", `/api/documents${account.home}`, "/api/auth/csrf"]) {
    const headers = (await requests.get(path)).headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["cache-control"], path).toContain("no-store");
  }
  const cookies = account.state.cookies.filter((cookie) => cookie.name.includes("session-token"));
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies)
    expect({ httpOnly: cookie.httpOnly, sameSite: cookie.sameSite }).toEqual({ httpOnly: true, sameSite: "Lax" });
});
