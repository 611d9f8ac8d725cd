import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import type { TenantContext } from "@/lib/kernel/context";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { getConversation, listConversations, listMessages } from "../queries/conversations";
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
    expect(answer).toMatchObject({ id: posted.messageId, role: "assistant", content: "", status: "streaming", engine: "extractive" });
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

  it("an answer is written again in its place", async () => {
    const first = await postQuestion.execute(viewer, { question: "One?" });
    await answered(first.messageId, "Bad.");
    const again = await postQuestion.execute(viewer, { question: "ignored", conversationId: first.conversationId, regenerate: first.messageId });
    expect(again).toMatchObject({ question: "One?", history: [] });
    const all = await messages(first.conversationId);
    expect(all.map((message) => [message.role, message.content])).toEqual([["user", "One?"], ["assistant", ""]]);
    const stale = postQuestion.execute(viewer, { question: "x", conversationId: first.conversationId, regenerate: first.messageId });
    await expect(stale).rejects.toMatchObject({ code: "conflict" });
    const question = postQuestion.execute(viewer, { question: "x", conversationId: first.conversationId, regenerate: all[0]?.id ?? "" });
    await expect(question).rejects.toMatchObject({ code: "conflict" });
    expect(await messages(first.conversationId)).toHaveLength(2);
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

  it("a program keeps no conversations and reads none", async () => {
    const key = mintTenantContext({ ...viewer, actor: { kind: "apiKey", id: "key", name: "CI", userId: viewer.userId ?? "" } });
    const { conversationId, messageId } = await postQuestion.execute(viewer, { question: "Mine?" });
    const runs = [
      () => postQuestion.execute(key, { question: "x" }),
      () => messages(conversationId, key),
      () => inTenant(key, async (tx) => listConversations(tx)),
      () => stopAnswer.execute(key, { messageId }),
      () => deleteConversation.execute(key, { conversationId }),
    ];
    for (const run of runs) await expect(run()).rejects.toMatchObject({ code: "not_found" });
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
