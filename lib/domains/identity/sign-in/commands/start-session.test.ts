import { describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/adapters/password/argon2";
import { inUnscoped } from "@/lib/db/unscoped";
import { hashRecoveryCode } from "@/lib/domains/identity/second-factor/take-second-factor";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { withoutRateLimits } from "@/scripts/test/rate-limits";
import { accountEvents, addTotp, codeOf, createPerson, FACTS, PASSWORD } from "@/scripts/test/person-fixture";
import { startSession } from "./start-session";

provideTestDatabase();
withoutRateLimits();

const sessionsOf = (userId: string) => inUnscoped((db) => db.session.findMany({ where: { userId }, orderBy: { createdAt: "asc" } }));

describe("sign-in with a password", () => {
  it("opens a session that knows how it began", async () => {
    const person = await createPerson();
    const opened = await startSession.execute(FACTS, { email: ` ${person.email.toUpperCase()} `, password: PASSWORD });
    expect(opened.userId).toBe(person.id);
    const session = (await sessionsOf(person.id)).find((row) => row.id === opened.sessionId);
    expect(session).toMatchObject({ method: "password", ip: FACTS.ip, secondFactorAt: null, endedAt: null, generation: 0 });
    expect((await accountEvents(person)).at(-1)).toEqual({ type: "signed-in", detail: "password" });
  });

  it("refuses wrong passwords, unknown and suspended people alike, and writes down what happened to whom it concerns", async () => {
    const person = await createPerson();
    const suspended = await createPerson();
    await inUnscoped((db) => db.user.update({ where: { id: suspended.id }, data: { suspendedAt: new Date() } }));
    const answers = await Promise.all(
      [
        { email: person.email, password: "not the password" },
        { email: "nobody@example.com", password: PASSWORD },
        { email: suspended.email, password: PASSWORD },
        { email: person.email, password: "not the password", code: "123456" },
      ].map((input) => startSession.execute(FACTS, input).catch((error: unknown) => error)),
    );
    for (const answer of answers)
      expect(answer).toMatchObject({
        code: "invalid_credentials",
        fields: undefined,
        userMessage: expect.stringContaining("E-mail or password") as string,
      });
    expect((await accountEvents(person)).slice(1)).toEqual([
      { type: "sign-in-refused", detail: "password" },
      { type: "sign-in-refused", detail: "password" },
    ]);
    expect((await accountEvents(suspended)).slice(1)).toEqual([{ type: "sign-in-refused", detail: "suspended" }]);
    expect(await sessionsOf(suspended.id)).toHaveLength(1);
  });

  it.each([
    { email: "no address", password: PASSWORD },
    { email: "a@example.com", password: "" },
    { email: "a@example.com", password: "x".repeat(201) },
  ])("refuses %j as input", async (input) => {
    await expect(async () => startSession.execute(FACTS, input)).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("somebody without a password cannot sign in with one", async () => {
    const person = await createPerson();
    await inUnscoped((db) => db.user.update({ where: { id: person.id }, data: { passwordHash: null } }));
    await expect(startSession.execute(FACTS, { email: person.email, password: PASSWORD })).rejects.toMatchObject({
      code: "invalid_credentials",
    });
  });

  it("a password changed while it was checked opens nothing, and leaves no session behind", async () => {
    const person = await createPerson();
    const changed = await hashPassword("another long phrase");
    const [attempt] = await Promise.allSettled([
      startSession.execute(FACTS, { email: person.email, password: PASSWORD }),
      inUnscoped(async (db) => {
        await db.user.update({ where: { id: person.id }, data: { passwordHash: changed } });
        // Long enough for the other side to have read the old hash and to be waiting.
        await db.$executeRaw`SELECT pg_sleep(0.5)`;
        await db.session.updateMany({ where: { userId: person.id }, data: { endedAt: new Date() } });
      }),
    ]);
    expect(attempt).toMatchObject({ status: "rejected", reason: { code: "invalid_credentials" } });
    expect((await sessionsOf(person.id)).filter((session) => session.endedAt === null)).toEqual([]);
  });
});

describe("sign-in with a second factor", () => {
  it("asks for the code only after the right password, and takes it", async () => {
    const person = await createPerson();
    const secret = await addTotp(person);
    await expect(startSession.execute(FACTS, { email: person.email, password: "not the password" })).rejects.toMatchObject({
      code: "invalid_credentials",
    });
    for (const code of [undefined, "", "  "]) {
      await expect(startSession.execute(FACTS, { email: person.email, password: PASSWORD, code })).rejects.toMatchObject({
        code: "second_factor_required",
      });
    }
    expect(await sessionsOf(person.id)).toHaveLength(1);
    const opened = await startSession.execute(FACTS, { email: person.email, password: PASSWORD, code: await codeOf(secret) });
    const session = (await sessionsOf(person.id)).find((row) => row.id === opened.sessionId);
    expect(session?.secondFactorAt).toBeInstanceOf(Date);
  });

  it("refuses a wrong code, one of two steps ago and one used before, by name", async () => {
    const person = await createPerson();
    const secret = await addTotp(person);
    const tries = (code: string) => startSession.execute(FACTS, { email: person.email, password: PASSWORD, code });
    const now = await codeOf(secret);
    await tries(now);
    for (const code of [now, await codeOf(secret, -2), await codeOf(secret, -1), "abcdef", "abcd-efgh-2345-6723"]) {
      await expect(tries(code)).rejects.toMatchObject({ code: "invalid_credentials", fields: { code: expect.any(String) as string } });
    }
    expect((await accountEvents(person)).at(-1)).toEqual({ type: "sign-in-refused", detail: "second factor" });
  });

  it("one code at fifty doors at once opens exactly one", { timeout: 60_000 }, async () => {
    const person = await createPerson();
    const code = await codeOf(await addTotp(person));
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => startSession.execute(FACTS, { email: person.email, password: PASSWORD, code })),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "invalid_credentials" });
    expect(await sessionsOf(person.id)).toHaveLength(2);
  });

  it("a recovery code opens once, also twenty times at once, and only its owner's account", { timeout: 60_000 }, async () => {
    const person = await createPerson();
    const other = await createPerson();
    await Promise.all([addTotp(person), addTotp(other)]);
    await inUnscoped((db) =>
      db.recoveryCode.create({ data: { id: newId(), userId: person.id, codeHash: hashRecoveryCode(person.id, "abcdefgh23456723") } }),
    );
    const code = "ABCD-EFGH-2345-6723";
    await expect(startSession.execute(FACTS, { email: other.email, password: PASSWORD, code })).rejects.toMatchObject({
      code: "invalid_credentials",
    });
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => startSession.execute(FACTS, { email: person.email, password: PASSWORD, code })),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect((await accountEvents(person)).filter((event) => event.type === "recovery-code-used")).toHaveLength(1);
  });

  it("a set-up that was never confirmed asks for nothing", async () => {
    const person = await createPerson();
    await addTotp(person);
    await inUnscoped((db) => db.totpFactor.update({ where: { userId: person.id }, data: { confirmedAt: null } }));
    await expect(startSession.execute(FACTS, { email: person.email, password: PASSWORD })).resolves.toMatchObject({ userId: person.id });
  });
});
