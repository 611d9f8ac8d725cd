import { describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { issueToken } from "@/lib/domains/identity/tokens/one-time-token";
import { provideTestDatabase } from "@/scripts/test/database";
import { withoutRateLimits } from "@/scripts/test/rate-limits";
import { addTotp, codeOf, createPerson, FACTS, type Person } from "@/scripts/test/person-fixture";
import { issueSignInTicket } from "../ticket";
import { redeemTicket } from "./redeem-ticket";

provideTestDatabase();
withoutRateLimits();

const ticketFor = (person: Person, method: "passkey" | "oauth" | "wallet" | "e-mail", secondFactor = false) =>
  inUnscoped((db) => issueSignInTicket(db, { userId: person.id, method, secondFactor }));
const sessionOf = (sessionId: string) => inUnscoped((db) => db.session.findUniqueOrThrow({ where: { id: sessionId } }));

describe("sign-in with a ticket", () => {
  it("opens one session, whoever else tries at the same moment, and is nothing afterwards", async () => {
    const person = await createPerson();
    const ticket = await ticketFor(person, "oauth");
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => redeemTicket.execute(FACTS, { ticket })));
    const opened = results.filter((result) => result.status === "fulfilled");
    expect(opened).toHaveLength(1);
    expect(await sessionOf(opened[0]?.value.sessionId ?? "")).toMatchObject({ userId: person.id, method: "oauth", secondFactorAt: null });
    await expect(redeemTicket.execute(FACTS, { ticket })).rejects.toMatchObject({ code: "gone" });
  });

  it("refuses what is no ticket: unknown, expired, or made for something else", async () => {
    const person = await createPerson();
    const ticket = await ticketFor(person, "wallet");
    await inUnscoped((db) =>
      db.oneTimeToken.updateMany({ where: { userId: person.id }, data: { expiresAt: new Date(Date.now() - 1000) } }),
    );
    const other = await inUnscoped((db) => issueToken(db, { purpose: "reset-password", userId: person.id }));
    for (const wrong of [ticket, other, "x".repeat(43), "", "short"])
      await expect(redeemTicket.execute(FACTS, { ticket: wrong })).rejects.toMatchObject({ code: "gone" });
    await expect(async () => redeemTicket.execute(FACTS, { ticket: "x".repeat(101) })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("a suspended person's ticket opens nothing and is used up", async () => {
    const person = await createPerson();
    const ticket = await ticketFor(person, "passkey", true);
    await inUnscoped((db) => db.user.update({ where: { id: person.id }, data: { suspendedAt: new Date() } }));
    await expect(redeemTicket.execute(FACTS, { ticket })).rejects.toMatchObject({ code: "invalid_credentials" });
    await inUnscoped((db) => db.user.update({ where: { id: person.id }, data: { suspendedAt: null } }));
    await expect(redeemTicket.execute(FACTS, { ticket })).rejects.toMatchObject({ code: "gone" });
  });

  it("asks for the second factor unless the way in has proved it", async () => {
    const person = await createPerson();
    const secret = await addTotp(person);
    const ticket = await ticketFor(person, "oauth");
    await expect(redeemTicket.execute(FACTS, { ticket })).rejects.toMatchObject({ code: "second_factor_required" });
    await expect(redeemTicket.execute(FACTS, { ticket, code: "000000" })).rejects.toMatchObject({
      code: "invalid_credentials",
      fields: { code: expect.any(String) as string },
    });
    const opened = await redeemTicket.execute(FACTS, { ticket, code: await codeOf(secret) });
    expect((await sessionOf(opened.sessionId)).secondFactorAt).toBeInstanceOf(Date);
    const proved = await redeemTicket.execute(FACTS, { ticket: await ticketFor(person, "passkey", true) });
    expect((await sessionOf(proved.sessionId)).secondFactorAt).toBeInstanceOf(Date);
  });

  it("survives four wrong codes, not five, also when they come at once", async () => {
    const person = await createPerson();
    const secret = await addTotp(person);
    const wrong = (ticket: string) => redeemTicket.execute(FACTS, { ticket, code: "abcd-efgh-2345-6723" });
    const patient = await ticketFor(person, "e-mail");
    for (const _ of [1, 2, 3, 4]) await expect(wrong(patient)).rejects.toMatchObject({ code: "invalid_credentials" });
    await expect(redeemTicket.execute(FACTS, { ticket: patient, code: await codeOf(secret) })).resolves.toMatchObject({
      userId: person.id,
    });
    const guessed = await ticketFor(person, "e-mail");
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => wrong(guessed)));
    const codes = results.map((result) => (result.status === "rejected" ? (result.reason as { code: string }).code : "in"));
    expect(codes.filter((code) => code === "invalid_credentials")).toHaveLength(5);
    expect(codes.filter((code) => code === "gone")).toHaveLength(7);
  });
});
