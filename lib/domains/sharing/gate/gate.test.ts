import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { openDraft } from "@/lib/domains/identity/mail/queue-draft";
import { openBody } from "@/lib/domains/identity/mail/queue-mail";
import { writeDrafts } from "@/lib/domains/identity/mail/write-drafts";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { addReadyDocument, share, VisitorBrowser } from "@/scripts/test/share-fixture";
import { createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { changeLink } from "../commands/change-link";
import { revokeLink } from "../commands/revoke-link";
import { acceptAgreement } from "./commands/accept-agreement";
import { enterPassword } from "./commands/enter-password";
import { enterRoom } from "./commands/enter-room";
import { giveEmail } from "./commands/give-email";
import { proveEmail } from "./commands/prove-email";

provideTestDatabase();

let tenant: Tenant;
let documentIds: string[];

function limits(settings: Record<string, string>): void {
  Object.assign(process.env, settings);
  forgetEnv();
}

beforeEach(async () => {
  limits({ RATE_LIMITS: "off" });
  tenant ??= await createTenant("Alder");
  documentIds ??= [(await addReadyDocument(tenant.owner, { name: "Lease.txt" })).documentId];
});
afterEach(() => {
  vi.useRealTimers();
  for (const name of ["RATE_LIMITS", "LIMIT_SHARE_PASSWORD"]) delete process.env[name];
  forgetEnv();
});

const visitor = async (terms: Parameters<typeof share>[1] = {}) => {
  const link = await share(tenant.owner, { documentIds, ...terms });
  return { ...link, browser: new VisitorBrowser(link.token) };
};

const codesTo = (email: string) =>
  inUnscoped(async (db) => {
    const drafts = await db.outgoingMail.findMany({ where: { recipient: email, status: "draft" }, orderBy: { createdAt: "asc" } });
    return drafts.map((draft) => JSON.parse(openDraft(draft.bodyEncrypted ?? "")) as { code: string; invited: boolean });
  });

async function codeFor(browser: VisitorBrowser, email: string): Promise<string> {
  await browser.take(giveEmail, { email });
  return (await codesTo(email)).at(-1)?.code ?? "";
}

const outcome = (run: Promise<unknown>) => run.then(() => "done", (error: unknown) => (error as { code: string }).code);

describe("who may come", () => {
  it("a link without conditions lets in who presses the button, and nobody before", async () => {
    const { browser } = await visitor();
    expect(await outcome(browser.visit())).toBe("forbidden");
    expect(await browser.take(enterRoom, {})).toEqual({ step: "room" });
    expect(await browser.sees()).toEqual(["Lease.txt"]);
    expect(await outcome(new VisitorBrowser(browser.token).visit())).toBe("forbidden");
  });

  it.each(["", "x", "A".repeat(43), "A".repeat(5000)])("no address %#: as if there were none", async (token) => {
    expect(await outcome(new VisitorBrowser(token).door())).toBe("not_found");
  });

  it("all gates stand in a row, and none can be passed before its turn", async () => {
    const { browser, linkId } = await visitor({ emails: ["Reader@Bank.example"], password: "eight chars", agreement: "Tell nobody.\r\nEver." });
    expect(await browser.take(enterRoom, {})).toEqual({ step: "email" });
    expect(await browser.take(enterPassword, { password: "eight chars" })).toEqual({ step: "email" });
    const code = await codeFor(browser, "reader@bank.example");
    expect(await browser.take(proveEmail, { code })).toEqual({ step: "password" });
    expect(await outcome(browser.visit())).toBe("forbidden");
    expect(await browser.take(enterPassword, { password: "eight chars" })).toEqual({ step: "agreement" });
    const { link } = await browser.door();
    expect(link.agreement).toBe("Tell nobody.\nEver.");
    expect(await outcome(browser.take(acceptAgreement, { agreementHash: "0".repeat(64) }))).toBe("stale");
    expect(await browser.take(acceptAgreement, { agreementHash: link.agreementHash ?? "" })).toEqual({ step: "room" });
    expect(await browser.visit()).toMatchObject({ linkId, email: "reader@bank.example", verified: true });
    expect((await eventTypes(tenant.owner)).slice(-3)).toEqual(["share.link-created", "share.agreement-accepted", "share.visit-started"]);
    const [stored] = await inUnscoped((db) => db.shareVisit.findMany({ where: { linkId } }));
    expect(stored).toMatchObject({ agreementHash: link.agreementHash, agreedAt: expect.any(Date) as Date, codeSealed: null });
  });

  it("an address that a link only asks for is noted, not proved", async () => {
    const { browser } = await visitor({ askEmail: true });
    expect(await browser.take(giveEmail, { email: "somebody@example.org" })).toEqual({ step: "room" });
    expect(await browser.visit()).toMatchObject({ email: "somebody@example.org", verified: false });
    expect(await browser.take(giveEmail, { email: "another@example.org" })).toEqual({ step: "room" });
    expect((await browser.visit()).email).toBe("somebody@example.org");
  });
});

describe("the guest list", () => {
  it("answers the same to who is invited and who is not, and writes to the invited alone", async () => {
    const { browser: guest, token } = await visitor({ emails: ["ada@firm.example"], domains: ["bank.example"] });
    const stranger = new VisitorBrowser(token);
    const [listed, unlisted] = ["eve@bank.example", "eve@sub.bank.example"];
    expect(await guest.take(giveEmail, { email: listed })).toEqual(await stranger.take(giveEmail, { email: unlisted }));
    expect((await codesTo(listed)).map(({ invited }) => invited)).toEqual([true]);
    const [{ code } = { code: "" }] = await codesTo(unlisted);
    const wrong = (run: Promise<unknown>) => run.then(() => "done", (error: unknown) => { const { code: kind, userMessage } = error as { code: string; userMessage: string }; return [kind, userMessage]; });
    const refused = await wrong(stranger.take(proveEmail, { code }));
    expect(refused).toEqual(await wrong(guest.take(proveEmail, { code: code === "000000" ? "000001" : "000000" })));
    expect(await outcome(stranger.visit())).toBe("forbidden");
    await writeDrafts();
    const mails = await inUnscoped((db) => db.outgoingMail.findMany({ where: { recipient: { in: [listed, unlisted] } } }));
    expect(mails.map((mail) => [mail.recipient, mail.status, mail.kind])).toEqual([[listed, "queued", "share-code"]]);
    expect(mails[0]?.subject).not.toMatch(/\d{6}/);
    expect(openBody(mails[0]?.bodyEncrypted ?? "").text).toMatch(/Your code is \d{6}\./);
  });

  it("a code is good once, for ten minutes, for five tries, in the browser that asked for it", async () => {
    const email = `${newId()}@bank.example`;
    const { browser, token } = await visitor({ emails: [email] });
    const code = await codeFor(browser, email);
    expect(await outcome(new VisitorBrowser(token).take(proveEmail, { code }))).toBe("gone");
    const wrong = code === "123456" ? "654321" : "123456";
    for (let tries = 0; tries < 5; tries += 1) expect(await outcome(browser.take(proveEmail, { code: wrong }))).toBe("invalid_credentials");
    expect(await outcome(browser.take(proveEmail, { code }))).toBe("gone");

    const second = await codeFor(browser, email);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10 * 60_000 + 1 });
    expect(await outcome(browser.take(proveEmail, { code: second }))).toBe("gone");
    vi.useRealTimers();

    const third = await codeFor(browser, email);
    const spaced = `${third.slice(0, 3)} ${third.slice(3)}`;
    const tries = await Promise.all(Array.from({ length: 8 }, () => outcome(browser.take(proveEmail, { code: spaced }))));
    expect(tries).toContain("done");
    expect(await browser.visit()).toMatchObject({ email, verified: true });
    const [row] = await inUnscoped((db) => db.shareVisit.findMany({ where: { email } }));
    expect(row?.codeSealed).toBeNull();
    expect((await inUnscoped((db) => db.shareLink.findFirstOrThrow({ where: { id: row?.linkId ?? "" } }))).views).toBe(1);
  });

  it("who is taken off it stands outside at the next request", async () => {
    const { browser, linkId } = await visitor({ emails: ["off@bank.example"] });
    await browser.take(proveEmail, { code: await codeFor(browser, "off@bank.example") });
    await browser.visit();
    await changeLink.execute(tenant.owner, { linkId, emails: ["on@bank.example"] });
    expect(await outcome(browser.visit())).toBe("forbidden");
  });
});

