import { describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import { Authenticator } from "@/scripts/test/authenticator";
import { provideTestDatabase } from "@/scripts/test/database";
import { accountEvents, addTotp, codeOf, createPerson, PASSWORD, type Person } from "@/scripts/test/person-fixture";
import { addPasskey } from "../../passkeys/commands/add-passkey";
import { startPasskey } from "../../passkeys/commands/start-passkey";
import { startPasskeyConfirmation } from "../../passkeys/commands/start-passkey-confirmation";
import { startPasskeySignIn } from "../../passkeys/commands/start-passkey-sign-in";
import { hashRecoveryCode } from "../../second-factor/take-second-factor";
import { confirmIdentity } from "./confirm-identity";

provideTestDatabase();

const LONG_AGO = new Date(Date.now() - 3_600_000);

/** Signed in an hour ago. */
async function sitting(): Promise<Person> {
  const person = await createPerson();
  await inUnscoped((db) => db.session.update({ where: { id: person.ctx.sessionId }, data: { authenticatedAt: LONG_AGO } }));
  return person;
}

const sessionOf = (person: Person) =>
  inUnscoped((db) =>
    db.session.findUniqueOrThrow({ where: { id: person.ctx.sessionId }, select: { authenticatedAt: true, secondFactorAt: true } }),
  );
const isFresh = async (person: Person) => Date.now() - (await sessionOf(person)).authenticatedAt.getTime() < 60_000;

async function addDevice(person: Person): Promise<Authenticator> {
  const device = new Authenticator();
  await addPasskey.execute(person.ctx, { name: "Laptop", answer: device.create(await startPasskey.execute(person.ctx, {})) });
  return device;
}

describe("confirming who sits there", () => {
  it("by password; the session is fresh, and no second factor is made of it", async () => {
    const person = await sitting();
    await confirmIdentity.execute(person.ctx, { with: "password", password: PASSWORD });
    expect(await isFresh(person)).toBe(true);
    expect((await sessionOf(person)).secondFactorAt).toBeNull();
  });

  it("by the app's code, once", async () => {
    const person = await sitting();
    const code = await codeOf(await addTotp(person));
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => confirmIdentity.execute(person.ctx, { with: "code", code })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await isFresh(person)).toBe(true);
    expect((await sessionOf(person)).secondFactorAt).toBeInstanceOf(Date);
  });

  it("by a recovery code, which is then used", async () => {
    const person = await sitting();
    await inUnscoped((db) =>
      db.recoveryCode.create({ data: { id: newId(), userId: person.id, codeHash: hashRecoveryCode(person.id, "abcdefgh23456723") } }),
    );
    await confirmIdentity.execute(person.ctx, { with: "code", code: "abcd-efgh-2345-6723" });
    expect((await accountEvents(person)).at(-1)?.type).toBe("recovery-code-used");
    await expect(confirmIdentity.execute(person.ctx, { with: "code", code: "abcd-efgh-2345-6723" })).rejects.toMatchObject({
      code: "invalid_credentials",
    });
  });

  it("by one's own passkey, which is a second factor too", async () => {
    const person = await sitting();
    const device = await addDevice(person);
    const options = await startPasskeyConfirmation.execute(person.ctx, {});
    expect(options.allowCredentials).toMatchObject([{ id: device.credentialId }]);
    await confirmIdentity.execute(person.ctx, { with: "passkey", answer: device.get(options) });
    expect(await isFresh(person)).toBe(true);
    expect((await sessionOf(person)).secondFactorAt).toBeInstanceOf(Date);
  });

  it("refuses what is wrong, writes it down and leaves the session as it was", async () => {
    const person = await sitting();
    await addTotp(person);
    const refusal = { code: "invalid_credentials" };
    await expect(confirmIdentity.execute(person.ctx, { with: "password", password: "not the password" })).rejects.toMatchObject({
      ...refusal,
      fields: { password: expect.any(String) as string },
    });
    await expect(confirmIdentity.execute(person.ctx, { with: "code", code: "abcdef" })).rejects.toMatchObject({
      ...refusal,
      fields: { code: expect.any(String) as string },
    });
    expect((await accountEvents(person)).slice(-2)).toEqual([
      { type: "sign-in-refused", detail: "confirmation, password" },
      { type: "sign-in-refused", detail: "confirmation, code" },
    ]);
    expect(await isFresh(person)).toBe(false);
    for (const input of [{ with: "password", password: "" }, { with: "code", code: "" }, { with: "nothing" }, {}]) {
      await expect(async () => confirmIdentity.execute(person.ctx, input as never)).rejects.toMatchObject({ code: "invalid_input" });
    }
  });

  it("refuses somebody else's passkey, and an answer made to sign in", async () => {
    const [person, other] = [await sitting(), await sitting()];
    const [device, foreign] = [await addDevice(person), await addDevice(other)];
    const refusal = { code: "invalid_credentials" };
    const options = await startPasskeyConfirmation.execute(person.ctx, {});
    await expect(confirmIdentity.execute(person.ctx, { with: "passkey", answer: foreign.get(options) })).rejects.toMatchObject(refusal);
    const signIn = await startPasskeySignIn.execute(person.ctx, {});
    await expect(confirmIdentity.execute(person.ctx, { with: "passkey", answer: device.get(signIn) })).rejects.toMatchObject(refusal);
    const others = await startPasskeyConfirmation.execute(other.ctx, {});
    await expect(confirmIdentity.execute(person.ctx, { with: "passkey", answer: device.get(others) })).rejects.toMatchObject(refusal);
    expect(await isFresh(person)).toBe(false);
  });

  it("an ended session is not renewed", async () => {
    const person = await sitting();
    await inUnscoped((db) => db.session.update({ where: { id: person.ctx.sessionId }, data: { endedAt: new Date() } }));
    await confirmIdentity.execute(person.ctx, { with: "password", password: PASSWORD });
    expect(await isFresh(person)).toBe(false);
  });
});
