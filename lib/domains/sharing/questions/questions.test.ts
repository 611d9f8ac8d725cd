import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { isAppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { provideTestDatabase } from "@/scripts/test/database";
import { withoutRateLimits } from "@/scripts/test/rate-limits";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { addLink, addVisit, type TestLink, type TestVisit } from "@/scripts/test/visit-fixture";
import { revokeLink } from "../commands/revoke-link";
import { answerQuestion } from "./commands/answer-question";
import { approveAnswer } from "./commands/approve-answer";
import { askQuestion } from "./commands/ask-question";
import { declineQuestion } from "./commands/decline-question";
import { publishAnswer } from "./commands/publish-answer";
import { redraftAnswer } from "./commands/redraft-answer";
import { getQuestion, listQuestions } from "./queries/list-questions";
import { listVisitorQuestions } from "./queries/visitor-questions";
import type { Audience } from "./schema";

provideTestDatabase();
withoutRateLimits();

let tenant: Tenant;
let expert: TenantContext;
let documentId: string;
let versionId: string;
let link: TestLink;
let visitor: TestVisit;

beforeAll(async () => {
  tenant = await createTenant();
  expert = await addMember(tenant, "editor", { clearance: 3 });
  ({ documentId, versionId } = await addDocument(tenant.owner, { name: "Doors.txt" }));
  await ready({ documentId, versionId });
  link = await addLink(tenant.owner, { documentIds: [documentId], questionQuota: 500 });
  visitor = await addVisit(tenant.owner, link, { email: "guest@bank.example", verified: true });
});

const ask = async (by = visitor, input: { question?: string; anonymous?: boolean } = {}) => (await askQuestion.execute(await by.share(), { question: "What rating do the doors have?", ...input })).id;
const seenBy = async (by: TestVisit) => {
  const share = await by.share();
  return inTenantStatements(share.tenant, (tx) => listVisitorQuestions(tx, share));
};
const eventsOf = (questionId: string) =>
  inTenant(tenant.owner, async (tx) => (await tx.db.event.findMany({ where: { payload: { path: ["questionId"], equals: questionId } }, orderBy: { seq: "asc" } })));
const codeOf = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    await work();
    return "done";
  } catch (error) {
    return isAppError(error) ? error.code : error;
  }
};

/** Readable, without the work of reading it. */
function ready(of: { documentId: string; versionId: string }): Promise<unknown> {
  return inTenant(tenant.owner, async (tx) => {
    await tx.db.documentVersion.update({ where: { id: of.versionId }, data: { status: "ready" }, select: { id: true } });
    await tx.db.document.update({ where: { id: of.documentId }, data: { currentVersionId: of.versionId }, select: { id: true } });
  });
}

/** As the worker would leave it. */
async function draft(questionId: string, of = { documentId, versionId }): Promise<void> {
  const quote = "Doors need FD60S.";
  const citation = { number: 1, ...of, documentName: "Doors.txt", kind: "txt", page: 1, pageLabel: null, start: 0, end: quote.length, quote, before: "", after: "", headingPath: [], version: 1 };
  await inTenant(tenant.owner, (tx) => tx.db.shareQuestion.update({ where: { id: questionId }, data: { status: "drafted", draft: `“${quote}” [1]`, draftCitations: [citation], draftEngine: "extractive", draftedAt: new Date() } }));
}

async function published(by: TestVisit, audience: Audience, anonymous = false): Promise<string> {
  const questionId = await ask(by, { anonymous });
  await draft(questionId);
  await answerQuestion.execute(expert, { questionId, revision: 0, answer: "They need FD60S [1]." });
  await approveAnswer.execute(tenant.owner, { questionId, revision: 1 });
  await publishAnswer.execute(tenant.owner, { questionId, revision: 1, audience });
  return questionId;
}