describe("the password", () => {
  it("can be guessed at only so often from one address", async () => {
    const { browser, token } = await visitor({ password: "the right one" });
    limits({ RATE_LIMITS: "on", LIMIT_SHARE_PASSWORD: "3/15m" });
    for (let tries = 0; tries < 3; tries += 1) expect(await outcome(browser.take(enterPassword, { password: `guess ${tries}` }))).toBe("invalid_credentials");
    expect(await outcome(new VisitorBrowser(token).take(enterPassword, { password: "the right one" }))).toBe("rate_limited");
  });

  it("a new one is asked for at once, of who passed the old one too", async () => {
    const { browser, linkId } = await visitor({ password: "the old one" });
    expect(await browser.take(enterPassword, { password: "the old one" })).toEqual({ step: "room" });
    await changeLink.execute(tenant.owner, { linkId, password: "the new one" });
    expect(await outcome(browser.visit())).toBe("forbidden");
    expect(await outcome(browser.take(enterPassword, { password: "the old one" }))).toBe("invalid_credentials");
    expect(await browser.take(enterPassword, { password: "the new one" })).toEqual({ step: "room" });
    expect((await inUnscoped((db) => db.shareLink.findUniqueOrThrow({ where: { id: linkId } }))).views).toBe(1);
  });
});

