import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { listIdentities } from "@/lib/domains/identity/linking/queries";
import { startLink } from "@/lib/domains/identity/oauth/commands/start-link";
import { issueSignInTicket } from "@/lib/domains/identity/sign-in/ticket";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { type AuthServer, startAuthServer } from "@/scripts/test/auth-server";
import { CookieBrowser } from "@/scripts/test/cookie-browser";
import { provideTestDatabase } from "@/scripts/test/database";
import { type OpenIdPerson, type OpenIdServer, startOpenIdServer } from "@/scripts/test/open-id-server";
import { accountEvents, addTotp, codeOf, createPerson, type Person, signedIn } from "@/scripts/test/person-fixture";

provideTestDatabase();

let issuer: OpenIdServer;
let app: AuthServer;

beforeAll(async () => {
  [issuer, app] = await Promise.all([startOpenIdServer(), startAuthServer()]);
  issuer.allow(`${app.url}/api/auth/callback/oidc`);
  Object.assign(process.env, { OIDC_ISSUER: issuer.issuer, OIDC_CLIENT_ID: issuer.clientId, OIDC_CLIENT_SECRET: issuer.clientSecret, RATE_LIMITS: "off" });
  forgetEnv();
});
afterAll(async () => {
  await Promise.all([issuer.stop(), app.stop()]);
  for (const name of ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "NEXTAUTH_URL"]) delete process.env[name];
  forgetEnv();
});
afterEach(() => {
  delete process.env["SIGN_UP"];
  forgetEnv();
});

function newcomer(changes: Partial<OpenIdPerson> = {}): OpenIdPerson {
  const sub = `person-${newId()}`;
  const person = { sub, email: `${sub}@example.com`, email_verified: true, name: "Grace Hopper", ...changes };
  issuer.people.set(person.sub, person);
  return person;
}

/** From the button to the first answer of the application after the provider's; answers the path that the browser is sent to. */
async function comeBack(browser: CookieBrowser, as: string, next = "/home"): Promise<string> {
  const returned = await browser.follow(await throughProvider(browser, as, next), (address) => address.startsWith(`${app.url}/api/auth/callback/`));
  return pathOf(await browser.follow(returned, leavesAuth));
}

async function throughProvider(browser: CookieBrowser, as: string, next = "/home"): Promise<string> {
  const { csrfToken } = (await (await browser.go(`${app.url}/api/auth/csrf`)).json()) as { csrfToken: string };
  const form = new URLSearchParams({ csrfToken, callbackUrl: next, json: "true" });
  const answer = await browser.go(`${app.url}/api/auth/signin/oidc`, { method: "POST", body: form });
  const { url } = (await answer.json()) as { url: string };
  const asked = await browser.follow(url, (address) => address.includes("/people/"));
  return `${asked}?as=${encodeURIComponent(as)}`;
}

const leavesAuth = (address: string) => !address.startsWith(`${app.url}/api/auth/`);
const pathOf = (address: string) => address.slice(app.url.length);

/** What the sign-in page does with the ticket that its cookie holds. */
async function redeem(browser: CookieBrowser, code?: string): Promise<{ signedIn: boolean; error: string | null }> {
  const { csrfToken } = (await (await browser.go(`${app.url}/api/auth/csrf`)).json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, json: "true", ...(code ? { code } : {}) });
  const answer = await browser.go(`${app.url}/api/auth/callback/ticket`, { method: "POST", body });
  const { url } = (await answer.json()) as { url: string };
  return { signedIn: browser.cookiesOf(app.url).has("next-auth.session-token"), error: new URL(url).searchParams.get("error") };
}

