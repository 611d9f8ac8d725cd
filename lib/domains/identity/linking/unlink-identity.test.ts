import { describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { countWaysIn } from "@/lib/domains/identity/sign-in/ways-in";
import { issueSignInTicket } from "@/lib/domains/identity/sign-in/ticket";
import { redeemTicket } from "@/lib/domains/identity/sign-in/commands/redeem-ticket";
import { emailSchema } from "@/lib/domains/identity/schema";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { accountEvents, createPerson, FACTS, type Person, signedIn } from "@/scripts/test/person-fixture";
import { unlinkIdentity } from "./commands/unlink-identity";
import { placeholderEmail } from "./policy";

provideTestDatabase();

async function withIdentities(person: Person, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await inUnscoped((db) =>
    db.identity.createMany({
      data: ids.map((id) => ({ id, userId: person.id, provider: "google", subject: id, label: "ada@example.com" })),
    }),
  );
  return ids;
}

async function withoutPassword(): Promise<Person> {
  const person = await createPerson();
  await inUnscoped((db) => db.user.update({ where: { id: person.id }, data: { passwordHash: null } }));
  return person;
}

const left = (person: Person) => inUnscoped((db) => db.identity.count({ where: { userId: person.id } }));

describe("unlinking an identity", () => {
  it("takes it away, says so, and ends what was begun with it", async () => {
    const person = await createPerson();
    const [identityId = ""] = await withIdentities(person, 1);
    const ticket = await inUnscoped((db) => issueSignInTicket(db, { userId: person.id, method: "oauth", secondFactor: false }));
    await unlinkIdentity.execute(person.ctx, { identityId });
    expect(await left(person)).toBe(0);
    expect((await accountEvents(person)).at(-1)).toEqual({ type: "identity-unlinked", detail: "Google ada@example.com" });
    await expect(redeemTicket.execute(FACTS, { ticket })).rejects.toMatchObject({ code: "gone" });
    await expect(unlinkIdentity.execute(person.ctx, { identityId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("knows one's own identities alone", async () => {
    const [person, other] = [await createPerson(), await createPerson()];
    const [identityId = ""] = await withIdentities(other, 1);
    await expect(unlinkIdentity.execute(person.ctx, { identityId })).rejects.toMatchObject({ code: "not_found" });
    await expect(unlinkIdentity.execute(person.ctx, { identityId: newId() })).rejects.toMatchObject({ code: "not_found" });
    for (const wrong of [{}, { identityId: "x" }, { identityId, userId: other.id }])
      await expect((async () => unlinkIdentity.execute(person.ctx, wrong as never))()).rejects.toMatchObject({ code: "invalid_input" });
    expect(await left(other)).toBe(1);
  });

  it("asks for a recent sign-in", async () => {
    const person = await createPerson();
    const [identityId = ""] = await withIdentities(person, 1);
    const stale = signedIn(person, person.ctx.sessionId, { authenticatedAt: new Date(Date.now() - 3_600_000) });
    await expect(unlinkIdentity.execute(stale, { identityId })).rejects.toMatchObject({ code: "fresh_sign_in_required" });
  });

  it("leaves the last way in, also when all go at once", { timeout: 60_000 }, async () => {
    const person = await withoutPassword();
    const ids = await withIdentities(person, 8);
    const results = await Promise.allSettled(ids.map((identityId) => unlinkIdentity.execute(person.ctx, { identityId })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(7);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
    expect(await left(person)).toBe(1);
  });

  it("a password that no e-mail address stands beside is no way in", async () => {
    const person = await createPerson();
    const [identityId = ""] = await withIdentities(person, 1);
    const email = placeholderEmail(newId());
    await inUnscoped((db) => db.user.update({ where: { id: person.id }, data: { email } }));
    expect(await inUnscoped((db) => countWaysIn(db, person.id))).toEqual({ password: false, passkeys: 0, identities: 1 });
    await expect(unlinkIdentity.execute(person.ctx, { identityId })).rejects.toMatchObject({ code: "conflict" });
    expect(emailSchema.safeParse(email).success).toBe(false);
    expect(emailSchema.safeParse(email.toUpperCase()).success).toBe(false);
  });
});
