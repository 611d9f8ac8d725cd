import { beforeAll, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { addTotp, createPerson, FACTS, PASSWORD } from "@/scripts/test/person-fixture";
import { withoutRateLimits } from "@/scripts/test/rate-limits";
import { startSession } from "./commands/start-session";

provideTestDatabase();
withoutRateLimits();

const TRIES = 52;

/** E-mails by what stands behind them. */
let people: Record<string, () => string>;
beforeAll(async () => {
  const [known, guarded, withoutPassword] = await Promise.all([createPerson(), createPerson(), createPerson()]);
  await addTotp(guarded);
  await inUnscoped((db) => db.user.update({ where: { id: withoutPassword.id }, data: { passwordHash: null } }));
  people = {
    known: () => known.email,
    "with a second factor": () => guarded.email,
    "without a password": () => withoutPassword.email,
    unknown: () => `${newId()}@example.com`,
  };
});

async function tryOnce(email: string): Promise<{ answer: string; ms: number }> {
  const began = performance.now();
  const error: unknown = await startSession.execute(FACTS, { email, password: `not ${PASSWORD}` }).catch((thrown: unknown) => thrown);
  const ms = performance.now() - began;
  const { code, status, userMessage, fields, message } = error as Record<string, unknown>;
  return { answer: JSON.stringify([code, status, userMessage, fields, message]), ms };
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

it("over 208 tries a wrong password says and takes the same, whoever's it is, or nobody's", { timeout: 120_000 }, async () => {
  const times: Record<string, number[]> = {};
  const answers = new Set<string>();
  // In turn, so that whatever else the machine does falls upon all of them alike.
  for (let n = 0; n < TRIES; n += 1) {
    for (const [kind, email] of Object.entries(people)) {
      const { answer, ms } = await tryOnce(email());
      answers.add(answer);
      (times[kind] ??= []).push(ms);
    }
  }
  expect(answers.size).toBe(1);
  const all = Object.values(times).flat();
  const noise = Math.max(2, quantile(all, 0.75) - quantile(all, 0.25));
  const medians = Object.values(times).map((values) => quantile(values, 0.5));
  expect(Math.max(...medians) - Math.min(...medians), JSON.stringify({ noise, medians })).toBeLessThan(noise);
});
