import { describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { inUnscoped } from "@/lib/db/unscoped";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { newId } from "@/lib/kernel/ids";
import { jobsFor } from "@/lib/registry/subscriptions";
import { provideTestDatabase } from "@/scripts/test/database";
import { workerContext } from "@/scripts/test/pipeline";
import { ask, codeOf, documentId, eventsOf, expert, link, provideQuestions, published, seenBy, tenant, visitor } from "@/scripts/test/question-fixture";
import { withoutRateLimits } from "@/scripts/test/rate-limits";
import { addDocument, addMember, createTenant } from "@/scripts/test/tenant-fixture";
import { addLink, addVisit, makeReadable, setDraft } from "@/scripts/test/visit-fixture";
import { answerQuestion } from "./commands/answer-question";
import { approveAnswer } from "./commands/approve-answer";
import { declineQuestion } from "./commands/decline-question";
import { publishAnswer } from "./commands/publish-answer";
import { redraftAnswer } from "./commands/redraft-answer";
import { runForgetDocument } from "./jobs/forget-document.handler";
import { getQuestion, listQuestions } from "./queries/list-questions";

provideTestDatabase();
withoutRateLimits();
provideQuestions();

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

  it("somebody with a role of the workspace's own counts as a second, somebody suspended does not", async () => {
    const place = await createTenant("Custom");
    const { organizationId, workspaceId } = place;
    const shared = await addDocument(place.owner);
    const questionId = await ask(await addVisit(place.owner, await addLink(place.owner, { documentIds: [shared.documentId] })));
    const answered = () => inTenantStatements(place.owner, (tx) => getQuestion(tx, questionId));
    await answerQuestion.execute(place.owner, { questionId, revision: 0, answer: "Yes." });
    expect(await answered()).toMatchObject({ awaitsAnother: false, can: { approve: true } });
    const other = (await addMember(place, "viewer")).userId ?? "";
    await inUnscoped(async (db) => {
      const role = await db.role.create({ data: { id: newId(), organizationId, workspaceId, scope: "workspace", name: "Approver", permissions: ["workspace:read", "shares:publish"] } });
      await db.workspaceMember.updateMany({ where: { workspaceId, userId: other }, data: { role: "custom", customRoleId: role.id } });
    });
    expect(await answered()).toMatchObject({ awaitsAnother: true, can: { approve: false } });
    await inUnscoped((db) => db.organizationMember.updateMany({ where: { organizationId, userId: other }, data: { suspendedAt: new Date() } }));
    expect(await answered()).toMatchObject({ awaitsAnother: false, can: { approve: true } });
  });

  it("an answer that quotes what one may not open is left out, and cannot be approved unread", async () => {
    const secret = await addDocument(tenant.owner, { name: "Price.txt", sensitivity: "restricted" });
    const low = await addMember(tenant, "admin", { clearance: 1 });
    const questionId = await ask();
    await setDraft(tenant.owner, questionId, secret);
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

describe("a published answer", () => {
  it("is left out once a document that it quotes is gone from the link", async () => {
    const passing = await addDocument(tenant.owner, { name: "Passing.txt" });
    await makeReadable(tenant.owner, passing);
    const guest = await addVisit(tenant.owner, await addLink(tenant.owner, { documentIds: [documentId, passing.documentId] }));
    const questionId = await ask(guest);
    await setDraft(tenant.owner, questionId, passing);
    await answerQuestion.execute(expert, { questionId, revision: 0, answer: "FD60S [1]" });
    await approveAnswer.execute(tenant.owner, { questionId, revision: 1 });
    await publishAnswer.execute(tenant.owner, { questionId, revision: 1, audience: "asker" });
    expect((await seenBy(guest)).questions[0]?.answer?.citations).toMatchObject([{ documentId: passing.documentId, opens: true }]);
    await trashDocument.execute(tenant.owner, { documentId: passing.documentId });
    expect((await seenBy(guest)).questions[0]).toMatchObject({ withheld: true, answer: null });
  });

  it("is gone with a document that is erased for good, words and all, and its question is open again", async () => {
    const doomed = await addDocument(tenant.owner, { name: "Doomed.txt" });
    await makeReadable(tenant.owner, doomed);
    const guest = await addVisit(tenant.owner, await addLink(tenant.owner, { documentIds: [documentId, doomed.documentId] }));
    const questionId = await ask(guest);
    await setDraft(tenant.owner, questionId, doomed);
    await answerQuestion.execute(expert, { questionId, revision: 0, answer: "FD60S, marks taken out." });
    await approveAnswer.execute(tenant.owner, { questionId, revision: 1 });
    await publishAnswer.execute(tenant.owner, { questionId, revision: 1, audience: "asker" });
    await purgeDocument.execute(tenant.owner, { documentId: doomed.documentId });
    const event = await inTenant(tenant.owner, (tx) => tx.db.event.findFirstOrThrow({ where: { type: "dataroom.document-purged", objectId: doomed.documentId } }));
    expect(jobsFor(event).map(({ job }) => job.name)).toContain("sharing.forget-document");
    for (const _twice of [1, 2]) await runForgetDocument(workerContext(tenant), doomed.documentId);
    const row = await inTenant(tenant.owner, (tx) => tx.db.shareQuestion.findUniqueOrThrow({ where: { id: questionId } }));
    expect(JSON.stringify(row)).not.toMatch(/FD60S|Doomed/);
    expect(row).toMatchObject({ status: "asked", revision: 2, answer: null, approvedBy: null });
    expect((await eventsOf(questionId)).filter(({ type }) => type === "share.answer-erased")).toHaveLength(1);
    expect((await seenBy(guest)).questions[0]).toMatchObject({ state: "waiting", answer: null });
    expect(await answerQuestion.execute(expert, { questionId, revision: 2, answer: "Anew." })).toMatchObject({ status: "answered", withheld: false });
  });
});
