import { expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { provideTestDatabase } from "@/scripts/test/database";
import { issueToken, TOKEN_MINUTES, type TokenPurpose } from "./one-time-token";
import { removeExpiredTokens } from "./remove-expired-tokens";

provideTestDatabase();

it("tokens go a day after their end, whatever they were for, and not before", async () => {
  const purposes = Object.keys(TOKEN_MINUTES) as TokenPurpose[];
  await inUnscoped(async (db) => {
    for (const purpose of purposes) await issueToken(db, { purpose });
  });
  const minutes = (count: number) => Date.now() + count * 60_000;
  const longest = Math.max(...Object.values(TOKEN_MINUTES));
  expect(await removeExpiredTokens(minutes(60 * 24 - 1))).toBe(0);
  expect(await removeExpiredTokens(minutes(60 * 24 + longest - 1))).toBe(purposes.filter((purpose) => TOKEN_MINUTES[purpose] < longest).length);
  expect(await removeExpiredTokens(minutes(60 * 24 + longest + 1))).toBe(purposes.filter((purpose) => TOKEN_MINUTES[purpose] === longest).length);
  expect(await inUnscoped((db) => db.oneTimeToken.count())).toBe(0);
});
