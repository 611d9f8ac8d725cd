import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { lastMail, outboxOf } from "@/scripts/test/outbox-fixture";
import { accountEvents, addTotp, createPerson, FACTS, PASSWORD, type Person, signedIn } from "@/scripts/test/person-fixture";
import { openSession } from "../open-session";
import { startSession } from "../sign-in/commands/start-session";
import { askReset } from "./commands/ask-reset";
import { changePassword } from "./commands/change-password";
import { resetPassword } from "./commands/reset-password";

provideTestDatabase();

const NEW = "an entirely other phrase";

beforeAll(() => {
  process.env["RATE_LIMITS"] = "off";
  forgetEnv();
});
afterAll(() => {
  delete process.env["RATE_LIMITS"];
  forgetEnv();
});

const signIn = (email: string, password: string) => startSession.execute(FACTS, { email, password });
const openSessions = (person: Person) =>
  inUnscoped((db) => db.session.findMany({ where: { userId: person.id, endedAt: null }, select: { id: true } }));
const change = (person: Person, data: { emailVerifiedAt?: Date | null; passwordHash?: null; suspendedAt?: Date }) =>
  inUnscoped((db) => db.user.update({ where: { id: person.id }, data, select: { id: true } }));

async function resetToken(email: string): Promise<string> {
  await askReset.execute(FACTS, { email });
  return (await lastMail(email, "reset-password")).token;
}

describe("forgotten password", () => {
  it("a link sets the new one, ends every session, verifies the address and tells the person", async () => {
    const person = await createPerson();
    const token = await resetToken(person.email.toUpperCase().toLowerCase());
    expect(await resetPassword.execute(FACTS, { token, password: NEW })).toEqual({ email: person.email });
    expect(await openSessions(person)).toEqual([]);
    await expect(signIn(person.email, PASSWORD)).rejects.toMatchObject({ code: "invalid_credentials" });
    await expect(signIn(person.email, NEW)).resolves.toMatchObject({ userId: person.id });
    expect((await accountEvents(person)).map((event) => event.type)).toEqual(expect.arrayContaining(["password-reset", "email-verified"]));
    expect((await outboxOf(person.email)).map((mail) => mail.kind)).toEqual(["reset-password", "password-changed"]);
    expect((await inUnscoped((db) => db.user.findUniqueOrThrow({ where: { id: person.id } }))).emailVerifiedAt).not.toBeNull();
  });

  it("a newer link takes the older one's place, and a used one is worth nothing", async () => {
    const person = await createPerson();
    const [older, newer] = [await resetToken(person.email), await resetToken(person.email)];
    await expect(resetPassword.execute(FACTS, { token: older, password: NEW })).rejects.toMatchObject({ code: "gone" });
    await resetPassword.execute(FACTS, { token: newer, password: NEW });
    await expect(resetPassword.execute(FACTS, { token: newer, password: "yet another phrase" })).rejects.toMatchObject({ code: "gone" });
    await expect(signIn(person.email, NEW)).resolves.toBeDefined();
  });

  it("it passes no second factor by: the code is asked for as ever", async () => {
    const person = await createPerson();
    await addTotp(person);
    await change(person, { emailVerifiedAt: new Date() });
    await resetPassword.execute(FACTS, { token: await resetToken(person.email), password: NEW });
    expect(await openSessions(person)).toEqual([]);
    await expect(signIn(person.email, NEW)).rejects.toMatchObject({ code: "second_factor_required" });
  });

  it("a common or short password is refused and leaves the link as it was", async () => {
    const person = await createPerson();
    const token = await resetToken(person.email);
    const run = Promise.resolve().then(() => resetPassword.execute(FACTS, { token, password: "password123" }));
    await expect(run).rejects.toMatchObject({ code: "invalid_input", fields: { password: expect.any(String) as string } });
    await expect(resetPassword.execute(FACTS, { token, password: NEW })).resolves.toBeDefined();
  });

  it.each([
    ["an account that is suspended", { suspendedAt: new Date(), emailVerifiedAt: new Date() }],
    ["an unverified address without a password", { passwordHash: null, emailVerifiedAt: null }],
  ] as const)("writes nothing to %s", async (_what, data) => {
    const person = await createPerson();
    await change(person, data);
    expect(await askReset.execute(FACTS, { email: person.email })).toEqual({ asked: true });
    expect(await outboxOf(person.email)).toEqual([]);
  });

  it("writes nothing to an unverified address beside another way in: it may be a stranger's", async () => {
    const person = await createPerson();
    await inUnscoped((db) =>
      db.passkey.create({ data: { id: newId(), userId: person.id, credentialId: newId(), publicKey: "key", name: "Key" } }),
    );
    await askReset.execute(FACTS, { email: person.email });
    expect(await outboxOf(person.email)).toEqual([]);
    await change(person, { emailVerifiedAt: new Date() });
    expect(await resetToken(person.email)).not.toBe("");
  });

  it("a verified address without a password gets its first one", async () => {
    const person = await createPerson();
    await change(person, { passwordHash: null, emailVerifiedAt: new Date() });
    await resetPassword.execute(FACTS, { token: await resetToken(person.email), password: NEW });
    await expect(signIn(person.email, NEW)).resolves.toBeDefined();
  });

  it("a link of somebody suspended meanwhile is worth nothing", async () => {
    const person = await createPerson();
    const token = await resetToken(person.email);
    await change(person, { suspendedAt: new Date() });
    await expect(resetPassword.execute(FACTS, { token, password: NEW })).rejects.toMatchObject({ code: "gone" });
  });
});

