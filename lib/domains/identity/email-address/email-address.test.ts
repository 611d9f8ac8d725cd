import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { lastMail, outboxOf } from "@/scripts/test/outbox-fixture";
import { accountEvents, createPerson, FACTS, type Person, signedIn } from "@/scripts/test/person-fixture";
import { placeholderEmail } from "../linking/policy";
import { openSession } from "../open-session";
import { changePassword } from "../passwords/commands/change-password";
import { issueToken } from "../tokens/one-time-token";
import { askEmailChange } from "./commands/ask-email-change";
import { confirmEmailChange } from "./commands/confirm-email-change";
import { sendVerification } from "./commands/send-verification";
import { verifyEmail } from "./commands/verify-email";

provideTestDatabase();

beforeAll(() => {
  process.env["RATE_LIMITS"] = "off";
  forgetEnv();
});
afterAll(() => {
  for (const name of ["RATE_LIMITS", "SMTP_URL"]) delete process.env[name];
  forgetEnv();
});

const userOf = (person: Person) => inUnscoped((db) => db.user.findUniqueOrThrow({ where: { id: person.id } }));
const freshAddress = () => `${newId()}@example.com`;

async function changeToken(person: Person, email: string): Promise<string> {
  await askEmailChange.execute(person.ctx, { email });
  return (await lastMail(email, "change-email")).token;
}

describe("verification", () => {
  it("the newest link verifies the address, once", async () => {
    const person = await createPerson();
    expect(await sendVerification.execute(person.ctx, {})).toEqual({ state: "kept" });
    const older = (await lastMail(person.email, "verify-email")).token;
    await sendVerification.execute(person.ctx, {});
    const { token } = await lastMail(person.email, "verify-email");
    await expect(verifyEmail.execute(person.ctx, { token: older })).rejects.toMatchObject({ code: "gone" });
    expect(await verifyEmail.execute(person.ctx, { token })).toEqual({ email: person.email });
    expect((await userOf(person)).emailVerifiedAt).not.toBeNull();
    expect((await accountEvents(person)).at(-1)).toEqual({ type: "email-verified", detail: person.email });
    await expect(verifyEmail.execute(person.ctx, { token })).rejects.toMatchObject({ code: "gone" });
    expect(await sendVerification.execute(person.ctx, {})).toEqual({ state: "verified" });
  });

  it("another person's link verifies nobody and stays good for its owner", async () => {
    const [owner, stranger] = [await createPerson(), await createPerson()];
    await sendVerification.execute(owner.ctx, {});
    const { token } = await lastMail(owner.email, "verify-email");
    await expect(verifyEmail.execute(stranger.ctx, { token })).rejects.toMatchObject({ code: "gone" });
    expect((await userOf(stranger)).emailVerifiedAt).toBeNull();
    await expect(verifyEmail.execute(owner.ctx, { token })).resolves.toBeDefined();
  });

  it("a link for an address that the person has no more verifies nothing", async () => {
    const person = await createPerson();
    const token = await inUnscoped((db) =>
      issueToken(db, { purpose: "verify-email", userId: person.id, payload: { email: "former@example.com" } }),
    );
    await expect(verifyEmail.execute(person.ctx, { token })).rejects.toMatchObject({ code: "gone" });
    expect((await userOf(person)).emailVerifiedAt).toBeNull();
  });
});

