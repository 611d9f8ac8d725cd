import { afterEach, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { env, forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { createPerson, type Person } from "@/scripts/test/person-fixture";
import { findLiveSession, rotateSession, sessionStands } from "./live-session";

provideTestDatabase();

afterEach(() => {
  delete process.env["SESSION_IDLE_HOURS"];
  delete process.env["SESSION_DAYS"];
  forgetEnv();
});

const claim = (person: Person, generation: number) => findLiveSession({ userId: person.id, sessionId: person.ctx.sessionId, generation });
const change = (person: Person, data: object) => inUnscoped((db) => db.session.update({ where: { id: person.ctx.sessionId }, data }));
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
const stands = (person: Person) => sessionStands(person.ctx.sessionId);

/** As if the last rotation were so many seconds old. */
const rotatedAgo = (person: Person, seconds: number) => change(person, { rotatedAt: ago(seconds) });

describe("a session's token", () => {
  it("is replaced, the one before it still counts for a minute, and no longer", async () => {
    const person = await createPerson();
    await rotatedAgo(person, 900);
    expect(await rotateSession(person.ctx.sessionId)).toBe(1);
    expect(await claim(person, 1)).toMatchObject({ userId: person.id, generation: 1 });
    expect(await claim(person, 0)).toMatchObject({ userId: person.id });
    await rotatedAgo(person, 59);
    expect(await claim(person, 0)).not.toBeNull();
    await rotatedAgo(person, 61);
    expect(await claim(person, 1)).not.toBeNull();
    expect(await claim(person, 0)).toBeNull();
  });

  it("used after it was replaced, it ends the session: whoever holds the newest has to sign in again", async () => {
    const person = await createPerson();
    await rotatedAgo(person, 900);
    await rotateSession(person.ctx.sessionId);
    await rotatedAgo(person, 61);
    expect(await claim(person, 0)).toBeNull();
    expect(await claim(person, 1)).toBeNull();
    expect(await stands(person)).toBe(false);
    expect(await rotateSession(person.ctx.sessionId)).toBeNull();
  });

  it("older than the one before, or of a number never given, it ends the session at once", async () => {
    for (const generation of [0, 3, -1]) {
      const person = await createPerson();
      for (let n = 0; n < 2; n += 1) {
        await rotatedAgo(person, 900);
        await rotateSession(person.ctx.sessionId);
      }
      expect(await claim(person, 2)).not.toBeNull();
      expect(await claim(person, generation)).toBeNull();
      expect(await stands(person)).toBe(false);
    }
  });

  it("twenty refreshes at once replace it once, and both tokens go on", async () => {
    const person = await createPerson();
    await rotatedAgo(person, 900);
    const refreshes = Array.from({ length: 20 }, async () => ((await claim(person, 0)) ? rotateSession(person.ctx.sessionId) : null));
    expect(await Promise.all(refreshes)).toEqual(Array.from({ length: 20 }, () => 1));
    expect(await claim(person, 0)).not.toBeNull();
    expect(await claim(person, 1)).not.toBeNull();
    expect(await rotateSession(person.ctx.sessionId)).toBe(1);
  });

  it("of somebody else's session opens nothing and ends nothing", async () => {
    const [person, other] = [await createPerson(), await createPerson()];
    expect(await findLiveSession({ userId: other.id, sessionId: person.ctx.sessionId, generation: 7 })).toBeNull();
    expect(await stands(person)).toBe(true);
  });
});

describe("a session ends", () => {
  it("unused for longer than allowed; used, it says when it was seen", async () => {
    const person = await createPerson();
    const hours = env().SESSION_IDLE_HOURS;
    await change(person, { lastSeenAt: ago(hours * 3600 - 60) });
    expect(await claim(person, 0)).not.toBeNull();
    expect(Date.now() - (await change(person, {})).lastSeenAt.getTime()).toBeLessThan(60_000);
    await change(person, { lastSeenAt: ago(hours * 3600 + 60) });
    expect(await claim(person, 0)).toBeNull();
    expect(await stands(person)).toBe(false);
  });

  it("by the installation's own limits", async () => {
    process.env["SESSION_IDLE_HOURS"] = "1";
    process.env["SESSION_DAYS"] = "2";
    forgetEnv();
    const person = await createPerson();
    const row = await change(person, {});
    expect(Math.round((row.expiresAt.getTime() - row.createdAt.getTime()) / 3_600_000)).toBe(48);
    await change(person, { lastSeenAt: ago(3660) });
    expect(await claim(person, 0)).toBeNull();
  });

  it("at its absolute end, however lively; when ended; and with its person's suspension", async () => {
    const [old, ended, suspended] = [await createPerson(), await createPerson(), await createPerson()];
    await change(old, { expiresAt: ago(1) });
    await change(ended, { endedAt: new Date() });
    await inUnscoped((db) => db.user.update({ where: { id: suspended.id }, data: { suspendedAt: new Date() } }));
    for (const person of [old, ended, suspended]) {
      expect(await claim(person, 0)).toBeNull();
      expect(await stands(person)).toBe(false);
    }
  });
});