describe("changed password", () => {
  it("needs the present one, keeps this browser and signs the others out", async () => {
    const person = await createPerson();
    const other = await inUnscoped((db) => openSession(db, FACTS, { userId: person.id, method: "password", secondFactor: false }));
    const pending = await resetToken(person.email);
    for (const currentPassword of [undefined, "", "not the password", NEW]) {
      const wrong = changePassword.execute(person.ctx, { password: NEW, ...(currentPassword === undefined ? {} : { currentPassword }) });
      await expect(wrong).rejects.toMatchObject({ code: "invalid_credentials", fields: { currentPassword: expect.any(String) as string } });
    }
    expect(await openSessions(person)).toHaveLength(2);
    await changePassword.execute(person.ctx, { currentPassword: PASSWORD, password: NEW });
    expect(await openSessions(person)).toEqual([{ id: person.ctx.sessionId }]);
    expect(other.sessionId).not.toBe(person.ctx.sessionId);
    await expect(resetPassword.execute(FACTS, { token: pending, password: PASSWORD })).rejects.toMatchObject({ code: "gone" });
    expect((await accountEvents(person)).at(-1)?.type).toBe("password-changed");
    expect((await outboxOf(person.email)).at(-1)).toMatchObject({
      kind: "password-changed",
      text: expect.stringContaining("192.0.2.1") as string,
    });
  });

  it("without a password a recent sign-in is enough, an old one is not", async () => {
    const person = await createPerson();
    await change(person, { passwordHash: null });
    const old = signedIn(person, person.ctx.sessionId, { authenticatedAt: new Date(Date.now() - 11 * 60_000) });
    await expect(changePassword.execute(old, { password: NEW })).rejects.toMatchObject({ code: "fresh_sign_in_required" });
    await changePassword.execute(person.ctx, { password: NEW });
    await expect(signIn(person.email, NEW)).resolves.toBeDefined();
  });

  it("takes nothing that is not asked for", async () => {
    const person = await createPerson();
    const run = Promise.resolve().then(() =>
      changePassword.execute(person.ctx, { currentPassword: PASSWORD, password: NEW, userId: newId() } as { password: string }),
    );
    await expect(run).rejects.toMatchObject({ code: "invalid_input" });
  });
});