describe("from the question to the published answer", () => {
  it("goes through draft, answer, approval and publication, each recorded with who did it", async () => {
    const questionId = await published(visitor, "asker");
    const question = await inTenantStatements(tenant.owner, (tx) => getQuestion(tx, questionId));
    expect(question).toMatchObject({ status: "published", audience: "asker", asker: { email: "guest@bank.example", verified: true }, answer: { text: "They need FD60S [1].", citations: [{ documentId }] } });
    const mine = (await seenBy(visitor)).questions.find(({ id }) => id === questionId);
    expect(mine).toMatchObject({ own: true, state: "answered", answer: { text: "They need FD60S [1].", citations: [{ number: 1, quote: "Doors need FD60S." }] } });
    const events = await eventsOf(questionId);
    expect(events.map(({ type, actorKind, actorId }) => [type, actorKind, actorId])).toEqual([
      ["share.question-asked", "visitor", visitor.visitId],
      ["share.question-answered", "user", expert.userId],
      ["share.answer-approved", "user", tenant.ownerId],
      ["share.answer-published", "user", tenant.ownerId],
    ]);
    const hashes = events.slice(1).map((event) => (event.payload as { textHash: string }).textHash);
    expect(new Set(hashes).size).toBe(1);
    expect(JSON.stringify(events.map((event) => event.payload))).not.toMatch(/FD60S|rating/);
  });

  it("new words take approval and publication back, and an approval of other words is refused", async () => {
    const questionId = await published(visitor, "everyone");
    const other = await addVisit(tenant.owner, link);
    expect((await seenBy(other)).questions.map(({ id }) => id)).toContain(questionId);
    await answerQuestion.execute(expert, { questionId, revision: 1, answer: "They need FD90S." });
    expect((await seenBy(other)).questions.map(({ id }) => id)).not.toContain(questionId);
    expect((await seenBy(visitor)).questions.find(({ id }) => id === questionId)).toMatchObject({ state: "waiting", answer: null });
    expect(await codeOf(() => publishAnswer.execute(tenant.owner, { questionId, revision: 2, audience: "asker" }))).toBe("conflict");
    expect(await codeOf(() => approveAnswer.execute(tenant.owner, { questionId, revision: 1 }))).toBe("stale");
    expect(await codeOf(() => answerQuestion.execute(expert, { questionId, revision: 1, answer: "They need none." }))).toBe("stale");
    expect(await approveAnswer.execute(tenant.owner, { questionId, revision: 2 })).toMatchObject({ status: "approved", answer: { text: "They need FD90S.", citations: [] } });
  });

  it("an edit and an approval at once: what is approved is what was read, or nothing", async () => {
    const questionId = await ask();
    await answerQuestion.execute(expert, { questionId, revision: 0, answer: "First." });
    const outcomes = await Promise.all([
      codeOf(() => approveAnswer.execute(tenant.owner, { questionId, revision: 1 })),
      codeOf(() => answerQuestion.execute(expert, { questionId, revision: 1, answer: "Second." })),
    ]);
    const after = await inTenantStatements(tenant.owner, (tx) => getQuestion(tx, questionId));
    expect(outcomes[1]).toBe("done");
    expect(after).toMatchObject({ status: "answered", approvedBy: null, answer: { text: "Second." } });
  });

  it("the same again changes nothing; another audience does", async () => {
    const questionId = await published(visitor, "asker");
    const before = (await eventsOf(questionId)).length;
    await publishAnswer.execute(tenant.owner, { questionId, revision: 1, audience: "asker" });
    await answerQuestion.execute(expert, { questionId, revision: 1, answer: "They need FD60S [1]." });
    expect(await eventsOf(questionId)).toHaveLength(before);
    expect(await publishAnswer.execute(tenant.owner, { questionId, revision: 1, audience: "everyone" })).toMatchObject({ audience: "everyone", status: "published" });
  });

  it("a declined question tells its asker why, and stays declined", async () => {
    const questionId = await ask();
    expect(await declineQuestion.execute(expert, { questionId, reason: "Outside this sale." })).toMatchObject({ status: "declined" });
    expect((await seenBy(visitor)).questions.find(({ id }) => id === questionId)).toMatchObject({ state: "declined", declineReason: "Outside this sale." });
    expect(await codeOf(() => answerQuestion.execute(expert, { questionId, revision: 0, answer: "After all." }))).toBe("conflict");
    expect(await codeOf(() => redraftAnswer.execute(expert, { questionId }))).toBe("conflict");
    expect((await eventsOf(questionId)).map(({ type }) => type)).toEqual(["share.question-asked", "share.question-declined"]);
  });
});