/** A browser in which this person is signed in, by a ticket; the session differs from the fixture's. */
async function browserOf(person: Person): Promise<{ browser: CookieBrowser; ctx: Person["ctx"] }> {
  const browser = new CookieBrowser();
  const ticket = await inUnscoped((db) => issueSignInTicket(db, { userId: person.id, method: "passkey", secondFactor: true }));
  browser.cookiesOf(app.url).set("muniment.ticket", ticket);
  expect((await redeem(browser)).signedIn).toBe(true);
  const session = await inUnscoped((db) => db.session.findFirstOrThrow({ where: { userId: person.id, method: "passkey" }, orderBy: { createdAt: "desc" } }));
  return { browser, ctx: signedIn(person, session.id) };
}

async function beginLink(browser: CookieBrowser, ctx: Person["ctx"]): Promise<string> {
  const { token } = await startLink.execute(ctx, { provider: "oidc" });
  browser.cookiesOf(app.url).set("muniment.link", token);
  return token;
}

const userOf = (email: string) => inUnscoped((db) => db.user.findUnique({ where: { email } }));

describe("somebody who comes from an OpenID Connect issuer", () => {
  it("gets an account with the confirmed e-mail, once, and is himself when he comes again", async () => {
    const person = newcomer();
    const browser = new CookieBrowser();
    expect(await comeBack(browser, person.sub)).toBe("/sign-in?ticket=1&next=%2Fwelcome");
    expect(await redeem(browser)).toEqual({ signedIn: true, error: null });
    const user = await userOf(person.email ?? "");
    expect(user).toMatchObject({ name: "Grace Hopper", passwordHash: null, emailVerifiedAt: expect.any(Date) as Date });
    expect(await comeBack(new CookieBrowser(), person.sub, "/acme/main/ask")).toBe("/sign-in?ticket=1&next=%2Facme%2Fmain%2Fask");
    expect(await inUnscoped((db) => db.identity.findMany({ where: { userId: user?.id ?? "" } }))).toMatchObject([{ provider: "oidc", subject: `${issuer.issuer} ${person.sub}`, label: person.email }]);
    const sessions = await inUnscoped((db) => db.session.findMany({ where: { userId: user?.id ?? "" } }));
    expect(sessions).toMatchObject([{ method: "oauth", secondFactorAt: null }]);
  });

  it("is never taken for the account that has his e-mail", async () => {
    const owner = await createPerson();
    const person = newcomer({ email: owner.email.toUpperCase() });
    const browser = new CookieBrowser();
    expect(await comeBack(browser, person.sub)).toBe("/sign-in?error=LinkFirst");
    expect(await redeem(browser)).toMatchObject({ signedIn: false });
    expect(await listIdentities(owner.id)).toEqual([]);
  });

  it.each([{ email_verified: false }, { email: undefined }, { email: "no address" }, { email: "x@wallet.invalid" }])("gets no account with %j", async (changes) => {
    const person = newcomer(changes);
    const before = await inUnscoped((db) => db.user.count());
    expect(await comeBack(new CookieBrowser(), person.sub)).toBe("/sign-in?error=EmailUnverified");
    expect(await inUnscoped((db) => db.user.count())).toBe(before);
  });

  it("learns nothing about an account from an e-mail that is not confirmed as his", async () => {
    const owner = await createPerson();
    expect(await comeBack(new CookieBrowser(), newcomer({ email: owner.email, email_verified: false }).sub)).toBe("/sign-in?error=EmailUnverified");
  });

  it("gets no account where sign-up is closed, but his own opens", async () => {
    const known = newcomer();
    await comeBack(new CookieBrowser(), known.sub);
    process.env["SIGN_UP"] = "closed";
    forgetEnv();
    expect(await comeBack(new CookieBrowser(), newcomer().sub)).toBe("/sign-in?error=SignUpClosed");
    expect(await comeBack(new CookieBrowser(), known.sub)).toContain("ticket=1");
  });

  it("is refused while suspended", async () => {
    const person = newcomer();
    await comeBack(new CookieBrowser(), person.sub);
    await inUnscoped((db) => db.user.update({ where: { email: person.email ?? "" }, data: { suspendedAt: new Date() } }));
    expect(await comeBack(new CookieBrowser(), person.sub)).toBe("/sign-in?error=Suspended");
  });

  it("still gives his second factor", async () => {
    const person = newcomer();
    await comeBack(new CookieBrowser(), person.sub);
    const secret = await addTotp({ id: (await userOf(person.email ?? ""))?.id ?? "" });
    const browser = new CookieBrowser();
    await comeBack(browser, person.sub);
    expect(await redeem(browser)).toEqual({ signedIn: false, error: "second_factor_required" });
    expect(await redeem(browser, await codeOf(secret))).toEqual({ signedIn: true, error: null });
  });

  it("who says no there comes back without anything", async () => {
    const browser = new CookieBrowser();
    expect(await comeBack(browser, "nobody")).toMatch(/^\/sign-in\?.*error=(OAuthCallback|Callback)/);
    expect(await redeem(browser)).toMatchObject({ signedIn: false });
  });
});

