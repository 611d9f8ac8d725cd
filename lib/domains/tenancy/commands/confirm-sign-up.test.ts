import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { startSession } from "@/lib/domains/identity/sign-in/commands/start-session";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { lastMail, outboxOf } from "@/scripts/test/outbox-fixture";
import { accountEvents, FACTS } from "@/scripts/test/person-fixture";
import { confirmSignUp } from "./confirm-sign-up";
import { signUp } from "./sign-up";

provideTestDatabase();

const PASSWORD = "a fine long phrase";

function configure(settings: Record<string, string>): void {
  for (const name of ["SIGN_UP", "RATE_LIMITS", "SMTP_URL"]) delete process.env[name];
  Object.assign(process.env, settings);
  forgetEnv();
}

const MAILING = { SMTP_URL: "smtp://127.0.0.1:1", RATE_LIMITS: "off" };

beforeAll(() => configure(MAILING));
afterAll(() => configure({}));

const person = (email = `${newId()}@example.com`) => ({ name: "Ada", email, password: PASSWORD, organizationName: "Harbour Works" });
const counts = (email: string) =>
  inUnscoped(async (db) => ({ users: await db.user.count({ where: { email } }), organizations: await db.organization.count() }));

async function pending(): Promise<{ email: string; token: string }> {
  const input = person();
  expect(await signUp.execute(FACTS, input)).toEqual({ next: "check-mail" });
  return { email: input.email, token: (await lastMail(input.email, "sign-up")).token };
}

describe("sign-up with a mail server", () => {
  it("nothing exists until the link is confirmed; then person, verified, and organization", async () => {
    const before = await inUnscoped((db) => db.organization.count());
    const { email, token } = await pending();
    expect(await counts(email)).toEqual({ users: 0, organizations: before });
    const made = await confirmSignUp.execute(FACTS, { token, password: PASSWORD });
    expect(made).toMatchObject({ email, workspace: "main" });
    const user = await inUnscoped((db) => db.user.findUniqueOrThrow({ where: { email } }));
    expect(user).toMatchObject({ name: "Ada", emailVerifiedAt: expect.any(Date) as Date });
    expect(await accountEvents(user)).toEqual([{ type: "email-verified", detail: email }]);
    expect(await inUnscoped((db) => db.event.count({ where: { organizationId: made.organizationId } }))).toBe(2);
    await expect(startSession.execute(FACTS, { email, password: PASSWORD })).resolves.toMatchObject({ userId: user.id });
  });

  it("keeps the chosen password from the database, and names and words from the mail", async () => {
    const { email } = await pending();
    const rows = await inUnscoped((db) =>
      db.oneTimeToken.findMany({ where: { purpose: "sign-up", payload: { path: ["email"], equals: email } } }),
    );
    expect(JSON.stringify(rows)).not.toMatch(/argon2|fine long phrase|Harbour|Ada/);
    expect((await lastMail(email, "sign-up")).text).not.toMatch(/Ada|Harbour/);
  });

  it("the reader of the mailbox who did not sign up cannot confirm a stranger's account", async () => {
    const { email, token } = await pending();
    await expect(confirmSignUp.execute(FACTS, { token, password: "my own password" })).rejects.toMatchObject({
      code: "invalid_credentials",
      fields: { password: expect.any(String) as string },
    });
    expect((await counts(email)).users).toBe(0);
    await expect(confirmSignUp.execute(FACTS, { token, password: PASSWORD })).resolves.toBeDefined();
  });

  it("of two sign-ups with one address the second confirmation finds it taken", async () => {
    const input = person();
    await signUp.execute(FACTS, input);
    const first = (await lastMail(input.email, "sign-up")).token;
    await signUp.execute(FACTS, input);
    const second = (await lastMail(input.email, "sign-up")).token;
    await confirmSignUp.execute(FACTS, { token: second, password: PASSWORD });
    await expect(confirmSignUp.execute(FACTS, { token: first, password: PASSWORD })).rejects.toMatchObject({ code: "conflict" });
    expect((await counts(input.email)).users).toBe(1);
  });

  it("a taken address gets a notice instead of a link", async () => {
    const { email, token } = await pending();
    await confirmSignUp.execute(FACTS, { token, password: PASSWORD });
    expect(await signUp.execute(FACTS, person(email))).toEqual({ next: "check-mail" });
    const mail = (await outboxOf(email)).at(-1);
    expect(mail).toMatchObject({ kind: "address-taken", text: expect.stringContaining("/sign-in") as string });
    expect(
      await inUnscoped((db) =>
        db.oneTimeToken.count({ where: { purpose: "sign-up", usedAt: null, payload: { path: ["email"], equals: email } } }),
      ),
    ).toBe(0);
  });

  it("closed meanwhile: no link creates anything", async () => {
    const { email, token } = await pending();
    configure({ ...MAILING, SIGN_UP: "closed" });
    const run = Promise.resolve().then(() => confirmSignUp.execute(FACTS, { token, password: PASSWORD }));
    await expect(run).rejects.toMatchObject({ code: "forbidden" });
    configure(MAILING);
    expect((await counts(email)).users).toBe(0);
  });
});

describe("sign-up without a mail server", () => {
  it("the account works at once, unverified, and a link waits for the operator to hand over", async () => {
    configure({ RATE_LIMITS: "off" });
    const input = person();
    expect(await signUp.execute(FACTS, input)).toMatchObject({ next: "workspace", workspace: "main" });
    expect((await outboxOf(input.email)).map((mail) => mail.kind)).toEqual(["verify-email"]);
    expect((await inUnscoped((db) => db.user.findUniqueOrThrow({ where: { email: input.email } }))).emailVerifiedAt).toBeNull();
    configure(MAILING);
  });
});
