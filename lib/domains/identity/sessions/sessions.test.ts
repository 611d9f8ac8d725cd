import { describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { ACCOUNT_EVENTS } from "@/lib/domains/identity/account-event";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { accountEvents, createPerson, FACTS, type Person } from "@/scripts/test/person-fixture";
import { sessionStands } from "../live-session";
import { openSession, type SignInMethod } from "../open-session";
import { endOtherSessions } from "./commands/end-other-sessions";
import { endSession } from "./commands/end-session";
import { ACCOUNT_EVENT_LABELS, SIGN_IN_METHODS } from "./labels";
import { listAccountEvents, listSessions } from "./queries";

provideTestDatabase();

const open = async (person: Person, method: SignInMethod = "password") =>
  (
    await inUnscoped((db) =>
      openSession(db, { ...FACTS, userAgent: "Firefox" }, { userId: person.id, method, secondFactor: method === "passkey" }),
    )
  ).sessionId;
const list = (person: Person) => listSessions(person.id, person.ctx.sessionId);

describe("one's sessions", () => {
  it("are listed with how they began, this browser first; ended, old and unused ones are not", async () => {
    const person = await createPerson();
    const passkey = await open(person, "passkey");
    const [ended, old, idle] = [await open(person), await open(person), await open(person)];
    await inUnscoped(async (db) => {
      await db.session.update({ where: { id: ended }, data: { endedAt: new Date() } });
      await db.session.update({ where: { id: old }, data: { expiresAt: new Date(0) } });
      await db.session.update({ where: { id: idle }, data: { lastSeenAt: new Date(0) } });
    });
    await open(await createPerson());
    expect(await list(person)).toMatchObject([
      { id: person.ctx.sessionId, current: true, method: "password", secondFactor: false },
      { id: passkey, current: false, method: "passkey", secondFactor: true, ip: FACTS.ip, userAgent: "Firefox" },
    ]);
  });

  it("one is ended, once, and by its owner alone", async () => {
    const [person, other] = [await createPerson(), await createPerson()];
    const sessionId = await open(person);
    await expect(endSession.execute(other.ctx, { sessionId })).rejects.toMatchObject({ code: "not_found" });
    await expect(endSession.execute(person.ctx, { sessionId: newId() })).rejects.toMatchObject({ code: "not_found" });
    await expect(async () => endSession.execute(person.ctx, { sessionId: "none" })).rejects.toMatchObject({ code: "invalid_input" });
    expect(await sessionStands(sessionId)).toBe(true);
    const results = await Promise.allSettled([1, 2, 3].map(() => endSession.execute(person.ctx, { sessionId })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await sessionStands(sessionId)).toBe(false);
    await endSession.execute(person.ctx, { sessionId: person.ctx.sessionId });
    expect((await accountEvents(person)).slice(-2).map((event) => event.type)).toEqual(["session-ended", "signed-out"]);
  });

  it("all others end at once, and nobody else's", async () => {
    const [person, other] = [await createPerson(), await createPerson()];
    const elsewhere = [await open(person), await open(person), await open(person)];
    expect(await endOtherSessions.execute(person.ctx, {})).toEqual({ ended: 3 });
    for (const id of elsewhere) expect(await sessionStands(id)).toBe(false);
    expect(await sessionStands(person.ctx.sessionId)).toBe(true);
    expect(await sessionStands(other.ctx.sessionId)).toBe(true);
    expect(await endOtherSessions.execute(person.ctx, {})).toEqual({ ended: 0 });
    expect((await accountEvents(person)).filter((event) => event.type === "sessions-ended")).toEqual([
      { type: "sessions-ended", detail: "3" },
    ]);
  });
});

describe("security activity", () => {
  it("is one's own, newest first, page by page", async () => {
    const person = await createPerson();
    for (let n = 0; n < 4; n += 1) await open(person);
    await open(await createPerson());
    const page = (number: number) => inUnscoped((db) => listAccountEvents(db, person.id, { page: number, size: 2 }));
    const pages = [await page(1), await page(2), await page(3), await page(4)];
    expect(pages.map(({ data }) => data.length)).toEqual([2, 2, 1, 0]);
    for (const { total } of pages) expect(total).toBe(5);
    const times = pages.flatMap(({ data }) => data.map((event) => event.occurredAt));
    expect(times).toEqual([...times].sort().reverse());
    expect(new Set(pages.flatMap(({ data }) => data.map((event) => event.id))).size).toBe(5);
  });

  it("has words for every event and every way in", () => {
    for (const type of ACCOUNT_EVENTS) expect(ACCOUNT_EVENT_LABELS[type], type).toBeTruthy();
    const methods: SignInMethod[] = ["password", "passkey", "wallet", "oauth", "e-mail"];
    for (const method of methods) expect(SIGN_IN_METHODS[method], method).toBeTruthy();
  });
});