describe("the end of a link", () => {
  it("of fifty at once no more get in than may, and each counts once", async () => {
    const { linkId, token } = await visitor({ viewLimit: 7 });
    const browsers = Array.from({ length: 50 }, () => new VisitorBrowser(token));
    const outcomes = await Promise.all(browsers.map((browser) => outcome(browser.take(enterRoom, {}))));
    expect(outcomes.filter((entry) => entry === "done")).toHaveLength(7);
    expect(outcomes.filter((entry) => entry === "not_found")).toHaveLength(43);
    const stored = await inUnscoped((db) => db.shareLink.findUniqueOrThrow({ where: { id: linkId }, include: { visits: true } }));
    expect([stored.views, stored.visits.length]).toEqual([7, 7]);
    const inside = browsers[outcomes.indexOf("done")];
    expect(await inside?.take(enterRoom, {})).toEqual({ step: "room" });
    expect(await inside?.sees()).toEqual(["Lease.txt"]);
  });

  it("revoked: who was in is told why at the next request, everybody else finds nothing", async () => {
    const { browser, linkId, token } = await visitor();
    const atTheGate = new VisitorBrowser(token);
    await browser.take(enterRoom, {});
    await revokeLink.execute(tenant.owner, { linkId });
    await expect(browser.visit()).rejects.toMatchObject({ code: "gone", userMessage: expect.stringContaining("taken the link back") as string });
    expect(await outcome(atTheGate.take(enterRoom, {}))).toBe("not_found");
    expect(await outcome(atTheGate.visit())).toBe("not_found");
  });

  it("expired: the same, the moment it is over", async () => {
    const { browser, token } = await visitor({ expiresAt: new Date(Date.now() + 60_000).toISOString() });
    await browser.take(enterRoom, {});
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_001 });
    await expect(browser.visit()).rejects.toMatchObject({ code: "gone", userMessage: expect.stringContaining("expired") as string });
    expect(await outcome(new VisitorBrowser(token).take(enterRoom, {}))).toBe("not_found");
  });

  it("a visit ends after thirty days, whatever the browser kept", async () => {
    const { browser } = await visitor();
    await browser.take(enterRoom, {});
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 30 * 86_400_000 + 1 });
    expect(await outcome(browser.visit())).toBe("forbidden");
  });
});
