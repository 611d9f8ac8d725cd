import { performance } from "node:perf_hooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { askReset } from "@/lib/domains/identity/passwords/commands/ask-reset";
import { startSession } from "@/lib/domains/identity/sign-in/commands/start-session";
import { signUp } from "@/lib/domains/tenancy/commands/sign-up";
import { isAppError } from "@/lib/kernel/app-error";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { createPerson, FACTS } from "@/scripts/test/person-fixture";

provideTestDatabase();

const TRIES = 200;

beforeAll(() => {
  Object.assign(process.env, { RATE_LIMITS: "off", SMTP_URL: "smtp://127.0.0.1:1" });
  forgetEnv();
});
afterAll(() => {
  for (const name of ["RATE_LIMITS", "SMTP_URL"]) delete process.env[name];
  forgetEnv();
});

// As long as a known one: what is written must not tell them apart either.
const unknown = () => `${newId()}@example.com`;
const newcomer = (email: string) => ({ name: "Ada", email, password: "a fine long phrase", organizationName: "Harbour" });

const VISITS: Record<string, (email: string) => Promise<unknown>> = {
  "forgot password": (email) => askReset.execute(FACTS, { email }),
  "sign-up": (email) => signUp.execute(FACTS, newcomer(email)),
  "sign-in": (email) => startSession.execute(FACTS, { email, password: "not the password" }),
};

/** All that a visitor is given: the answer, or the error's code, status and words. */
async function answerOf(visit: Promise<unknown>): Promise<unknown> {
  try {
    return await visit;
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { code, status, userMessage, fields } = error;
    return { code, status, userMessage, fields };
  }
}

describe("what a visitor cannot learn: whether an address has an account", () => {
  it.each(Object.entries(VISITS))("%s answers the same", async (_name, visit) => {
    const known = await createPerson();
    expect(await answerOf(visit(known.email))).toEqual(await answerOf(visit(unknown())));
  });

  it.each(["forgot password", "sign-up"])("%s writes the same, but for the address", async (name) => {
    const known = await createPerson();
    const written = async (email: string) => {
      await VISITS[name]?.(email);
      const [users, tokens] = await inUnscoped((db) => Promise.all([db.user.count(), db.oneTimeToken.count()]));
      const {
        id: _id,
        createdAt: _at,
        nextAttemptAt: _next,
        recipient: _to,
        bodyEncrypted,
        ...row
      } = await inUnscoped((db) => db.outgoingMail.findFirstOrThrow({ where: { recipient: email } }));
      return { ...row, body: bodyEncrypted?.length, users, tokens };
    };
    expect(await written(known.email)).toEqual(await written(unknown()));
  });

  it.each(["forgot password", "sign-up"])(
    "%s takes the same time, over 200 tries each",
    async (name) => {
      const visit = VISITS[name] ?? (() => Promise.resolve());
      const known = await createPerson();
      const times = { known: [] as number[], unknown: [] as number[] };
      const timed = async (kind: "known" | "unknown") => {
        const email = kind === "known" ? known.email : unknown();
        const start = performance.now();
        await visit(email);
        times[kind].push(performance.now() - start);
      };
      for (let index = 0; index < 20; index++) await visit(unknown());
      // In pairs and in turn, so that a machine that grows slow grows slow for both.
      for (let index = 0; index < TRIES; index++) {
        await timed(index % 2 ? "known" : "unknown");
        await timed(index % 2 ? "unknown" : "known");
      }
      const difference = Math.abs(quantile(times.known, 0.5) - quantile(times.unknown, 0.5));
      const spread = Math.max(...Object.values(times).map((list) => quantile(list, 0.75) - quantile(list, 0.25)));
      // Two medians of the same 200 tries differ by half their spread less than once in a million runs.
      expect(difference).toBeLessThan(Math.max(0.5 * spread, 0.15));
    },
    180_000,
  );
});

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