describe("change of the address", () => {
  it("happens with the link, ends other sessions, tells the old address", async () => {
    const person = await createPerson();
    await inUnscoped((db) => openSession(db, FACTS, { userId: person.id, method: "password", secondFactor: false }));
    const email = freshAddress();
    const token = await changeToken(person, email);
    expect((await userOf(person)).email).toBe(person.email);
    expect(await confirmEmailChange.execute(person.ctx, { token })).toEqual({ email });
    expect(await userOf(person)).toMatchObject({ email, emailVerifiedAt: expect.any(Date) as Date });
    const sessions = await inUnscoped((db) => db.session.findMany({ where: { userId: person.id, endedAt: null }, select: { id: true } }));
    expect(sessions).toEqual([{ id: person.ctx.sessionId }]);
    expect((await accountEvents(person)).at(-1)).toEqual({ type: "email-changed", detail: `${person.email} → ${email}` });
    expect((await outboxOf(person.email)).at(-1)).toMatchObject({ kind: "email-changed", text: expect.stringContaining(email) as string });
    await expect(confirmEmailChange.execute(person.ctx, { token })).rejects.toMatchObject({ code: "gone" });
  });

  it("needs a recent sign-in, and another address than the present one", async () => {
    const person = await createPerson();
    const old = signedIn(person, person.ctx.sessionId, { authenticatedAt: new Date(Date.now() - 11 * 60_000) });
    await expect(askEmailChange.execute(old, { email: freshAddress() })).rejects.toMatchObject({ code: "fresh_sign_in_required" });
    await expect(askEmailChange.execute(person.ctx, { email: person.email })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("a taken address: the same answer, and only its owner learns of it", async () => {
    const [person, owner] = [await createPerson(), await createPerson()];
    const free = await askEmailChange.execute(person.ctx, { email: freshAddress() });
    expect(await askEmailChange.execute(person.ctx, { email: owner.email })).toEqual(free);
    expect((await outboxOf(owner.email)).map((mail) => mail.kind)).toEqual(["address-taken"]);
    expect(
      await inUnscoped((db) =>
        db.oneTimeToken.count({ where: { userId: person.id, purpose: "change-email", payload: { path: ["email"], equals: owner.email } } }),
      ),
    ).toBe(0);
  });

  it("taken between the mail and the click: answered like a spent link, and the present address stays", async () => {
    const person = await createPerson();
    const email = freshAddress();
    const token = await changeToken(person, email);
    await inUnscoped((db) => db.user.create({ data: { id: newId(), email, name: "Quick" } }));
    await expect(confirmEmailChange.execute(person.ctx, { token })).rejects.toMatchObject({ code: "gone" });
    expect((await userOf(person)).email).toBe(person.email);
  });

  it("two people and one free address at once: one gets it", async () => {
    const people = [await createPerson(), await createPerson()];
    const email = freshAddress();
    const tokens: string[] = [];
    for (const person of people) tokens.push(await changeToken(person, email));
    const results = await Promise.allSettled(
      people.map((person, index) => confirmEmailChange.execute(person.ctx, { token: tokens[index] ?? "" })),
    );
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await inUnscoped((db) => db.user.count({ where: { email } }))).toBe(1);
  });

  it("links sent to the old address are worth nothing afterwards", async () => {
    const person = await createPerson();
    await sendVerification.execute(person.ctx, {});
    const { token: verification } = await lastMail(person.email, "verify-email");
    await confirmEmailChange.execute(person.ctx, { token: await changeToken(person, freshAddress()) });
    await expect(verifyEmail.execute(person.ctx, { token: verification })).rejects.toMatchObject({ code: "gone" });
  });

  it("who came without an address gets his first one, and a password only then", async () => {
    const person = await createPerson();
    const placeholder = placeholderEmail(person.id);
    await inUnscoped((db) => db.user.update({ where: { id: person.id }, data: { email: placeholder, passwordHash: null } }));
    const nameless = signedIn({ id: person.id, email: placeholder }, person.ctx.sessionId);
    await expect(changePassword.execute(nameless, { password: "an entirely other phrase" })).rejects.toMatchObject({ code: "conflict" });
    await askEmailChange.execute(nameless, { email: person.email });
    await confirmEmailChange.execute(nameless, { token: (await lastMail(person.email, "change-email")).token });
    expect((await accountEvents(person)).at(-1)).toEqual({ type: "email-changed", detail: person.email });
    expect(await outboxOf(placeholder)).toEqual([]);
    await changePassword.execute(person.ctx, { password: "an entirely other phrase" });
  });

  it("another person's link changes nobody", async () => {
    const [person, stranger] = [await createPerson(), await createPerson()];
    const token = await changeToken(person, freshAddress());
    await expect(confirmEmailChange.execute(stranger.ctx, { token })).rejects.toMatchObject({ code: "gone" });
    expect((await userOf(stranger)).email).toBe(stranger.email);
    await expect(confirmEmailChange.execute(person.ctx, { token })).resolves.toBeDefined();
  });
});
