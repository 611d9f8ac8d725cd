import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import {
  addressTakenMail,
  changeEmailMail,
  emailChangedMail,
  passkeyChangedMail,
  passwordChangedMail,
  resetPasswordMail,
  secondFactorChangedMail,
  signUpMail,
  verifyEmailMail,
} from "./account-mails";
import { composeMail, oneLine } from "./compose-mail";
import { MAIL_KINDS } from "./labels";
import { breakGlassMail, invitationMail } from "./organization-mails";

const TO = "ada@example.com";
const FROM_HERE = { ip: "192.0.2.9" };
const LATER = new Date("2026-11-28T14:05:00Z");

beforeEach(() => {
  process.env["APP_URL"] = "https://muniment.example.com/";
  forgetEnv();
});
afterEach(() => {
  delete process.env["APP_URL"];
  forgetEnv();
});

const EVERY = () => [
  signUpMail(TO, "tok"),
  addressTakenMail(TO),
  verifyEmailMail(TO, "tok"),
  resetPasswordMail(TO, "tok"),
  changeEmailMail(TO, "tok"),
  emailChangedMail(TO, { ...FROM_HERE, newEmail: "new@example.com" }),
  passwordChangedMail(TO, FROM_HERE),
  secondFactorChangedMail(TO, { ...FROM_HERE, what: "was turned on" }),
  passkeyChangedMail(TO, { ...FROM_HERE, name: "Laptop", what: "was added to" }),
  invitationMail({
    to: TO,
    organizationName: "Acme",
    inviterName: "Bo",
    link: "https://muniment.example.com/invitation/tok",
    expiresAt: LATER,
  }),
  breakGlassMail({ to: TO, organizationName: "Acme", requesterName: "Bo", approverName: "Cy", reason: "Claim 12", expiresAt: LATER }),
];

describe("every mail", () => {
  it("there is one of each kind", () => {
    // Written beside what it tells of.
    const elsewhere = ["identities-changed", "share-code"];
    const kinds = EVERY().map((mail) => mail.kind);
    expect([...kinds, ...elsewhere].sort()).toEqual(Object.keys(MAIL_KINDS).sort());
  });

  it("has one address, of this installation, in both forms, and says why it came", () => {
    for (const mail of EVERY()) {
      const inText = new Set(mail.text.match(/https?:\/\/\S+/g));
      const inHtml = new Set([...mail.html.matchAll(/href="([^"]+)"/g)].map((match) => match[1]));
      expect(inText.size, mail.kind).toBe(1);
      expect([...inHtml], mail.kind).toEqual([...inText]);
      for (const link of inText) expect(link.startsWith("https://muniment.example.com/"), mail.kind).toBe(true);
      expect(mail.text, mail.kind).toMatch(/You get this because/);
      expect(mail.to).toBe(TO);
      expect(mail.text, mail.kind).not.toContain("!");
    }
  });

  it("times are exact and in one zone, whatever the server's", () => {
    expect(EVERY().find((mail) => mail.kind === "invitation")?.text).toContain("28 November 2026 at 14:05 UTC");
  });
});

describe("what people call themselves cannot change a mail", () => {
  const mail = () =>
    invitationMail({
      to: TO,
      organizationName: 'A</title><script>alert(1)</script>"\r\nBcc: all@example.com',
      inviterName: "Prize at https://evil.example/\u202e" + "x".repeat(200),
      link: "https://muniment.example.com/invitation/tok",
      expiresAt: LATER,
    });

  it("markup is shown, not followed", () => {
    expect(mail().html).not.toContain("<script>");
    expect(mail().html).toContain("&lt;script&gt;");
  });

  it("the subject stays one line", () => expect(mail().subject).toMatch(/^[^\r\n]+$/));

  it("no foreign address becomes a link, and names have an end", () => {
    expect(mail().text).not.toContain("https://evil");
    expect(mail().text).not.toContain("\u202e");
    expect(oneLine("x".repeat(200))).toHaveLength(80);
  });

  it("an invitation's link leads here or nowhere", () => {
    const link = "https://muniment.example.com.evil.example/invitation/tok";
    expect(() => invitationMail({ to: TO, organizationName: "A", inviterName: "B", link, expiresAt: LATER })).toThrow("this installation");
  });
});

it("a mail without a button has no link", () => {
  const mail = composeMail({ kind: "verify-email", to: TO, subject: "Hello", paragraphs: ["One & two"], reason: "You get this because." });
  expect(mail.html).not.toContain("href=");
  expect(mail.html).toContain("One &amp; two");
});