describe("an answer that this browser did not ask for", () => {
  it("is refused: in another browser, without state, with another's state, twice", async () => {
    const person = newcomer();
    const browser = new CookieBrowser();
    const callback = await browser.follow(await throughProvider(browser, person.sub), (address) => address.startsWith(`${app.url}/api/auth/callback/`));
    const refused = /^\/sign-in\?.*error=OAuthCallback/;
    expect(pathOf(await new CookieBrowser().follow(callback, leavesAuth))).toMatch(refused);
    const victim = new CookieBrowser();
    await throughProvider(victim, newcomer().sub);
    expect(pathOf(await victim.follow(callback, leavesAuth))).toMatch(refused);
    const stateless = new URL(callback);
    stateless.searchParams.delete("state");
    expect(pathOf(await browser.follow(stateless.href, leavesAuth))).toMatch(refused);
    expect(await userOf(person.email ?? "")).toBeNull();
    const again = new CookieBrowser();
    const second = await again.follow(await throughProvider(again, person.sub), (address) => address.startsWith(`${app.url}/api/auth/callback/`));
    const kept = new Map(again.cookiesOf(app.url));
    expect(pathOf(await again.follow(second, leavesAuth))).toContain("ticket=1");
    for (const [name, value] of kept) again.cookiesOf(app.url).set(name, value);
    expect(pathOf(await again.follow(second, leavesAuth))).toMatch(refused);
  });

  it("the address to come back to is the installation's, whatever the request says", async () => {
    const browser = new CookieBrowser();
    const { csrfToken } = (await (await browser.go(`${app.url}/api/auth/csrf`)).json()) as { csrfToken: string };
    const form = new URLSearchParams({ csrfToken, callbackUrl: "https://evil.example/", json: "true" });
    const headers = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
    const answer = await browser.go(`${app.url}/api/auth/signin/oidc`, { method: "POST", body: form, headers });
    const { url } = (await answer.json()) as { url: string };
    expect(new URL(url).searchParams.get("redirect_uri")).toBe(`${app.url}/api/auth/callback/oidc`);
    for (const parameter of ["state", "nonce", "code_challenge"]) expect(new URL(url).searchParams.get(parameter)?.length).toBeGreaterThan(20);
    expect(new URL(url).searchParams.get("code_challenge_method")).toBe("S256");
    const asked = await browser.follow(url, (address) => address.includes("/people/"));
    const end = await browser.follow(`${asked}?as=${newcomer().sub}`, (address) => leavesAuth(address) && !address.startsWith(issuer.issuer));
    expect(end).toBe(`${app.url}/sign-in?ticket=1&next=%2Fwelcome`);
  });
});

