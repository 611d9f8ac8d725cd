import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { askEmailChange } from "@/lib/domains/identity/email-address/commands/ask-email-change";
import { confirmEmailChange } from "@/lib/domains/identity/email-address/commands/confirm-email-change";
import { sendVerification } from "@/lib/domains/identity/email-address/commands/send-verification";
import { verifyEmail } from "@/lib/domains/identity/email-address/commands/verify-email";
import { askReset } from "@/lib/domains/identity/passwords/commands/ask-reset";
import { resetPassword } from "@/lib/domains/identity/passwords/commands/reset-password";
import { confirmSignUp } from "@/lib/domains/tenancy/commands/confirm-sign-up";
import { signUp } from "@/lib/domains/tenancy/commands/sign-up";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { lastMail } from "@/scripts/test/outbox-fixture";
import { createPerson, FACTS, type Person } from "@/scripts/test/person-fixture";

provideTestDatabase();

const PHRASE = "an entirely other phrase";
const fresh = () => `${newId()}@example.com`;

beforeAll(() => {
  Object.assign(process.env, { RATE_LIMITS: "off", SMTP_URL: "smtp://127.0.0.1:1" });
  forgetEnv();
});
afterAll(() => {
  for (const name of ["RATE_LIMITS", "SMTP_URL"]) delete process.env[name];
  forgetEnv();
});

interface Link {
  /** Asks for a mail and answers the token in it. */
  ask: (person: Person) => Promise<string>;
  /** What the page's button does. */
  use: (person: Person, token: string) => Promise<unknown>;
}

const LINKS: Record<string, Link> = {
  "sign-up": {
    ask: async () => {
      const email = fresh();
      await signUp.execute(FACTS, { name: "Ada", email, password: PHRASE, organizationName: "Harbour" });
      return (await lastMail(email, "sign-up")).token;
    },
    use: (_person, token) => confirmSignUp.execute(FACTS, { token, password: PHRASE }),
  },
  "verify-email": {
    ask: async (person) => {
      await sendVerification.execute(person.ctx, {});
      return (await lastMail(person.email, "verify-email")).token;
    },
    use: (person, token) => verifyEmail.execute(person.ctx, { token }),
  },
  "change-email": {
    ask: async (person) => {
      const email = fresh();
      await askEmailChange.execute(person.ctx, { email });
      return (await lastMail(email, "change-email")).token;
    },
    use: (person, token) => confirmEmailChange.execute(person.ctx, { token }),
  },
  "reset-password": {
    ask: async (person) => {
      await askReset.execute(FACTS, { email: person.email });
      return (await lastMail(person.email, "reset-password")).token;
    },
    use: (_person, token) => resetPassword.execute(FACTS, { token, password: PHRASE }),
  },
};

/** Everything a link could change, as one text. */
const everything = () =>
  inUnscoped(async (db) =>
    JSON.stringify([
      await db.user.findMany({ orderBy: { id: "asc" } }),
      await db.session.findMany({ orderBy: { id: "asc" }, select: { id: true, endedAt: true } }),
      await db.organization.count(),
      await db.oneTimeToken.findMany({ orderBy: { id: "asc" } }),
      await db.outgoingMail.count(),
    ]),
  );

const attempt = (link: Link, person: Person, token: unknown) => Promise.resolve().then(() => link.use(person, token as string));

describe.each(Object.entries(LINKS))("a link of %s", (purpose, link) => {
  it("opens nothing when it is no token at all, and changes nothing", async () => {
    const person = await createPerson();
    const token = await link.ask(person);
    const before = await everything();
    for (const value of [null, undefined, 0, true, {}, [token], { toString: token }]) {
      await expect(attempt(link, person, value), JSON.stringify(value)).rejects.toMatchObject({ code: "invalid_input" });
    }
    const hash = createHash("sha256").update(token).digest("hex");
    for (const value of ["", " ", "null", "undefined", "%", hash, `${token} `, token.slice(0, -1), token.toUpperCase(), "' OR 1=1 --"]) {
      await expect(attempt(link, person, value), value).rejects.toMatchObject({ code: "gone" });
    }
    await expect(attempt(link, person, "x".repeat(201))).rejects.toMatchObject({ code: "invalid_input" });
    expect(await everything()).toBe(before);
  });

  it("opens nothing when it was made for something else", async () => {
    const person = await createPerson();
    for (const [other, { ask }] of Object.entries(LINKS)) {
      if (other === purpose) continue;
      const token = await ask(person);
      const before = await everything();
      await expect(attempt(link, person, token), other).rejects.toMatchObject({ code: "gone" });
      expect(await everything(), other).toBe(before);
    }
  });

  it("opens nothing once it has expired", async () => {
    const person = await createPerson();
    const token = await link.ask(person);
    await inUnscoped((db) =>
      db.oneTimeToken.updateMany({ where: { purpose, usedAt: null }, data: { expiresAt: new Date(Date.now() - 1) } }),
    );
    await expect(attempt(link, person, token)).rejects.toMatchObject({ code: "gone" });
  });

  it("of fifty tries at once exactly one succeeds, and the next one fails too", async () => {
    const person = await createPerson();
    const token = await link.ask(person);
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => attempt(link, person, token)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "gone" });
    await expect(attempt(link, person, token)).rejects.toMatchObject({ code: "gone" });
  });
});

describe("where links lead", () => {
  it("to the installation's own address, whatever the request called it", async () => {
    process.env["APP_URL"] = "https://muniment.example.com";
    forgetEnv();
    const person = await createPerson();
    for (const link of Object.values(LINKS)) await link.ask(person);
    const forged = { ...FACTS, host: "evil.example", "x-forwarded-host": "evil.example", origin: "https://evil.example" };
    await askReset.execute(forged, { email: person.email });
    for (const kind of ["verify-email", "reset-password"]) {
      const { text } = await lastMail(person.email, kind);
      expect(text.match(/https?:\/\/[^/\s]+/g)).toEqual(["https://muniment.example.com"]);
    }
    delete process.env["APP_URL"];
    forgetEnv();
  });
});
