import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, pool } from "@/lib/db/client";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { consumeLimit } from "./consume-limit";
import { addressKey } from "./limit-key";
import type { LimitName } from "./limits";
import { clearExpiredCounts } from "./shared-counter";

provideTestDatabase();

function set(settings: Record<string, string>): void {
  Object.assign(process.env, settings);
  forgetEnv();
}

beforeEach(() => set({ RATE_LIMITS: "on", LIMIT_SIGN_UP: "3/h", LIMIT_API_KEY: "100/m", LIMIT_INVITATIONS: "10/h" }));
afterEach(() => {
  vi.useRealTimers();
  for (const name of ["RATE_LIMITS", "LIMIT_SIGN_UP", "LIMIT_API_KEY", "LIMIT_INVITATIONS"]) delete process.env[name];
  forgetEnv();
});

/** Another process: the same database, nothing remembered. */
function otherProcess(): void {
  delete (globalThis as { munimentLeases?: unknown }).munimentLeases;
  delete (globalThis as { munimentCounters?: unknown }).munimentCounters;
}

async function grantedOf(name: LimitName, key: string, tries: number): Promise<number> {
  const outcomes = await Promise.allSettled(Array.from({ length: tries }, () => consumeLimit(name, key)));
  for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "rate_limited" });
  return outcomes.filter((outcome) => outcome.status === "fulfilled").length;
}

describe("a limit", () => {
  it("holds in all processes together, also for tries at once, and says how long to wait", async () => {
    const key = newId();
    expect(await grantedOf("sign-up", key, 2)).toBe(2);
    otherProcess();
    expect(await grantedOf("sign-up", key, 40)).toBe(1);
    const refusal = await consumeLimit("sign-up", key).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: "rate_limited",
      userMessage: expect.stringMatching(/^Too many sign-ups .* try again in \d+ (minutes|seconds)\.$/) as string,
    });
    const { retryAfterSeconds } = refusal as { retryAfterSeconds: number };
    expect(retryAfterSeconds).toBeGreaterThan(3500);
    expect(retryAfterSeconds).toBeLessThanOrEqual(3600);
    expect(await grantedOf("sign-up", newId(), 3)).toBe(3);
  });

  it("is over when its window is, and the worker removes what is over", async () => {
    const key = newId();
    expect(await grantedOf("sign-up", key, 9)).toBe(3);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_601_000 });
    otherProcess();
    await clearExpiredCounts();
    expect((await pool().query("SELECT 1 FROM rate_limits WHERE key LIKE 'sign-up:%'")).rowCount).toBe(0);
    expect(await grantedOf("sign-up", key, 9)).toBe(3);
  });

  it("counts points, and refuses what would go beyond", async () => {
    const key = newId();
    await consumeLimit("invitations", key, 8);
    await expect(consumeLimit("invitations", key, 3)).rejects.toMatchObject({ code: "rate_limited" });
  });

  it("can be switched off", async () => {
    set({ RATE_LIMITS: "off" });
    expect(await grantedOf("sign-up", newId(), 20)).toBe(20);
  });

  it("keeps neither addresses nor e-mails", async () => {
    await consumeLimit("sign-up", "ada@example.com");
    const { rows } = await pool().query<{ key: string }>("SELECT key FROM rate_limits");
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain("example");
  });
});

describe("a leased limit", () => {
  it("gives exactly its points to one process, with one write per block", async () => {
    const key = newId();
    const query = vi.spyOn(pool(), "query");
    expect(await grantedOf("api-key", key, 50)).toBe(50);
    expect(query.mock.calls.length).toBeLessThanOrEqual(10);
    expect(await grantedOf("api-key", key, 500)).toBe(50);
    const after = query.mock.calls.length;
    expect(await grantedOf("api-key", key, 500)).toBe(0);
    expect(query.mock.calls.length).toBe(after);
    query.mockRestore();
  });

  it("never gives more than its points to several, and begins anew with the window", async () => {
    const key = newId();
    const first = await grantedOf("api-key", key, 31);
    otherProcess();
    const second = await grantedOf("api-key", key, 500);
    expect(first + second).toBeLessThanOrEqual(100);
    expect(first + second).toBeGreaterThan(90);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
    expect(await grantedOf("api-key", key, 500)).toBe(100);
  });
});

it("while the database is away each process counts by itself: nobody is locked out, nobody guesses freely", async () => {
  const home = process.env["DATABASE_URL"] ?? "";
  await closeDatabase();
  const away = new URL(home);
  away.port = "1";
  set({ DATABASE_URL: away.href });
  expect(await grantedOf("sign-up", newId(), 20)).toBe(3);
  expect(await grantedOf("api-key", newId(), 300)).toBe(100);
  await closeDatabase();
  set({ DATABASE_URL: home });
});

it.each([
  [null, "unknown"],
  ["192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("the address %s counts as %s", (ip, key) => expect(addressKey(ip)).toBe(key));
