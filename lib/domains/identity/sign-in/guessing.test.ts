import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { addTotp, codeOf, createPerson, FACTS, PASSWORD } from "@/scripts/test/person-fixture";
import { redeemTicket } from "./commands/redeem-ticket";
import { startSession } from "./commands/start-session";
import { issueSignInTicket } from "./ticket";

provideTestDatabase();

let now = 0;
beforeEach(() => {
  now = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now });
});
afterEach(() => vi.useRealTimers());

interface Answer {
  code: string;
  userMessage?: string;
  retryAfterSeconds?: number;
}

const attempt = (email: string, password = "not the password", code?: string): Promise<Answer> =>
  startSession.execute(FACTS, { email, password, ...(code ? { code } : {}) }).then(
    () => ({ code: "in" }),
    (error: unknown) => error as Answer,
  );

async function codesOf(times: number, run: () => Promise<Answer>): Promise<string[]> {
  const codes: string[] = [];
  for (let n = 0; n < times; n += 1) codes.push((await run()).code);
  return codes;
}

describe("guessing a password", () => {
  it("ends after five failures, for the right password too, until the wait is over", async () => {
    const { email } = await createPerson();
    expect(await codesOf(5, () => attempt(email))).toEqual(Array(5).fill("invalid_credentials"));
    expect(await attempt(email, PASSWORD)).toMatchObject({
      code: "rate_limited",
      retryAfterSeconds: 30,
      userMessage: expect.stringContaining("30 seconds") as string,
    });
    vi.setSystemTime(now + 30_000);
    expect(await attempt(email, PASSWORD)).toEqual({ code: "in" });
    expect(await codesOf(5, () => attempt(email))).toEqual(Array(5).fill("invalid_credentials"));
  });

  it("is locked alike for an account that does not exist, in any spelling of its name", async () => {
    const known = (await createPerson()).email;
    const unknown = `${newId()}@example.com`;
    const answersOf = async (email: string) => {
      const answers: unknown[] = [];
      for (const spelling of [email, email.toUpperCase(), ` ${email}`, email, email, email, email]) {
        const { code, userMessage, retryAfterSeconds } = await attempt(spelling);
        answers.push([code, userMessage, retryAfterSeconds]);
      }
      return answers;
    };
    const answers = await answersOf(known);
    expect(answers.at(-1)).toEqual(["rate_limited", expect.any(String), 30]);
    expect(await answersOf(unknown)).toEqual(answers);
  });

  it("fifty at once get five answers", async () => {
    const { email } = await createPerson();
    const answers = await Promise.all(Array.from({ length: 50 }, () => attempt(email)));
    expect(answers.filter(({ code }) => code === "invalid_credentials")).toHaveLength(5);
    expect(answers.filter(({ code }) => code === "rate_limited")).toHaveLength(45);
  });
});

describe("guessing a second factor", () => {
  it("ends after five codes, through whichever door, and the right one ends the count", async () => {
    const person = await createPerson();
    const secret = await addTotp(person);
    const ticket = () => inUnscoped((db) => issueSignInTicket(db, { userId: person.id, method: "wallet", secondFactor: false }));
    const byTicket = async (code: string): Promise<Answer> =>
      redeemTicket.execute(FACTS, { ticket: await ticket(), code }).then(
        () => ({ code: "in" }),
        (error: unknown) => error as Answer,
      );
    expect(await codesOf(3, () => attempt(person.email, PASSWORD, "000000"))).toEqual(Array(3).fill("invalid_credentials"));
    expect(await codesOf(2, () => byTicket("000000"))).toEqual(Array(2).fill("invalid_credentials"));
    expect((await attempt(person.email, PASSWORD, await codeOf(secret))).code).toBe("rate_limited");
    expect((await byTicket(await codeOf(secret))).code).toBe("rate_limited");
    vi.setSystemTime(now + 31_000);
    expect((await byTicket(await codeOf(secret))).code).toBe("in");
    expect(await codesOf(5, () => byTicket("000000"))).toEqual(Array(5).fill("invalid_credentials"));
  });
});
