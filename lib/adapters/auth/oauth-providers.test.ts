import { afterEach, describe, expect, it, vi } from "vitest";
import { env, forgetEnv } from "@/lib/kernel/env";
import { configuredProviders, oauthProviders, readArrival } from "./oauth-providers";

const SETTINGS = {
  GOOGLE_CLIENT_ID: "g",
  GOOGLE_CLIENT_SECRET: "gs",
  GITHUB_CLIENT_ID: "h",
  GITHUB_CLIENT_SECRET: "hs",
  ENTRA_CLIENT_ID: "e",
  ENTRA_CLIENT_SECRET: "es",
  ENTRA_TENANT_ID: "0b7a5f6e-3f5e-4a0e-9c58-0d2f7a1f6b11",
  OIDC_ISSUER: "https://login.example.com/realm/",
  OIDC_CLIENT_ID: "o",
  OIDC_CLIENT_SECRET: "os",
  OIDC_NAME: "Northgate",
};

function set(settings: Partial<Record<keyof typeof SETTINGS, string>>): void {
  Object.assign(process.env, settings);
  forgetEnv();
}

afterEach(() => {
  vi.unstubAllGlobals();
  for (const name of Object.keys(SETTINGS)) delete process.env[name];
  forgetEnv();
});

describe("providers", () => {
  it("are those that are set up, and none without settings", () => {
    set({});
    expect(configuredProviders()).toEqual([]);
    set({ GITHUB_CLIENT_ID: "h", GITHUB_CLIENT_SECRET: "hs" });
    expect(configuredProviders()).toEqual([{ id: "github", name: "GitHub" }]);
    set(SETTINGS);
    expect(configuredProviders().map(({ name }) => name)).toEqual(["Google", "GitHub", "Microsoft", "Northgate"]);
  });

  it.each(["GOOGLE_CLIENT_SECRET", "GITHUB_CLIENT_ID", "ENTRA_TENANT_ID", "OIDC_ISSUER"] as const)("half set up, without %s, stop the start", (name) => {
    set({ ...SETTINGS, [name]: "" });
    expect(() => env()).toThrow(new RegExp(`${name}: must be set together with`));
  });

  it("check state and code verifier everywhere, the nonce wherever there is a signed token", () => {
    set(SETTINGS);
    for (const { id, checks, wellKnown } of oauthProviders()) expect(checks, id).toEqual(wellKnown ? ["pkce", "state", "nonce"] : ["pkce", "state"]);
    expect(oauthProviders().map(({ wellKnown }) => wellKnown)).toEqual([
      "https://accounts.google.com/.well-known/openid-configuration",
      undefined,
      `https://login.microsoftonline.com/${SETTINGS.ENTRA_TENANT_ID}/v2.0/.well-known/openid-configuration`,
      "https://login.example.com/realm/.well-known/openid-configuration",
    ]);
  });
});

describe("who arrives", () => {
  const claims = { sub: "42", iss: "https://issuer.example", name: "Ada", email: " Ada@Example.com " };

  it("is known by the issuer's name of him, and by the issuer's own where it could change", () => {
    set(SETTINGS);
    expect(readArrival("google", { ...claims, email_verified: true })).toEqual({ provider: "google", subject: "42", name: "Ada", email: "ada@example.com", emailVerified: true });
    expect(readArrival("oidc", claims)?.subject).toBe("https://issuer.example 42");
    expect(readArrival("microsoft", claims)?.subject).toBe("https://issuer.example 42");
  });

  it.each([
    ["google", { email_verified: true }, true],
    ["oidc", { email_verified: "true" }, true],
    ["oidc", { email_verified: false }, false],
    ["oidc", { email_verified: "false" }, false],
    ["oidc", { email_verified: {} }, false],
    ["oidc", {}, false],
    ["oidc", { xms_edov: true }, false],
    ["oidc", { email_verified: true, email: "" }, false],
    ["microsoft", { email_verified: true }, false],
    ["microsoft", { xms_edov: true }, true],
    ["microsoft", { xms_edov: "1" }, true],
    ["microsoft", { xms_edov: false, email_verified: true }, false],
  ])("from %s with %j: the e-mail is vouched for: %s", (provider, more, vouched) => {
    set(SETTINGS);
    expect(readArrival(provider, { ...claims, ...more })?.emailVerified).toBe(vouched);
  });

  it("is nobody without a name of his own, or from a provider that is not set up", () => {
    set({ GITHUB_CLIENT_ID: "h", GITHUB_CLIENT_SECRET: "hs" });
    expect(readArrival("google", claims)).toBeNull();
    for (const sub of [undefined, "", 42, "x".repeat(256)]) expect(readArrival("github", { ...claims, sub })).toBeNull();
  });

  it.each([
    [[{ email: "ada@example.com", primary: true, verified: true }], "ada@example.com", true],
    [[{ email: "ada@example.com", primary: true, verified: false }, { email: "b@example.com", primary: false, verified: true }], "ada@example.com", false],
    [[], null, false],
    [{ message: "no" }, null, false],
  ])("from GitHub with the e-mails %j", async (emails, email, verified) => {
    set(SETTINGS);
    vi.stubGlobal("fetch", (url: string) => Promise.resolve(Response.json(url.endsWith("/emails") ? emails : { id: 7, login: "ada", name: null, email: "public@example.com" })));
    const github = oauthProviders().find(({ id }) => id === "github");
    const { request } = github?.userinfo as { request: (context: object) => Promise<Record<string, unknown>> };
    expect(readArrival("github", await request({ tokens: { access_token: "t" } }))).toEqual({ provider: "github", subject: "7", name: "ada", email, emailVerified: verified });
  });
});
