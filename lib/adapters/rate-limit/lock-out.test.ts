import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { countTry, forgetTries, type LockOut } from "./lock-out";

provideTestDatabase();

let now = 0;
beforeEach(() => {
  now = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now });
});
afterEach(() => vi.useRealTimers());
const later = (seconds: number) => vi.setSystemTime((now += seconds * 1000));

/** The wait in seconds, or 0 when the try was let through. */
async function tryOnce(account: string, kind: LockOut = "password"): Promise<number> {
  return countTry(kind, account).then(
    () => 0,
    (error: unknown) => (error as { retryAfterSeconds: number }).retryAfterSeconds,
  );
}

async function failTimes(account: string, times: number, kind: LockOut = "password"): Promise<void> {
  for (let n = 0; n < times; n += 1) expect(await tryOnce(account, kind)).toBe(0);
}

describe("lock-out", () => {
  it("begins after five failures, doubles, and ends at a quarter of an hour", async () => {
    const account = newId();
    await failTimes(account, 5);
    const waits: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      const wait = await tryOnce(account);
      waits.push(wait);
      later(wait - 1);
      expect(await tryOnce(account)).toBe(1);
      later(1);
      await failTimes(account, 1);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it("lets fifty tries at once no further than five", async () => {
    const account = newId();
    const waits = await Promise.all(Array.from({ length: 50 }, () => tryOnce(account)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    later(30);
    const again = await Promise.all(Array.from({ length: 50 }, () => tryOnce(account)));
    expect(again.filter((wait) => wait === 0)).toHaveLength(1);
  });

  it("is of one account and one kind, and success ends it", async () => {
    const account = newId();
    await failTimes(account, 5);
    expect(await tryOnce(account)).toBe(30);
    expect([await tryOnce(newId()), await tryOnce(account, "confirmation")]).toEqual([0, 0]);
    await forgetTries("password", account);
    await failTimes(account, 5);
    expect(await tryOnce(account)).toBe(30);
  });

  it("forgets failures after a day of peace", async () => {
    const account = newId();
    await failTimes(account, 4);
    later(86_401);
    await failTimes(account, 5);
  });

  it("leaves few guesses at six digits", async () => {
    const account = newId();
    const guessesIn = async (until: number) => {
      let guesses = 0;
      for (const end = now + until * 1000; now < end;) {
        const wait = await tryOnce(account, "second-factor");
        if (wait === 0) guesses += 1;
        else later(wait);
      }
      return guesses;
    };
    expect(await guessesIn(86_400)).toBeLessThan(20);
    expect(await guessesIn(86_400 * 30)).toBeLessThanOrEqual(31);
  });

  it("can be switched off", async () => {
    process.env["RATE_LIMITS"] = "off";
    forgetEnv();
    await failTimes(newId(), 20);
    delete process.env["RATE_LIMITS"];
    forgetEnv();
  });
});
