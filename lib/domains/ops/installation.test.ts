import { expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { provideTestDatabase } from "@/scripts/test/database";
import { createPerson } from "@/scripts/test/person-fixture";
import { setOperator } from "./installation";

provideTestDatabase();

it("the operator is named and unnamed by e-mail, in any case", async () => {
  const person = await createPerson();
  const isOperator = async () => (await inUnscoped((db) => db.user.findUniqueOrThrow({ where: { id: person.id } }))).isOperator;
  expect(await isOperator()).toBe(true);
  expect(await setOperator(person.email, false)).toBe(true);
  expect(await isOperator()).toBe(false);
  expect(await setOperator(` ${person.email.toUpperCase()} `, true)).toBe(true);
  expect(await isOperator()).toBe(true);
  expect(await setOperator("nobody@example.com", true)).toBe(false);
});
