import { expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { provideTestDatabase } from "@/scripts/test/database";
import { createUser } from "./create-user";

provideTestDatabase();

it("of ten first people at once exactly one is the operator, and nobody afterwards", async () => {
  const names = Array.from({ length: 10 }, (_, index) => `person${index}`);
  const create = (name: string) => inUnscoped((db) => createUser(db, { email: `${name}@example.com`, name, passwordHash: null }));
  await Promise.all(names.map(create));
  await create("late");
  const operators = await inUnscoped((db) => db.user.findMany({ where: { isOperator: true }, select: { name: true } }));
  expect(operators).toHaveLength(1);
  expect(names).toContain(operators[0]?.name);
  expect(await inUnscoped((db) => db.user.count())).toBe(11);
});