describe("linking", () => {
  it("adds the identity to the account that asked, whatever e-mail it has, and signs nobody in", async () => {
    const owner = await createPerson();
    const { browser, ctx } = await browserOf(owner);
    const person = newcomer({ email_verified: false });
    await beginLink(browser, ctx);
    expect(await comeBack(browser, person.sub, "/account/security")).toBe("/account/security?linked=oidc");
    expect(browser.cookiesOf(app.url).has("muniment.link")).toBe(false);
    expect(await listIdentities(owner.id)).toMatchObject([{ provider: "oidc", label: person.email }]);
    expect(await accountEvents(owner)).toContainEqual({ type: "identity-linked", detail: `Single sign-on ${person.email}` });
    expect(await userOf(owner.email)).toMatchObject({ email: owner.email });
    expect(await userOf(person.email ?? "")).toBeNull();
    expect(await comeBack(new CookieBrowser(), person.sub)).toContain("ticket=1");
  });

  it("serves the person and the session that asked alone, once", async () => {
    const [owner, other] = [await createPerson(), await createPerson()];
    const { browser, ctx } = await browserOf(owner);
    const { browser: foreign } = await browserOf(other);
    const token = await beginLink(browser, ctx);
    foreign.cookiesOf(app.url).set("muniment.link", token);
    expect(await comeBack(foreign, newcomer().sub)).toBe("/account/security?problem=LinkExpired");
    // The stranger has used it up.
    expect(await comeBack(browser, newcomer().sub)).toBe("/account/security?problem=LinkExpired");
    const elsewhere = await browserOf(owner);
    elsewhere.browser.cookiesOf(app.url).set("muniment.link", (await startLink.execute(ctx, { provider: "oidc" })).token);
    expect(await comeBack(elsewhere.browser, newcomer().sub)).toBe("/account/security?problem=LinkExpired");
    expect(await listIdentities(owner.id)).toEqual([]);
    expect(await listIdentities(other.id)).toEqual([]);
  });

  it("does not become a sign-in when nobody is signed in any more", async () => {
    const owner = await createPerson();
    const { browser, ctx } = await browserOf(owner);
    const person = newcomer();
    await beginLink(browser, ctx);
    await inUnscoped((db) => db.session.updateMany({ where: { userId: owner.id }, data: { endedAt: new Date() } }));
    expect(await comeBack(browser, person.sub)).toMatch(/^\/sign-in\?error=LinkExpired/);
    expect(await userOf(person.email ?? "")).toBeNull();
    expect(await listIdentities(owner.id)).toEqual([]);
  });

  it("an identity of somebody else stays his", async () => {
    const person = newcomer();
    await comeBack(new CookieBrowser(), person.sub);
    const owner = await createPerson();
    const { browser, ctx } = await browserOf(owner);
    await beginLink(browser, ctx);
    expect(await comeBack(browser, person.sub)).toBe("/account/security?problem=IdentityTaken");
    expect(await listIdentities(owner.id)).toEqual([]);
  });

  it("asks for a recent sign-in and a provider that is set up; a second start voids the first", async () => {
    const owner = await createPerson();
    const stale = signedIn(owner, owner.ctx.sessionId, { authenticatedAt: new Date(Date.now() - 3_600_000) });
    await expect(startLink.execute(stale, { provider: "oidc" })).rejects.toMatchObject({ code: "fresh_sign_in_required" });
    await expect(startLink.execute(owner.ctx, { provider: "google" })).rejects.toMatchObject({ code: "not_found" });
    const { browser, ctx } = await browserOf(owner);
    const first = await beginLink(browser, ctx);
    await startLink.execute(ctx, { provider: "oidc" });
    browser.cookiesOf(app.url).set("muniment.link", first);
    expect(await comeBack(browser, newcomer().sub)).toBe("/account/security?problem=LinkExpired");
  });

  it("who says no there comes back to where he began", async () => {
    const owner = await createPerson();
    const { browser, ctx } = await browserOf(owner);
    await beginLink(browser, ctx);
    expect(await comeBack(browser, "nobody")).toMatch(/^\/account\/security\?problem=(OAuthCallback|Callback)$/);
    expect(browser.cookiesOf(app.url).has("muniment.link")).toBe(false);
  });
});
