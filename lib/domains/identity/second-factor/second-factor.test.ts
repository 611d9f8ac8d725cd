import { describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { openSession } from "@/lib/domains/identity/open-session";
import type { UserContext } from "@/lib/kernel/context";
import { provideTestDatabase } from "@/scripts/test/database";
import { accountEvents, codeOf, createPerson, FACTS, PASSWORD, type Person, signedIn } from "@/scripts/test/person-fixture";
import { startSession } from "../sign-in/commands/start-session";
import { confirmSecondFactor } from "./commands/confirm-second-factor";
import { disableSecondFactor } from "./commands/disable-second-factor";
import { renewRecoveryCodes } from "./commands/renew-recovery-codes";
import { startSecondFactor } from "./commands/start-second-factor";
import { getSecondFactor } from "./queries";

provideTestDatabase();

const stale = (ctx: UserContext) =>
  signedIn({ id: ctx.userId, email: ctx.email }, ctx.sessionId, { authenticatedAt: new Date(Date.now() - 11 * 60_000) });
const stateOf = (person: Person) => inUnscoped((db) => getSecondFactor(db, person.id));
const liveSessions = async (person: Person) =>
  (await inUnscoped((db) => db.session.findMany({ where: { userId: person.id, endedAt: null }, select: { id: true } }))).map(
    (row) => row.id,
  );
const secondFactorAt = (sessionId: string) =>
  inUnscoped(async (db) => (await db.session.findUniqueOrThrow({ where: { id: sessionId } })).secondFactorAt);
const mailsTo = (person: Person) =>
  inUnscoped((db) => db.outgoingMail.findMany({ where: { recipient: person.email }, select: { kind: true, bodyEncrypted: true } }));
const elsewhere = (person: Person, method: "password" | "passkey" = "password") =>
  inUnscoped((db) => openSession(db, FACTS, { userId: person.id, method, secondFactor: method === "passkey" }));

async function enabled(): Promise<{ person: Person; secret: string; recoveryCodes: string[] }> {
  const person = await createPerson();
  const { secret } = await startSecondFactor.execute(person.ctx, {});
  const { recoveryCodes } = await confirmSecondFactor.execute(person.ctx, { code: await codeOf(secret) });
  return { person, secret, recoveryCodes };
}

describe("setting up two-step sign-in", () => {
  it("keeps the secret encrypted and asks for nothing until a code confirms it", async () => {
    const person = await createPerson();
    const setup = await startSecondFactor.execute(person.ctx, {});
    expect(setup.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(setup.image).toMatch(/^data:image\/svg\+xml;base64,/);
    const row = await inUnscoped((db) => db.totpFactor.findUniqueOrThrow({ where: { userId: person.id } }));
    expect(row.secretEncrypted).not.toContain(setup.secret);
    expect(await stateOf(person)).toEqual({ enabledAt: null, recoveryCodesLeft: 0 });
    await expect(startSession.execute(FACTS, { email: person.email, password: PASSWORD })).resolves.toMatchObject({ userId: person.id });
  });

  it("a right code turns it on: this session stays and counts, the others end, codes, mail and event follow", async () => {
    const person = await createPerson();
    const other = await elsewhere(person);
    const { secret } = await startSecondFactor.execute(person.ctx, {});
    const { recoveryCodes } = await confirmSecondFactor.execute(person.ctx, { code: await codeOf(secret) });
    expect(recoveryCodes).toHaveLength(10);
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
    expect(await stateOf(person)).toEqual({ enabledAt: expect.any(String) as string, recoveryCodesLeft: 10 });
    expect(await liveSessions(person)).toEqual([person.ctx.sessionId]);
    expect(await liveSessions(person)).not.toContain(other.sessionId);
    expect(await secondFactorAt(person.ctx.sessionId)).toBeInstanceOf(Date);
    expect((await accountEvents(person)).at(-1)?.type).toBe("second-factor-enabled");
    const mails = await mailsTo(person);
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).not.toContain(secret);
    const stored = await inUnscoped((db) => db.recoveryCode.findMany({ where: { userId: person.id } }));
    for (const code of recoveryCodes) expect(JSON.stringify(stored)).not.toContain(code.replaceAll("-", ""));
  });

  it("a wrong code changes nothing; without a set-up there is nothing to confirm", async () => {
    const person = await createPerson();
    await expect(confirmSecondFactor.execute(person.ctx, { code: "123456" })).rejects.toMatchObject({ code: "conflict" });
    const { secret } = await startSecondFactor.execute(person.ctx, {});
    const right = await codeOf(secret);
    const wrong = right === "000000" ? "000001" : "000000";
    for (const code of [wrong, "letters", "12345"])
      await expect(confirmSecondFactor.execute(person.ctx, { code })).rejects.toMatchObject({
        code: "invalid_input",
        fields: { code: expect.any(String) as string },
      });
    for (const code of ["", "1".repeat(21)])
      await expect(async () => confirmSecondFactor.execute(person.ctx, { code })).rejects.toMatchObject({ code: "invalid_input" });
    expect((await stateOf(person)).enabledAt).toBeNull();
  });

  it("begun again, only the newer secret confirms; once on, it cannot be replaced unnoticed", async () => {
    const person = await createPerson();
    const first = await startSecondFactor.execute(person.ctx, {});
    const second = await startSecondFactor.execute(person.ctx, {});
    await expect(confirmSecondFactor.execute(person.ctx, { code: await codeOf(first.secret) })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await confirmSecondFactor.execute(person.ctx, { code: await codeOf(second.secret) });
    await expect(startSecondFactor.execute(person.ctx, {})).rejects.toMatchObject({ code: "conflict" });
    await expect(confirmSecondFactor.execute(person.ctx, { code: await codeOf(second.secret, 1) })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("one code confirmed ten times at once makes one set of recovery codes", async () => {
    const person = await createPerson();
    const { secret } = await startSecondFactor.execute(person.ctx, {});
    const code = await codeOf(secret);
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => confirmSecondFactor.execute(person.ctx, { code })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect((await stateOf(person)).recoveryCodesLeft).toBe(10);
  });

  it("the code that confirmed is used: it does not sign in too", async () => {
    const person = await createPerson();
    const { secret } = await startSecondFactor.execute(person.ctx, {});
    const code = await codeOf(secret);
    await confirmSecondFactor.execute(person.ctx, { code });
    await expect(startSession.execute(FACTS, { email: person.email, password: PASSWORD, code })).rejects.toMatchObject({
      code: "invalid_credentials",
    });
  });
});

describe("two-step sign-in that is on", () => {
  it("each recovery code signs in once", async () => {
    const { person, recoveryCodes } = await enabled();
    const [code = ""] = recoveryCodes;
    await startSession.execute(FACTS, { email: person.email, password: PASSWORD, code });
    expect((await stateOf(person)).recoveryCodesLeft).toBe(9);
    await expect(startSession.execute(FACTS, { email: person.email, password: PASSWORD, code })).rejects.toMatchObject({
      code: "invalid_credentials",
    });
  });

  it("renewed, the earlier recovery codes are nothing", async () => {
    const { person, recoveryCodes } = await enabled();
    const renewed = await renewRecoveryCodes.execute(person.ctx, {});
    await expect(startSession.execute(FACTS, { email: person.email, password: PASSWORD, code: recoveryCodes[0] })).rejects.toMatchObject({
      code: "invalid_credentials",
    });
    await expect(
      startSession.execute(FACTS, { email: person.email, password: PASSWORD, code: renewed.recoveryCodes[9] }),
    ).resolves.toMatchObject({ userId: person.id });
    expect((await accountEvents(person)).map((event) => event.type)).toContain("recovery-codes-renewed");
  });

  it("turned off, codes are gone, other sessions end and this one no longer counts as two steps", async () => {
    const { person } = await enabled();
    await elsewhere(person);
    await disableSecondFactor.execute(person.ctx, {});
    expect(await stateOf(person)).toEqual({ enabledAt: null, recoveryCodesLeft: 0 });
    expect(await liveSessions(person)).toEqual([person.ctx.sessionId]);
    expect(await secondFactorAt(person.ctx.sessionId)).toBeNull();
    expect((await accountEvents(person)).at(-1)?.type).toBe("second-factor-disabled");
    expect(await mailsTo(person)).toHaveLength(2);
    await expect(disableSecondFactor.execute(person.ctx, {})).rejects.toMatchObject({ code: "conflict" });
    await expect(renewRecoveryCodes.execute(person.ctx, {})).rejects.toMatchObject({ code: "conflict" });
    await expect(startSession.execute(FACTS, { email: person.email, password: PASSWORD })).resolves.toMatchObject({ userId: person.id });
  });

  it("a session that began with a passkey keeps its two steps when the app is turned off", async () => {
    const { person } = await enabled();
    const { sessionId } = await elsewhere(person, "passkey");
    await disableSecondFactor.execute(signedIn(person, sessionId), {});
    expect(await secondFactorAt(sessionId)).toBeInstanceOf(Date);
  });

  it("nothing of it from a session left open", async () => {
    const { person, secret } = await enabled();
    const ctx = stale(person.ctx);
    const refusal = { code: "fresh_sign_in_required" };
    await expect(startSecondFactor.execute(ctx, {})).rejects.toMatchObject(refusal);
    await expect(confirmSecondFactor.execute(ctx, { code: await codeOf(secret, 1) })).rejects.toMatchObject(refusal);
    await expect(disableSecondFactor.execute(ctx, {})).rejects.toMatchObject(refusal);
    await expect(renewRecoveryCodes.execute(ctx, {})).rejects.toMatchObject(refusal);
    expect((await stateOf(person)).recoveryCodesLeft).toBe(10);
  });
});
