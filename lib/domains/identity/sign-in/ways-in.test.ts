import { expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { createPerson } from "@/scripts/test/person-fixture";
import { assertAnotherWayIn, canLoseOne, countWaysIn } from "./ways-in";

provideTestDatabase();

it.each([
  [{ password: false, passkeys: 0, identities: 0 }, false],
  [{ password: true, passkeys: 0, identities: 0 }, false],
  [{ password: false, passkeys: 1, identities: 0 }, false],
  [{ password: false, passkeys: 0, identities: 1 }, false],
  [{ password: true, passkeys: 1, identities: 0 }, true],
  [{ password: false, passkeys: 1, identities: 1 }, true],
  [{ password: false, passkeys: 2, identities: 0 }, true],
  [{ password: false, passkeys: 0, identities: 2 }, true],
])("%j can lose one: %s", (ways, expected) => {
  expect(canLoseOne(ways)).toBe(expected);
});

it("of the last two ways in, removed at the same moment, one stays", async () => {
  const person = await createPerson();
  const ids = [newId(), newId()];
  await inUnscoped(async (db) => {
    await db.user.update({ where: { id: person.id }, data: { passwordHash: null } });
    for (const id of ids) await db.identity.create({ data: { id, userId: person.id, provider: "evm", subject: id, label: "Wallet" } });
  });
  const remove = (id: string) =>
    inUnscoped(async (db) => {
      await assertAnotherWayIn(db, person.id);
      await db.identity.delete({ where: { id } });
    });
  const results = await Promise.allSettled(ids.map(remove));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  expect(results.find((result) => result.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  expect(await inUnscoped((db) => countWaysIn(db, person.id))).toEqual({ password: false, passkeys: 0, identities: 1 });
});

it("counts nothing for nobody", async () => {
  expect(await inUnscoped((db) => countWaysIn(db, newId()))).toEqual({ password: false, passkeys: 0, identities: 0 });
});