describe("who may", () => {
  it("experts answer and do not approve; viewers do neither", async () => {
    const questionId = await ask();
    await answerQuestion.execute(expert, { questionId, revision: 0, answer: "FD60S." });
    const viewer = await addMember(tenant, "viewer", { clearance: 3 });
    for (const by of [expert, viewer]) {
      expect(await codeOf(() => approveAnswer.execute(by, { questionId, revision: 1 }))).toBe("forbidden");
      expect(await codeOf(() => publishAnswer.execute(by, { questionId, revision: 1, audience: "asker" }))).toBe("forbidden");
    }
    expect(await codeOf(() => answerQuestion.execute(viewer, { questionId, revision: 1, answer: "No." }))).toBe("forbidden");
    expect(await codeOf(() => declineQuestion.execute(viewer, { questionId, reason: "No." }))).toBe("forbidden");
    expect((await inTenantStatements(viewer, (tx) => listQuestions(tx, {}))).data).toEqual([]);
  });

  it("who wrote it approves it alone where nobody else may, and the event says so; not once there is a second", async () => {
    const alone = await createTenant("Alone");
    const shared = await addDocument(alone.owner);
    const guest = await addVisit(alone.owner, await addLink(alone.owner, { documentIds: [shared.documentId] }));
    const first = await ask(guest);
    await addMember(alone, "editor");
    await answerQuestion.execute(alone.owner, { questionId: first, revision: 0, answer: "Yes." });
    expect(await approveAnswer.execute(alone.owner, { questionId: first, revision: 1 })).toMatchObject({ status: "approved" });
    const [event] = await inTenant(alone.owner, (tx) => tx.db.event.findMany({ where: { type: "share.answer-approved" } }));
    expect(event?.payload).toMatchObject({ ownAnswer: true });
    const second = await ask(guest);
    const admin = await addMember(alone, "admin");
    const waiting = await answerQuestion.execute(alone.owner, { questionId: second, revision: 0, answer: "No." });
    expect(waiting).toMatchObject({ awaitsAnother: true, can: { approve: false } });
    expect(await codeOf(() => approveAnswer.execute(alone.owner, { questionId: second, revision: 1 }))).toBe("forbidden");
    expect(await approveAnswer.execute(admin, { questionId: second, revision: 1 })).toMatchObject({ status: "approved" });
  });

  it("an answer that quotes what one may not open is left out, and cannot be approved unread", async () => {
    const secret = await addDocument(tenant.owner, { name: "Price.txt", sensitivity: "restricted" });
    const low = await addMember(tenant, "admin", { clearance: 1 });
    const questionId = await ask();
    await draft(questionId, secret);
    await answerQuestion.execute(expert, { questionId, revision: 0, answer: "Marks taken out: FD60S." });
    const seen = await inTenantStatements(low, (tx) => getQuestion(tx, questionId));
    expect(seen).toMatchObject({ withheld: true, draft: null, answer: null, can: { answer: false, approve: false } });
    expect(await codeOf(() => approveAnswer.execute(low, { questionId, revision: 1 }))).toBe("forbidden");
    expect(await codeOf(() => answerQuestion.execute(low, { questionId, revision: 1, answer: "Over it." }))).toBe("forbidden");
  });

  it("another tenant's people find nothing by its real ids", async () => {
    const questionId = await ask();
    const stranger = await createTenant("Stranger");
    expect(await codeOf(() => inTenantStatements(stranger.owner, (tx) => getQuestion(tx, questionId)))).toBe("not_found");
    expect((await inTenantStatements(stranger.owner, (tx) => listQuestions(tx, { linkId: link.linkId }))).total).toBe(0);
    expect(await codeOf(() => declineQuestion.execute(stranger.owner, { questionId, reason: "Mine now." }))).toBe("not_found");
  });

  it("neither does somebody who may not see what the link opens", async () => {
    const secret = await addDocument(tenant.owner, { sensitivity: "restricted" });
    const guest = await addVisit(tenant.owner, await addLink(tenant.owner, { name: "Board", documentIds: [secret.documentId] }));
    const questionId = await ask(guest);
    const low = await addMember(tenant, "admin", { clearance: 1 });
    expect(await codeOf(() => answerQuestion.execute(low, { questionId, revision: 0, answer: "Hm." }))).toBe("not_found");
    expect((await inTenantStatements(low, (tx) => listQuestions(tx, {}))).data.map(({ id }) => id)).not.toContain(questionId);
  });
});

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

describe("a published answer", () => {
  it("is left out once a document that it quotes is gone from the link", async () => {
    const passing = await addDocument(tenant.owner, { name: "Passing.txt" });
    await ready(passing);
    const guest = await addVisit(tenant.owner, await addLink(tenant.owner, { documentIds: [documentId, passing.documentId] }));
    const questionId = await ask(guest);
    await draft(questionId, passing);
    await answerQuestion.execute(expert, { questionId, revision: 0, answer: "FD60S [1]" });
    await approveAnswer.execute(tenant.owner, { questionId, revision: 1 });
    await publishAnswer.execute(tenant.owner, { questionId, revision: 1, audience: "asker" });
    expect((await seenBy(guest)).questions[0]?.answer?.citations).toMatchObject([{ documentId: passing.documentId, opens: true }]);
    await trashDocument.execute(tenant.owner, { documentId: passing.documentId });
    expect((await seenBy(guest)).questions[0]).toMatchObject({ withheld: true, answer: null });
  });
});
