import { describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import type { UserContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { type AnswerChanges, Authenticator } from "@/scripts/test/authenticator";
import { provideTestDatabase } from "@/scripts/test/database";
import { accountEvents, addTotp, createPerson, FACTS, type Person, signedIn } from "@/scripts/test/person-fixture";
import { redeemTicket } from "../sign-in/commands/redeem-ticket";
import { addPasskey } from "./commands/add-passkey";
import { finishPasskeySignIn } from "./commands/finish-passkey-sign-in";
import { removePasskey } from "./commands/remove-passkey";
import { renamePasskey } from "./commands/rename-passkey";
import { startPasskey } from "./commands/start-passkey";
import { startPasskeyConfirmation } from "./commands/start-passkey-confirmation";
import { startPasskeySignIn } from "./commands/start-passkey-sign-in";
import { listPasskeys } from "./queries";

provideTestDatabase();

const stale = (ctx: UserContext) =>
  signedIn({ id: ctx.userId, email: ctx.email }, ctx.sessionId, { authenticatedAt: new Date(Date.now() - 11 * 60_000) });
const passkeysOf = (person: Person) => inUnscoped((db) => listPasskeys(db, person.id));

async function add(person: Person, name = "Laptop", device = new Authenticator()): Promise<{ device: Authenticator; id: string }> {
  const options = await startPasskey.execute(person.ctx, {});
  const { id } = await addPasskey.execute(person.ctx, { name, answer: device.create(options) });
  return { device, id };
}

async function signInWith(device: Authenticator, changes: AnswerChanges = {}) {
  const { ticket } = await finishPasskeySignIn.execute(FACTS, { answer: device.get(await startPasskeySignIn.execute(FACTS, {}), changes) });
  return redeemTicket.execute(FACTS, { ticket });
}

describe("adding a passkey", () => {
  it("asks the device to verify the person and not to add one twice; then it is listed, told by mail and written down", async () => {
    const person = await createPerson();
    const { device } = await add(person, " Laptop ");
    const options = await startPasskey.execute(person.ctx, {});
    expect(options).toMatchObject({
      rp: { id: "localhost" },
      user: { name: person.email },
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      excludeCredentials: [{ id: device.credentialId, transports: ["internal"] }],
    });
    expect(await passkeysOf(person)).toMatchObject([{ name: "Laptop", lastUsedAt: null, backedUp: false }]);
    expect((await accountEvents(person)).at(-1)).toEqual({ type: "passkey-added", detail: "Laptop" });
    expect(await inUnscoped((db) => db.outgoingMail.count({ where: { recipient: person.email, kind: "passkey-changed" } }))).toBe(1);
  });

  it.each([
    ["of another origin", { origin: "https://evil.example" }],
    ["for another host", { host: "evil.example" }],
    ["without the person verified", { verified: false }],
    ["to another kind of question", { type: "webauthn.get" }],
    ["from a frame of another site", { crossOrigin: true }],
  ] as const)("refuses an answer %s", async (_, changes) => {
    const person = await createPerson();
    const answer = new Authenticator().create(await startPasskey.execute(person.ctx, {}), changes);
    await expect(addPasskey.execute(person.ctx, { name: "Laptop", answer })).rejects.toMatchObject({ code: "invalid_input" });
    expect(await passkeysOf(person)).toEqual([]);
  });

  it("a challenge is good once, in time, for the person and for what it was made for", async () => {
    const [person, other] = [await createPerson(), await createPerson()];
    const refusal = { code: "invalid_input" };
    const device = new Authenticator();
    const answer = device.create(await startPasskey.execute(person.ctx, {}));
    await expect(addPasskey.execute(other.ctx, { name: "Laptop", answer })).rejects.toMatchObject(refusal);
    await expect(addPasskey.execute(person.ctx, { name: "Laptop", answer })).rejects.toMatchObject(refusal);
    const late = device.create(await startPasskey.execute(person.ctx, {}));
    await inUnscoped((db) =>
      db.oneTimeToken.updateMany({ where: { userId: person.id }, data: { expiresAt: new Date(Date.now() - 1000) } }),
    );
    await expect(addPasskey.execute(person.ctx, { name: "Laptop", answer: late })).rejects.toMatchObject(refusal);
    const otherUse = device.create({ ...(await startPasskeyConfirmation.execute(person.ctx, {})), user: { id: "" } });
    await expect(addPasskey.execute(person.ctx, { name: "Laptop", answer: otherUse })).rejects.toMatchObject(refusal);
    const made = device.create({ challenge: "made-up", user: { id: "" } });
    await expect(addPasskey.execute(person.ctx, { name: "Laptop", answer: made })).rejects.toMatchObject(refusal);
    const once = device.create(await startPasskey.execute(person.ctx, {}));
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => addPasskey.execute(person.ctx, { name: "Laptop", answer: once })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await passkeysOf(person)).toHaveLength(1);
  });

  it("a passkey of somebody else cannot be added, nor more than twenty", async () => {
    const [person, other] = [await createPerson(), await createPerson()];
    const { device } = await add(person);
    const again = device.create(await startPasskey.execute(other.ctx, {}));
    await expect(addPasskey.execute(other.ctx, { name: "Mine", answer: again })).rejects.toMatchObject({ code: "conflict" });
    await inUnscoped((db) =>
      db.passkey.createMany({
        data: Array.from({ length: 19 }, (_, n) => ({
          id: newId(),
          userId: person.id,
          credentialId: newId(),
          publicKey: "none",
          name: `Key ${n}`,
        })),
      }),
    );
    await expect(add(person)).rejects.toMatchObject({ code: "conflict", userMessage: expect.stringContaining("at most 20") as string });
  });

  it.each([{ name: "" }, { name: "x".repeat(61) }, { answer: {} }, { answer: { id: "x" } }])("refuses %j as input", async (changes) => {
    const person = await createPerson();
    const answer = new Authenticator().create(await startPasskey.execute(person.ctx, {}));
    await expect(async () => addPasskey.execute(person.ctx, { name: "Laptop", answer, ...(changes as object) })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("signing in with a passkey", () => {
  it("opens a session that counts as two steps, without a code, and without saying first who comes", async () => {
    const person = await createPerson();
    const { device } = await add(person);
    await addTotp(person);
    const options = await startPasskeySignIn.execute(FACTS, {});
    expect(options).toMatchObject({ rpId: "localhost", userVerification: "required" });
    expect(options.allowCredentials ?? []).toEqual([]);
    const opened = await signInWith(device);
    const session = await inUnscoped((db) => db.session.findUniqueOrThrow({ where: { id: opened.sessionId } }));
    expect(session).toMatchObject({ userId: person.id, method: "passkey", secondFactorAt: expect.any(Date) as Date });
    expect((await passkeysOf(person))[0]?.lastUsedAt).not.toBeNull();
  });

  it.each([
    ["of another origin", { origin: "https://evil.example" }],
    ["for another host", { host: "evil.example" }],
    ["without the person verified", { verified: false }],
    ["to another kind of question", { type: "webauthn.create" }],
    ["in somebody else's name", { userHandle: Buffer.from(newId()).toString("base64url") }],
    ["from a frame of another site", { crossOrigin: true }],
  ] as const)("refuses an answer %s", async (_, changes) => {
    const { device } = await add(await createPerson());
    await expect(signInWith(device, changes)).rejects.toMatchObject({ code: "invalid_credentials" });
  });

  it("refuses another device's signature, an unknown passkey and an answer given before", async () => {
    const person = await createPerson();
    const { device } = await add(person);
    const refusal = { code: "invalid_credentials" };
    const forged = new Authenticator().get(await startPasskeySignIn.execute(FACTS, {}));
    await expect(finishPasskeySignIn.execute(FACTS, { answer: forged })).rejects.toMatchObject(refusal);
    const posing = {
      ...forged,
      id: device.credentialId,
      rawId: device.credentialId,
      response: { ...forged.response, clientDataJSON: device.get(await startPasskeySignIn.execute(FACTS, {})).response.clientDataJSON },
    };
    await expect(finishPasskeySignIn.execute(FACTS, { answer: posing })).rejects.toMatchObject(refusal);
    expect((await accountEvents(person)).at(-1)).toEqual({ type: "sign-in-refused", detail: "passkey" });
    const answer = device.get(await startPasskeySignIn.execute(FACTS, {}));
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => finishPasskeySignIn.execute(FACTS, { answer })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });

  it("a counter that goes back, or stands still, shows a copy", async () => {
    const { device } = await add(await createPerson());
    device.counter = 5;
    await signInWith(device);
    for (const counter of [5, 4, 0]) await expect(signInWith(device, { counter })).rejects.toMatchObject({ code: "invalid_credentials" });
    device.counter = 6;
    await signInWith(device);
  });

  it("a suspended person's passkey opens nothing", async () => {
    const person = await createPerson();
    const { device } = await add(person);
    await inUnscoped((db) => db.user.update({ where: { id: person.id }, data: { suspendedAt: new Date() } }));
    await expect(signInWith(device)).rejects.toMatchObject({ code: "invalid_credentials" });
  });
});

describe("one's own passkeys", () => {
  it("are renamed and removed; a removed one signs nobody in", async () => {
    const person = await createPerson();
    const { device, id } = await add(person);
    await renamePasskey.execute(person.ctx, { passkeyId: id, name: "Desk" });
    expect(await passkeysOf(person)).toMatchObject([{ name: "Desk" }]);
    await removePasskey.execute(person.ctx, { passkeyId: id });
    expect((await accountEvents(person)).at(-1)).toEqual({ type: "passkey-removed", detail: "Desk" });
    await expect(signInWith(device)).rejects.toMatchObject({ code: "invalid_credentials" });
    await expect(removePasskey.execute(person.ctx, { passkeyId: id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("somebody else's are not there", async () => {
    const [person, other] = [await createPerson(), await createPerson()];
    const { id } = await add(person);
    await expect(renamePasskey.execute(other.ctx, { passkeyId: id, name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
    await expect(removePasskey.execute(other.ctx, { passkeyId: id })).rejects.toMatchObject({ code: "not_found" });
    expect(await passkeysOf(person)).toMatchObject([{ name: "Laptop" }]);
  });

  it("the last way in stays, also when the last two go at once", async () => {
    const person = await createPerson();
    const ids = [(await add(person, "One")).id, (await add(person, "Two")).id];
    await inUnscoped((db) => db.user.update({ where: { id: person.id }, data: { passwordHash: null } }));
    const results = await Promise.allSettled(ids.map((passkeyId) => removePasskey.execute(person.ctx, { passkeyId })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    const [left] = await passkeysOf(person);
    await expect(removePasskey.execute(person.ctx, { passkeyId: left?.id ?? "" })).rejects.toMatchObject({ code: "conflict" });
  });

  it("nothing is added or removed from a session left open", async () => {
    const person = await createPerson();
    const { id } = await add(person);
    const ctx = stale(person.ctx);
    const answer = new Authenticator().create(await startPasskey.execute(person.ctx, {}));
    const refusal = { code: "fresh_sign_in_required" };
    await expect(startPasskey.execute(ctx, {})).rejects.toMatchObject(refusal);
    await expect(addPasskey.execute(ctx, { name: "Laptop", answer })).rejects.toMatchObject(refusal);
    await expect(removePasskey.execute(ctx, { passkeyId: id })).rejects.toMatchObject(refusal);
  });
});
