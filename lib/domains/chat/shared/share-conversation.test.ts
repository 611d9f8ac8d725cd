import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { closeEventListener } from "@/lib/adapters/realtime/event-listener";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { createBase } from "@/lib/domains/knowledge/bases/commands/create-base";
import { createProject } from "@/lib/domains/tenancy/commands/create-project";
import type { TenantContext } from "@/lib/kernel/context";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { lastEventSeq, listEventsAfter } from "@/lib/registry/visible-events";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { archiveConversation } from "../commands/archive-conversation";
import { changeScope } from "../commands/change-scope";
import { deleteConversation } from "../commands/delete-conversation";
import { pinConversation } from "../commands/pin-conversation";
import { postQuestion } from "../commands/post-question";
import { renameConversation } from "../commands/rename-conversation";
import { restoreConversation } from "../commands/restore-conversation";
import { exportConversation } from "../export/commands/export-conversation";
import { rateAnswer } from "../feedback/commands/rate-answer";
import { followAnswer } from "../follow-answer";
import { WITHHELD_ANSWER } from "../labels";
import { getConversation, listConversations, listMessages } from "../queries/conversations";
import { queueQuestion } from "../queue/commands/queue-question";
import { shareConversation } from "./commands/share-conversation";
import { announcePresence } from "./presence";
import { getSharing } from "./queries";

provideTestDatabase();

let tenant: Tenant;
let asker: TenantContext;
let reader: TenantContext;
let third: TenantContext;
beforeAll(async () => {
  tenant = await createTenant();
  asker = await addMember(tenant, "editor", { clearance: 3 });
  reader = await addMember(tenant, "viewer", { clearance: 0 });
  third = await addMember(tenant, "viewer", { clearance: 0 });
});
afterAll(() => closeEventListener());

const idOf = (ctx: TenantContext) => ctx.userId ?? "";
const read = (ctx: TenantContext, conversationId: string) => inTenant(ctx, (tx) => listMessages(tx, conversationId));
const titles = async (ctx: TenantContext, args: Parameters<typeof listConversations>[1] = {}) => (await inTenant(ctx, (tx) => listConversations(tx, args))).data.map((one) => one.title);

async function begin(title: string, answer = "The answer.", restsOn: string[] = []) {
  const posted = await postQuestion.execute(asker, { question: title });
  await inUnscoped((db) => db.message.update({ where: { id: posted.messageId }, data: { status: "complete", content: answer, restsOn } }));
  return posted;
}

