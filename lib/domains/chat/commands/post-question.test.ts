import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { getConversation, listConversations, listMessages, LOST_AFTER_MS } from "../queries/conversations";
import { deleteConversation } from "./delete-conversation";
import { postQuestion } from "./post-question";
import { renameConversation } from "./rename-conversation";
import { stopAnswer } from "./stop-answer";

provideTestDatabase();

let tenant: Tenant;
let viewer: TenantContext;
beforeAll(async () => {
  tenant = await createTenant();
  viewer = await addMember(tenant, "viewer");
});

const answered = (messageId: string, content: string) =>
  inTenant(viewer, (tx) => tx.db.message.update({ where: { id: messageId }, data: { status: "complete", content } }));
const messages = (conversationId: string, ctx = viewer) => inTenant(ctx, (tx) => listMessages(tx, conversationId));

describe("post-question", () => {
  it("begins a conversation with the question and an answer being written", async () => {
    const posted = await postQuestion.execute(viewer, { question: "  Where are\nthe doors?  " });
    const [question, answer] = await messages(posted.conversationId);
    expect(question).toMatchObject({ role: "user", content: "Where are\nthe doors?", status: "complete" });
    expect(answer).toMatchObject({ id: posted.messageId, role: "assistant", content: "", status: "streaming", engine: null });
    expect(await inTenant(viewer, (tx) => getConversation(tx, posted.conversationId))).toMatchObject({ title: "Where are the doors?", projectId: null });
    expect(posted.history).toEqual([]);
    expect((await eventTypes(viewer)).at(-1)).toBe("chat.question-asked");
  });

  it("takes the conversation so far along, oldest first", async () => {
    const first = await postQuestion.execute(viewer, { question: "One?" });
    await answered(first.messageId, "First.");
    const second = await postQuestion.execute(viewer, { question: "Two?", conversationId: first.conversationId });
    expect(second.history).toEqual([
      { role: "user", text: "One?" },
      { role: "assistant", text: "First." },
    ]);
  });

  it("one question at a time, also when two arrive at once", async () => {
    const first = await postQuestion.execute(viewer, { question: "One?" });
    const again = { question: "Two?", conversationId: first.conversationId };
    await expect(postQuestion.execute(viewer, again)).rejects.toMatchObject({ code: "conflict", userMessage: expect.stringContaining("kept") as string });
    await answered(first.messageId, "First.");
    const results = await Promise.allSettled([postQuestion.execute(viewer, again), postQuestion.execute(viewer, again), postQuestion.execute(viewer, again)]);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await messages(first.conversationId)).toHaveLength(4);
  });

  it("an answer whose server is gone stands in nobody's way", async () => {
    const first = await postQuestion.execute(viewer, { question: "One?" });
    const heartbeatAt = new Date(Date.now() - LOST_AFTER_MS - 1_000);
    await inTenant(viewer, (tx) => tx.db.message.update({ where: { id: first.messageId }, data: { heartbeatAt, content: "Half." }, select: { id: true } }));
    const again = await postQuestion.execute(viewer, { question: "ignored", conversationId: first.conversationId, regenerate: first.messageId });
    const status = async (id: string) => (await messages(first.conversationId)).find((message) => message.id === id)?.status;
    expect([await status(first.messageId), await status(again.messageId)]).toEqual(["interrupted", "streaming"]);
  });

  it("an answer is written again beside the one there is", async () => {
    const first = await postQuestion.execute(viewer, { question: "One?" });
    await answered(first.messageId, "Bad.");
    const again = await postQuestion.execute(viewer, { question: "ignored", conversationId: first.conversationId, regenerate: first.messageId });
    expect(again).toMatchObject({ question: "One?", history: [] });
    const all = await messages(first.conversationId);
    const [question] = all;
    expect(all.map((message) => [message.role, message.content, message.parentId])).toEqual([["user", "One?", null], ["assistant", "Bad.", question?.id], ["assistant", "", question?.id]]);
    await expect(postQuestion.execute(viewer, { question: "x", conversationId: first.conversationId, regenerate: first.messageId })).rejects.toMatchObject({ code: "conflict" });
    await answered(again.messageId, "Better.");
    const noAnswer = postQuestion.execute(viewer, { question: "x", conversationId: first.conversationId, regenerate: question?.id ?? "" });
    await expect(noAnswer).rejects.toMatchObject({ code: "not_found" });
    await expect(postQuestion.execute(viewer, { question: "x", regenerate: first.messageId })).rejects.toMatchObject({ code: "not_found" });
    expect(await messages(first.conversationId)).toHaveLength(3);
  });

  it("a question is asked in other words beside itself, and each branch has its own history", async () => {
    const first = await postQuestion.execute(viewer, { question: "One?" });
    await answered(first.messageId, "First.");
    const { conversationId } = first;
    const second = await postQuestion.execute(viewer, { question: "Two?", conversationId, after: first.messageId });
    await answered(second.messageId, "Second.");
    const [one, , two] = await messages(conversationId);
    const edited = await postQuestion.execute(viewer, { question: "Two, put otherwise?", conversationId, edits: two?.id ?? "" });
    await answered(edited.messageId, "Other.");
    expect(edited.history.map((message) => message.text)).toEqual(["One?", "First."]);
    const onward = await postQuestion.execute(viewer, { question: "Three?", conversationId, after: second.messageId });
    await answered(onward.messageId, "Third.");
    expect(onward.history.map((message) => message.text)).toEqual(["One?", "First.", "Two?", "Second."]);
    const root = await postQuestion.execute(viewer, { question: "One, put otherwise?", conversationId, edits: one?.id ?? "" });
    expect(root.history).toEqual([]);
    const roots = (await messages(conversationId)).filter((message) => message.parentId === null);
    expect(roots.map((message) => message.content)).toEqual(["One?", "One, put otherwise?"]);
    const elsewhere = await postQuestion.execute(viewer, { question: "Mine?" });
    await answered(root.messageId, "Root.");
    await expect(postQuestion.execute(viewer, { question: "x", conversationId, after: elsewhere.messageId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is asked once, however often it arrives", async () => {
    const questionId = newId();
    const first = await postQuestion.execute(viewer, { question: "Once?", questionId });
    const again = await postQuestion.execute(viewer, { question: "Once?", questionId });
    expect(again).toMatchObject({ conversationId: first.conversationId, messageId: first.messageId, again: true });
    await answered(first.messageId, "Yes.");
    const nextId = newId();
    const sent = () => postQuestion.execute(viewer, { question: "Next?", conversationId: first.conversationId, questionId: nextId });
    const results = await Promise.all([sent(), sent(), sent()]);
    expect(new Set(results.map((result) => result.messageId)).size).toBe(1);
    expect(results.filter((result) => !result.again)).toHaveLength(1);
    expect((await messages(first.conversationId)).map((message) => message.content)).toEqual(["Once?", "Yes.", "Next?", ""]);
  });

  it("someone else's conversation is not found, a colleague's and a stranger's alike", async () => {
    const { conversationId } = await postQuestion.execute(viewer, { question: "Mine?" });
    const stranger = await createTenant("Stranger");
    for (const other of [tenant.owner, stranger.owner]) {
      await expect(postQuestion.execute(other, { question: "x", conversationId })).rejects.toMatchObject({ code: "not_found" });
      await expect(messages(conversationId, other)).rejects.toMatchObject({ code: "not_found" });
      expect((await inTenant(other, (tx) => listConversations(tx))).data.map((one) => one.id)).not.toContain(conversationId);
    }
  });

  it("keeps to projects and documents that the person may open", async () => {
    const hidden = await addDocument(tenant.owner, { sensitivity: "restricted" });
    await expect(postQuestion.execute(viewer, { question: "x", documentIds: [hidden.documentId] })).rejects.toMatchObject({ code: "not_found" });
    const seen = await addDocument(tenant.owner);
    const posted = await postQuestion.execute(viewer, { question: "x", documentIds: [seen.documentId], projectId: tenant.projectId });
    expect(posted).toMatchObject({ documentIds: [seen.documentId], projectId: tenant.projectId });
    await answered(posted.messageId, "Yes.");
    await purgeDocument.execute(tenant.owner, { documentId: seen.documentId });
    const next = await postQuestion.execute(viewer, { question: "still?", conversationId: posted.conversationId });
    expect(next.documentIds).toEqual([seen.documentId]);
  });

  it("a program keeps its own conversations, and neither reads the other's", async () => {
    const key = mintTenantContext({ ...viewer, actor: { kind: "apiKey", id: newId(), name: "CI", userId: viewer.userId ?? "" } });
    const { conversationId, messageId } = await postQuestion.execute(viewer, { question: "Mine?" });
    const itsOwn = await postQuestion.execute(key, { question: "x" });
    expect((await inTenant(key, (tx) => listConversations(tx))).data.map((one) => one.id)).toEqual([itsOwn.conversationId]);
    const runs = [
      () => postQuestion.execute(key, { question: "x", conversationId }),
      () => messages(conversationId, key),
      () => messages(itsOwn.conversationId),
      () => stopAnswer.execute(key, { messageId }),
      () => deleteConversation.execute(key, { conversationId }),
    ];
    for (const run of runs) await expect(run()).rejects.toMatchObject({ code: "not_found" });
    const visitor = mintTenantContext({ ...viewer, actor: { kind: "visitor", id: newId(), name: "" } });
    await expect(postQuestion.execute(visitor, { question: "x" })).rejects.toMatchObject({ code: "not_found" });
  });

  it.each([{ question: " " }, { question: "x".repeat(8_001) }, { question: "x", conversationId: "1" }, { question: "x", ownerId: "me" }])("refuses %j", async (input) => {
    await expect(Promise.resolve().then(() => postQuestion.execute(viewer, input as { question: string }))).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("a conversation", () => {
  it("is renamed, deleted and gone", async () => {
    const { conversationId } = await postQuestion.execute(viewer, { question: "Mine?" });
    await renameConversation.execute(viewer, { conversationId, title: "Doors" });
    expect((await inTenant(viewer, (tx) => listConversations(tx, { q: "doors" }))).data[0]).toMatchObject({ id: conversationId, title: "Doors" });
    await deleteConversation.execute(viewer, { conversationId });
    await expect(messages(conversationId)).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteConversation.execute(viewer, { conversationId })).rejects.toMatchObject({ code: "not_found" });
    expect((await eventTypes(viewer)).slice(-2)).toEqual(["chat.conversation-renamed", "chat.conversation-deleted"]);
  });

  it("an answer that was finished is not stopped any more", async () => {
    const { conversationId, messageId } = await postQuestion.execute(viewer, { question: "Mine?" });
    await answered(messageId, "Done.");
    const before = (await eventTypes(viewer)).length;
    await stopAnswer.execute(viewer, { messageId });
    expect((await messages(conversationId))[1]).toMatchObject({ status: "complete", content: "Done." });
    expect((await eventTypes(viewer)).length).toBe(before);
  });
});
