import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET as download } from "@/app/api/v1/conversations/[conversationId]/export/route";
import { PUT as rate } from "@/app/api/v1/conversations/[conversationId]/messages/[messageId]/feedback/route";
import { POST as ask } from "@/app/api/v1/conversations/[conversationId]/messages/route";
import { DELETE as remove, GET as get, PATCH as change } from "@/app/api/v1/conversations/[conversationId]/route";
import { GET as list, POST as begin } from "@/app/api/v1/conversations/route";
import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { expectAnswer } from "../expect-answer.fixture";

provideTestDatabase();
provideExtraction();

interface Answered {
  conversation: { id: string; title: string };
  answer: { id: string; parentId: string; content: string; status: string; citations: { documentId: string; quote: string }[] };
}

const SENTENCE = "Doors to the firefighting lobby need a rating of FD60S.";
let tenant: Tenant;
let documentId: string;
let key: string;
let other: string;
let stranger: string;

beforeAll(async () => {
  vi.stubEnv("OPENAI_BASE_URL", "");
  forgetEnv();
  tenant = await createTenant();
  const doors = await addDocument(tenant.owner, { name: "Doors.txt", text: `The strategy covers the tower. ${SENTENCE}` });
  documentId = doors.documentId;
  await makeReady(tenant, doors.versionId);
  key = (await issueKey(tenant.owner)).secret;
  other = (await issueKey(tenant.owner)).secret;
  stranger = (await issueKey((await createTenant("Stranger")).owner)).secret;
});

const start = async (body: object = {}) =>
  expectAnswer<Answered>("beginConversation", 201, await callApi(begin, "/conversations", { key, body: { question: "What rating do the firefighting lobby doors need?", ...body } }));
const further = (conversationId: string, body: object, by = key) => callApi(ask, "/", { key: by, params: { conversationId }, body });

describe("conversations over the API", () => {
  it("are begun, read, continued in branches, rated, exported and deleted", async () => {
    const { conversation, answer } = await start();
    expect(answer).toMatchObject({ status: "complete", citations: [{ documentId, quote: SENTENCE }] });
    const params = { conversationId: conversation.id };
    const again = await expectAnswer<Answered>("askInConversation", 201, await further(conversation.id, { regenerate: answer.id }));
    expect(again.answer.parentId).toBe(answer.parentId);
    await expectAnswer("askInConversation", 201, await further(conversation.id, { question: "Which lobby doors need FD60S?", edits: answer.parentId }));
    const read = await expectAnswer<{ messages: { id: string; parentId: string | null; role: string }[] }>("getConversation", 200, await callApi(get, "/", { key, params }));
    expect(read.messages.map((message) => message.role)).toEqual(["user", "assistant", "assistant", "user", "assistant"]);
    expect(read.messages.filter((message) => message.parentId === null)).toHaveLength(2);
    expect(await expectAnswer("changeConversation", 200, await callApi(change, "/", { key, params, method: "PATCH", body: { title: "Lobby", pinned: true } }))).toMatchObject({ title: "Lobby", pinned: true });
    expect((await callApi(rate, "/", { key, params: { ...params, messageId: answer.id }, method: "PUT", body: { verdict: "down", reason: "incomplete" } })).status).toBe(204);
    for (const [format, first] of [["md", "# Lobby"], ["docx", "PK"], ["pdf", "%PDF"]] as const) {
      const file = await callApi(download, `/?format=${format}&at=${answer.id}`, { key, params });
      expect(file.status).toBe(200);
      const bytes = Buffer.from(await file.arrayBuffer());
      expect(bytes.toString("latin1").startsWith(first)).toBe(true);
      if (format === "md") expect(bytes.toString()).toMatch(/Doors\.txt, version 1[\s\S]+FD60S[\s\S]+SHA-256 [0-9a-f]{64}/u);
    }
    expect((await callApi(remove, "/", { key, params, method: "DELETE" })).status).toBe(204);
    await expectAnswer("getConversation", 404, await callApi(get, "/", { key, params }));
    expect(await eventTypes(tenant.owner)).toEqual(expect.arrayContaining(["chat.conversation-pinned", "chat.answer-rated", "chat.conversation-exported", "chat.conversation-deleted"]));
  }, 30_000);

  it("are asked once, however often a question arrives", async () => {
    const questionId = newId();
    const [first, second] = [await start({ questionId }), await start({ questionId })];
    expect(second.answer.id).toBe(first.answer.id);
    expect((await expectAnswer<{ messages: object[] }>("getConversation", 200, await callApi(get, "/", { key, params: { conversationId: first.conversation.id } }))).messages).toHaveLength(2);
  });

  it("are listed by pages and found by their words", async () => {
    const { conversation } = await start({ question: "Where is the zebra crossing?" });
    const found = await expectAnswer<{ data: { id: string }[]; total: number }>("listConversations", 200, await callApi(list, "/conversations?q=ZEBRA", { key }));
    expect(found.data.map((one) => one.id)).toEqual([conversation.id]);
    const page = await expectAnswer<{ total: number; nextCursor: string }>("listConversations", 200, await callApi(list, "/conversations?limit=1", { key }));
    const next = await expectAnswer<{ data: object[] }>("listConversations", 200, await callApi(list, `/conversations?limit=100&cursor=${page.nextCursor}`, { key }));
    expect(next.data).toHaveLength(page.total - 1);
  });

  it("belong to their key: another one, a stranger's and a person have none of them, and it has none of theirs", async () => {
    const { conversation, answer } = await start();
    const persons = await postQuestion.execute(tenant.owner, { question: "Mine?" });
    for (const [by, conversationId] of [[other, conversation.id], [stranger, conversation.id], [key, persons.conversationId], [key, newId()], [key, "latest"]] as const) {
      const params = { conversationId };
      await expectAnswer("getConversation", 404, await callApi(get, "/", { key: by, params }));
      await expectAnswer("askInConversation", 404, await further(conversationId, { question: "x" }, by));
      await expectAnswer("changeConversation", 404, await callApi(change, "/", { key: by, params, method: "PATCH", body: { title: "x" } }));
      await expectAnswer("deleteConversation", 404, await callApi(remove, "/", { key: by, params, method: "DELETE" }));
      await expectAnswer("exportConversation", 404, await callApi(download, "/", { key: by, params }));
      await expectAnswer("rateAnswer", 404, await callApi(rate, "/", { key: by, params: { ...params, messageId: answer.id }, method: "PUT", body: { verdict: "up" } }));
    }
  });

  it("refuse what is no input, no key and no permission", async () => {
    const { conversation, answer } = await start();
    const weak = (await issueKey(tenant.owner, ["search:run"])).secret;
    await expectAnswer("beginConversation", 400, await callApi(begin, "/", { key, body: { question: " " } }));
    await expectAnswer("beginConversation", 404, await callApi(begin, "/", { key, body: { question: "x", documentIds: [newId()] } }));
    await expectAnswer("beginConversation", 401, await callApi(begin, "/", { body: { question: "x" } }));
    await expectAnswer("listConversations", 403, await callApi(list, "/", { key: weak }));
    await expectAnswer("askInConversation", 400, await further(conversation.id, {}));
    await expectAnswer("askInConversation", 404, await further(conversation.id, { question: "x", after: newId() }));
    await expectAnswer("exportConversation", 400, await callApi(download, "/?format=exe", { key, params: { conversationId: conversation.id } }));
    await expectAnswer("rateAnswer", 400, await callApi(rate, "/", { key, params: { conversationId: conversation.id, messageId: answer.id }, method: "PUT", body: { verdict: "so-so" } }));
  });
});