describe("a shared conversation", () => {
  it("is read by whom it is shared with and by nobody else, and never changed by them", async () => {
    const { conversationId, messageId } = await begin("Shared with one");
    await expect(read(reader, conversationId)).rejects.toMatchObject({ code: "not_found" });
    await shareConversation.execute(asker, { conversationId, shared: "chosen", userIds: [idOf(reader)] });
    expect((await read(reader, conversationId)).map((message) => message.content)).toEqual(["Shared with one", "The answer."]);
    expect(await titles(reader)).toContain("Shared with one");
    await expect(read(third, conversationId)).rejects.toMatchObject({ code: "not_found" });
    await expect(read((await createTenant("Stranger")).owner, conversationId)).rejects.toMatchObject({ code: "not_found" });
    expect(await inTenant(asker, (tx) => getSharing(tx, conversationId))).toMatchObject({ shared: "chosen", readerIds: [idOf(reader)] });
    const refused = [
      () => postQuestion.execute(reader, { question: "x", conversationId }),
      () => queueQuestion.execute(reader, { question: "x", conversationId }),
      () => renameConversation.execute(reader, { conversationId, title: "x" }),
      () => deleteConversation.execute(reader, { conversationId }),
      () => pinConversation.execute(reader, { conversationId, pinned: true }),
      () => archiveConversation.execute(reader, { conversationId, archived: true }),
      () => changeScope.execute(reader, { conversationId, documentIds: [] }),
      () => shareConversation.execute(reader, { conversationId, shared: "everyone" }),
      () => inTenant(reader, (tx) => getSharing(tx, conversationId)),
    ];
    for (const run of refused) await expect(run()).rejects.toMatchObject({ code: "not_found" });
    await rateAnswer.execute(reader, { messageId, verdict: "down", reason: "wrong", comment: "No." });
    expect((await read(reader, conversationId))[1]?.feedback).toEqual({ verdict: "down", reason: "wrong", comment: "No." });
    expect((await read(asker, conversationId))[1]?.feedback).toBeNull();
    expect(await eventTypes(asker)).toEqual(expect.arrayContaining(["chat.conversation-shared", "chat.answer-rated"]));
  });

  it("leaves out what rests on a document that nobody has; its owner goes on reading it", async () => {
    const { conversationId } = await begin("Before the log was read", "Of something unknown.", ["00000000-0000-0000-0000-000000000000"]);
    await shareConversation.execute(asker, { conversationId, shared: "everyone" });
    expect(JSON.stringify(await read(reader, conversationId))).not.toContain("something unknown");
    expect((await read(asker, conversationId))[1]?.content).toBe("Of something unknown.");
  });

  it("leaves out what rests on a document that its reader may not open, quoted or not, in search and export too", async () => {
    const secret = await addDocument(tenant.owner, { sensitivity: "restricted" });
    const { conversationId } = await begin("Shared with all", "The vault weighs 4711 kg.", [secret.documentId]);
    await shareConversation.execute(asker, { conversationId, shared: "everyone" });
    expect((await read(reader, conversationId))[1]).toMatchObject({ content: WITHHELD_ANSWER, citations: [] });
    expect((await read(asker, conversationId))[1]?.content).toContain("4711");
    expect(await titles(asker, { q: "4711" })).toEqual(["Shared with all"]);
    expect(await titles(reader, { q: "4711" })).toEqual([]);
    expect(await titles(reader, { q: "shared with ALL" })).toEqual(["Shared with all"]);
    expect(JSON.stringify(await exportConversation.execute(reader, { conversationId, format: "md" }))).not.toContain("4711");
    expect(await eventTypes(asker)).toContain("chat.conversation-exported");
  });

  it("tells its readers neither what it cost nor of places that they may not open", async () => {
    const [open, secret] = [await addDocument(tenant.owner, { sensitivity: "public" }), await addDocument(tenant.owner, { sensitivity: "restricted" })];
    const base = async (published: boolean) => {
      const { baseId } = await createBase.execute(tenant.owner, { name: published ? "Published" : "Draft", documentIds: [open.documentId] });
      if (published) await inUnscoped((db) => db.knowledgeBase.update({ where: { id: baseId }, data: { status: "published" } }));
      return baseId;
    };
    const [draft, published] = [await base(false), await base(true)];
    const closed = (await createProject.execute(tenant.owner, { name: "Closed", access: "members" })).id;
    const { conversationId, messageId } = await begin("What it looks in");
    const { organizationId, workspaceId } = tenant;
    await inUnscoped((db) => db.modelCall.create({ data: { id: newId(), organizationId, workspaceId, conversationId, messageId, providerName: "p", model: "m", inputTokens: 10, outputTokens: 5, costMicros: 7 } }));
    await shareConversation.execute(asker, { conversationId, shared: "everyone" });
    const look = (documentIds: string[], projectId: string, knowledgeBaseId: string) => inUnscoped((db) => db.conversation.update({ where: { id: conversationId }, data: { documentIds, projectId, knowledgeBaseId } }));
    const get = (ctx: TenantContext) => inTenant(ctx, (tx) => getConversation(tx, conversationId));
    const hidden = { documentIds: [open.documentId, secret.documentId], projectId: closed, knowledgeBaseId: draft };
    await look(hidden.documentIds, closed, draft);
    expect(await get(asker)).toMatchObject(hidden);
    expect(await get(reader)).toMatchObject({ documentIds: [open.documentId], projectId: null, projectName: null, knowledgeBaseId: null });
    expect((await inTenant(reader, (tx) => listConversations(tx))).data.find(({ id }) => id === conversationId)).toMatchObject({ documentIds: [open.documentId], projectId: null, knowledgeBaseId: null });
    await look([open.documentId], tenant.projectId, published);
    expect(await get(reader)).toMatchObject({ documentIds: [open.documentId], projectId: tenant.projectId, knowledgeBaseId: published });
    expect((await read(asker, conversationId))[1]?.usage).toMatchObject({ inputTokens: 10, outputTokens: 5, costMicros: 7 });
    expect((await read(reader, conversationId))[1]?.usage).toBeNull();
  });

  it("is told of presence only so often", async () => {
    const { conversationId } = await begin("Presence");
    vi.stubEnv("LIMIT_PRESENCE", "2/m");
    forgetEnv();
    try {
      for (const state of ["here", "typing"] as const) await announcePresence(third, conversationId, state).catch(() => undefined);
      await expect(announcePresence(third, conversationId, "here")).rejects.toMatchObject({ code: "rate_limited" });
      await announcePresence(asker, conversationId, "here");
    } finally {
      vi.unstubAllEnvs();
      forgetEnv();
    }
  });

  it("ends at once for who loses it, also in the middle of an answer, and he is told", async () => {
    const posted = await postQuestion.execute(asker, { question: "Being written" });
    const { conversationId, messageId } = posted;
    await shareConversation.execute(asker, { conversationId, shared: "everyone" });
    const seq = await inTenant(reader, lastEventSeq);
    const following = followAnswer(reader, { conversationId, messageId, from: 0 }, () => Promise.resolve(reader), new AbortController().signal);
    const end = following.next();
    await shareConversation.execute(asker, { conversationId, shared: "nobody" });
    expect(await end).toMatchObject({ done: true });
    await expect(read(reader, conversationId)).rejects.toMatchObject({ code: "not_found" });
    await expect(announcePresence(reader, conversationId, "here")).rejects.toMatchObject({ code: "not_found" });
    const told = await inTenant(reader, (tx) => listEventsAfter(tx, seq));
    expect(told.events.map((event) => event.type)).toEqual(["chat.conversation-shared"]);
    const later = await inTenant(reader, lastEventSeq);
    await renameConversation.execute(asker, { conversationId, title: "Private again" });
    expect((await inTenant(reader, (tx) => listEventsAfter(tx, later))).events).toEqual([]);
  });

  it("takes people of this workspace, and somebody at least", async () => {
    const { conversationId } = await begin("Whose");
    await expect(shareConversation.execute(asker, { conversationId, shared: "chosen", userIds: [newId()] })).rejects.toMatchObject({ code: "not_found" });
    await expect(shareConversation.execute(asker, { conversationId, shared: "chosen", userIds: [(await createTenant("Other")).ownerId] })).rejects.toMatchObject({ code: "not_found" });
    await expect(Promise.resolve().then(() => shareConversation.execute(asker, { conversationId, shared: "chosen" }))).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("the list", () => {
  it("has pinned ones first, those put away apart, and deleted ones back", async () => {
    const own = await addMember(tenant, "viewer");
    const ask = async (question: string) => (await postQuestion.execute(own, { question })).conversationId;
    const [first, second, third_] = [await ask("First"), await ask("Second"), await ask("Third")];
    await pinConversation.execute(own, { conversationId: first, pinned: true });
    await archiveConversation.execute(own, { conversationId: second, archived: true });
    const mine = async (args = {}) => (await inTenant(own, (tx) => listConversations(tx, args))).data.filter((one) => one.own).map((one) => one.title);
    expect(await mine()).toEqual(["First", "Third"]);
    expect(await mine({ archived: true })).toEqual(["Second"]);
    expect(await mine({ own: true })).toEqual(["First", "Third", "Second"]);
    expect((await inTenant(own, (tx) => listConversations(tx, { limit: 1, skip: 1, own: true }))).total).toBe(3);
    await deleteConversation.execute(own, { conversationId: third_ });
    expect(await mine()).toEqual(["First"]);
    await restoreConversation.execute(own, { conversationId: third_ });
    expect(await mine()).toEqual(["First", "Third"]);
    await expect(restoreConversation.execute(own, { conversationId: third_ })).rejects.toMatchObject({ code: "not_found" });
    expect(await mine({ q: "100%_" })).toEqual([]);
  });

  it("looks only where its owner says, and he may open that", async () => {
    const { conversationId } = await begin("Scoped");
    const document = await addDocument(tenant.owner);
    await changeScope.execute(asker, { conversationId, documentIds: [document.documentId], projectId: tenant.projectId });
    const next = await postQuestion.execute(asker, { question: "Next?", conversationId });
    expect(next).toMatchObject({ documentIds: [document.documentId], projectId: tenant.projectId });
    await expect(changeScope.execute(asker, { conversationId, documentIds: [newId()] })).rejects.toMatchObject({ code: "not_found" });
  });
});
