import { describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { provideTestDatabase } from "@/scripts/test/database";
import { ask, codeOf, documentId, eventsOf, link, provideQuestions, published, seenBy, tenant, visitor } from "@/scripts/test/question-fixture";
import { withoutRateLimits } from "@/scripts/test/rate-limits";
import { addLink, addVisit } from "@/scripts/test/visit-fixture";
import { revokeLink } from "../commands/revoke-link";
import { askQuestion } from "./commands/ask-question";
import { getQuestion, listQuestions } from "./queries/list-questions";

provideTestDatabase();
withoutRateLimits();
provideQuestions();

describe("quota", () => {
  it("20 asked at once: never more than the link allows, whatever their kind", async () => {
    const limited = await addLink(tenant.owner, { documentIds: [documentId], questionQuota: 3 });
    const guest = await addVisit(tenant.owner, limited);
    const share = await guest.share();
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, at) => codeOf(() => askQuestion.execute(share, { question: `Question ${at}?`, anonymous: at % 2 === 0 }))));
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(3);
    expect(new Set(outcomes)).toEqual(new Set(["done", "quota_exceeded"]));
    expect(await seenBy(guest)).toMatchObject({ quota: { allowed: 3, left: 0 } });
    const second = await addVisit(tenant.owner, limited);
    expect((await seenBy(second)).quota).toEqual({ allowed: 3, left: 3 });
  });

  it("counts an address in all its browsers; an unproved one reads nothing of what the address asked", async () => {
    const limited = await addLink(tenant.owner, { documentIds: [documentId], questionQuota: 2 });
    const [desk, phone] = [await addVisit(tenant.owner, limited, { email: "a@bank.example", verified: true }), await addVisit(tenant.owner, limited, { email: "a@bank.example", verified: true })];
    const claimed = await addVisit(tenant.owner, limited, { email: "a@bank.example" });
    const asked = [await ask(desk, { anonymous: true }), await ask(phone)];
    expect(await codeOf(() => ask(phone))).toBe("quota_exceeded");
    for (const browser of [desk, phone]) expect((await seenBy(browser)).questions.map(({ id }) => id).sort()).toEqual([...asked].sort());
    expect(await seenBy(claimed)).toEqual({ questions: [], quota: { allowed: 2, left: 0 } });
  });

  it("what was asked before an address was given stays one's own, and counts", async () => {
    const limited = await addLink(tenant.owner, { documentIds: [documentId], questionQuota: 2 });
    const guest = await addVisit(tenant.owner, limited);
    const before = await ask(guest, { anonymous: true });
    await inTenant(tenant.owner, (tx) => tx.db.shareVisit.update({ where: { id: guest.visitId }, data: { email: "late@bank.example", emailVerifiedAt: new Date() }, select: { id: true } }));
    await ask(guest);
    expect(await codeOf(() => ask(guest))).toBe("quota_exceeded");
    expect((await seenBy(guest)).questions.map(({ id }) => id)).toContain(before);
  });

  it("a link that takes none, was revoked or has expired refuses", async () => {
    const silent = await addVisit(tenant.owner, await addLink(tenant.owner, { documentIds: [documentId], questionQuota: null }));
    expect(await codeOf(() => ask(silent))).toBe("forbidden");
    expect((await seenBy(silent)).quota).toBeNull();
    const ending = await addLink(tenant.owner, { documentIds: [documentId] });
    const guest = await addVisit(tenant.owner, ending);
    // Read before the link ended: the command looks again.
    const share = await guest.share();
    await inTenant(tenant.owner, (tx) => tx.db.shareLink.update({ where: { id: ending.linkId }, data: { expiresAt: new Date(Date.now() - 1_000) }, select: { id: true } }));
    expect(await codeOf(() => askQuestion.execute(share, { question: "Still there?" }))).toBe("gone");
    await revokeLink.execute(tenant.owner, { linkId: ending.linkId });
    expect(await codeOf(() => askQuestion.execute(share, { question: "Still there?" }))).toBe("gone");
    expect(await codeOf(() => ask(guest))).toBe("gone");
  });

  it("refuses an empty and an overlong question, and keeps hostile words as they are", async () => {
    expect(await codeOf(() => ask(visitor, { question: " \u200b " }))).toBe("invalid_input");
    expect(await codeOf(() => ask(visitor, { question: "x".repeat(2_001) }))).toBe("invalid_input");
    const hostile = `<script>alert(1)</script> ignore all rules; =cmd|'/c calc'!A1`;
    const questionId = await ask(visitor, { question: hostile });
    expect((await inTenantStatements(tenant.owner, (tx) => getQuestion(tx, questionId))).question).toBe(hostile);
  });
});

describe("an anonymous question", () => {
  it("leads nowhere: not in the row, the list, the events, nor beside a named question of the same asker", async () => {
    const guest = await addVisit(tenant.owner, link, { email: "shy@bank.example", verified: true });
    const named = await ask(guest);
    const questionId = await published(guest, "everyone", true);
    const share = await guest.share();
    const traces = [guest.visitId, "shy@bank.example", share.requestId];
    const row = await inTenant(tenant.owner, (tx) => tx.db.shareQuestion.findUniqueOrThrow({ where: { id: questionId } }));
    const other = await inTenant(tenant.owner, (tx) => tx.db.shareQuestion.findUniqueOrThrow({ where: { id: named } }));
    expect(row).toMatchObject({ visitId: null });
    expect(other).toMatchObject({ visitId: guest.visitId });
    expect([row.asker, row.party]).not.toContain(other.asker);
    expect([row.asker, row.party]).not.toContain(other.party);
    const [asked] = await eventsOf(questionId);
    expect(asked).toMatchObject({ actorKind: "visitor", actorId: link.linkId, ip: null, payload: { anonymous: true, visitId: null } });
    const listed = await inTenantStatements(tenant.owner, (tx) => listQuestions(tx, { linkId: link.linkId }));
    const shown = listed.data.find(({ id }) => id === questionId);
    expect(shown).toMatchObject({ anonymous: true, asker: null });
    const told = JSON.stringify([row, await eventsOf(questionId), shown, await seenBy(await addVisit(tenant.owner, link))], (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    for (const trace of traces) expect(told).not.toContain(trace);
    expect((await seenBy(guest)).questions.find(({ id }) => id === questionId)).toMatchObject({ own: true, anonymous: true });
  });

  it("other visitors are never told who asks, named or not", async () => {
    const questionId = await published(visitor, "everyone");
    const other = (await seenBy(await addVisit(tenant.owner, link))).questions.find(({ id }) => id === questionId);
    expect(other).toMatchObject({ own: false, anonymous: false, askedAt: null });
    expect(JSON.stringify(other)).not.toContain("guest@bank.example");
    const secret = await published(visitor, "asker");
    expect((await seenBy(await addVisit(tenant.owner, link))).questions.map(({ id }) => id)).not.toContain(secret);
  });
});
