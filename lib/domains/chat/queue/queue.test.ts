import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import { isAppError } from "@/lib/kernel/app-error";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { postQuestion, type PostedQuestion } from "../commands/post-question";
import { followAnswer } from "../follow-answer";
import { listMessages } from "../queries/conversations";
import { writeAnswer } from "../write-answer";
import { editQueued } from "./commands/edit-queued";
import { queueQuestion } from "./commands/queue-question";
import { removeQueued } from "./commands/remove-queued";
import { listQueued } from "./queries";
import { sendWaiting } from "./send-waiting";

provideTestDatabase();
provideExtraction();

const QUESTION = "What rating do the firefighting lobby doors need?";
const quiet = { onPassages: () => undefined, onText: () => undefined, onCitation: () => undefined };
let upstream: Awaited<ReturnType<typeof startUpstream>>;
let tenant: Tenant;
beforeAll(async () => {
  upstream = await startUpstream();
  tenant = await createTenant();
  const doors = await addDocument(tenant.owner, { name: "Doors.txt", text: "Doors to the firefighting lobby need a rating of FD60S." });
  await makeReady(tenant, doors.versionId);
});
afterAll(() => upstream.close());
beforeEach(() => {
  vi.stubEnv("OPENAI_BASE_URL", upstream.url);
  vi.stubEnv("OPENAI_API_KEY", "sk-test");
  forgetEnv();
  upstream.control({});
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

const renew = () => renewContext(tenant.owner);
const messages = (conversationId: string) => inTenant(tenant.owner, (tx) => listMessages(tx, conversationId));
const waiting = (conversationId: string) => inTenant(tenant.owner, (tx) => listQueued(tx, conversationId));
const write = async (posted: PostedQuestion) => (await writeAnswer(tenant.owner, posted, quiet, renew)).status;

describe("questions that wait", () => {
  it("are seen, changed and removed, and asked one after the other when the answer is done", async () => {
    const posted = await postQuestion.execute(tenant.owner, { question: QUESTION });
    const { conversationId } = posted;
    const id = newId();
    const queue = (question: string, questionId?: string) => queueQuestion.execute(tenant.owner, { conversationId, question, ...(questionId ? { questionId } : {}) });
    await queue("Second?", id);
    await queue("Second?", id);
    const third = await queue("Thrid?");
    const fourth = await queue("Fourth?");
    await editQueued.execute(tenant.owner, { queuedId: third.queuedId, question: "Third?" });
    await removeQueued.execute(tenant.owner, { queuedId: fourth.queuedId });
    expect((await waiting(conversationId)).map((one) => one.question)).toEqual(["Second?", "Third?"]);
    await sendWaiting(posted, await write(posted), renew);
    expect(await waiting(conversationId)).toEqual([]);
    const all = await messages(conversationId);
    expect(all.filter((message) => message.role === "user").map((message) => message.content)).toEqual([QUESTION, "Second?", "Third?"]);
    expect(all.map((message) => message.parentId)).toEqual([null, ...all.slice(0, -1).map((message) => message.id)]);
    expect(all.every((message) => message.status === "complete")).toBe(true);
    await expect(editQueued.execute(tenant.owner, { queuedId: third.queuedId, question: "late" })).rejects.toMatchObject({ code: "not_found" });
    expect(await eventTypes(tenant.owner)).toEqual(expect.arrayContaining(["chat.question-queued", "chat.queued-edited", "chat.queued-removed"]));
  });

  it("wait on after a failure, until their asker sends them; sent from two sides they are asked once", async () => {
    upstream.control({ status: 401 });
    const posted = await postQuestion.execute(tenant.owner, { question: QUESTION });
    const { conversationId, messageId } = posted;
    const { queuedId } = await queueQuestion.execute(tenant.owner, { conversationId, question: "Next?" });
    await sendWaiting(posted, await write(posted), renew);
    expect(await waiting(conversationId)).toHaveLength(1);
    upstream.control({});
    const byHand = () => postQuestion.execute(tenant.owner, { question: "Next?", conversationId, after: messageId, questionId: queuedId });
    const sent = await Promise.all([byHand(), byHand()]);
    expect(sent.filter((one) => !one.again)).toHaveLength(1);
    await sendWaiting(posted, "complete", renew);
    expect((await messages(conversationId)).filter((message) => message.content === "Next?")).toHaveLength(1);
  });

  it("are asked in the words they have at the moment of sending, and not at all when they were taken back", async () => {
    const posted = await postQuestion.execute(tenant.owner, { question: QUESTION });
    const { conversationId } = posted;
    let last = { ...posted, status: await write(posted) };
    const queue = (question: string) => queueQuestion.execute(tenant.owner, { conversationId, question });
    /** Makes the change while the sender, who has seen the question already, waits for the conversation. */
    const changeWhileSending = async (change: (tx: TenantTx) => Promise<unknown>) => {
      let sending: Promise<void> | undefined;
      await inTenant(tenant.owner, async (tx) => {
        await tx.db.$executeRaw`SELECT 1 FROM conversations WHERE id = ${conversationId}::uuid FOR UPDATE`;
        sending = sendWaiting(last, last.status, renew);
        await vi.waitFor(async () => {
          const waiters = await tx.db.$queryRaw`SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))`;
          expect(waiters).not.toEqual([]);
        }, { timeout: 4_000 });
        await change(tx);
      });
      await sending;
      const answer = (await messages(conversationId)).at(-1);
      if (answer) last = { ...posted, messageId: answer.id, status: answer.status };
    };
    const edited = await queue("Old words?");
    await changeWhileSending((tx) => tx.db.queuedQuestion.update({ where: { id: edited.queuedId }, data: { question: "New words?" } }));
    const removed = await queue("Taken back?");
    await queue("Last?");
    await changeWhileSending((tx) => tx.db.queuedQuestion.delete({ where: { id: removed.queuedId } }));
    const asked = (await messages(conversationId)).filter((message) => message.role === "user").map((message) => message.content);
    expect(asked).toEqual([QUESTION, "New words?", "Last?"]);
    expect(await waiting(conversationId)).toEqual([]);
    await expect(postQuestion.execute(tenant.owner, { question: "Gone?", conversationId, questionId: newId(), queued: true })).rejects.toMatchObject({ code: "not_found" });
  });

  it("belong to the conversation's owner", async () => {
    const { conversationId } = await postQuestion.execute(tenant.owner, { question: QUESTION });
    const { queuedId } = await queueQuestion.execute(tenant.owner, { conversationId, question: "Mine?" });
    const other = await addMember(tenant, "editor");
    await expect(queueQuestion.execute(other, { conversationId, question: "x" })).rejects.toMatchObject({ code: "not_found" });
    await expect(editQueued.execute(other, { queuedId, question: "x" })).rejects.toMatchObject({ code: "not_found" });
    await expect(removeQueued.execute(other, { queuedId })).rejects.toMatchObject({ code: "not_found" });
    for (let n = 0; n < 9; n += 1) await queueQuestion.execute(tenant.owner, { conversationId, question: `More ${n}?` });
    await expect(queueQuestion.execute(tenant.owner, { conversationId, question: "Too many?" })).rejects.toMatchObject({ code: "conflict" });
  });
});

/** What a second tab, a reloaded one or another process's reader gets, put together. */
async function followed(conversationId: string, messageId: string, from = 0): Promise<{ text: string; status: string }> {
  let text = "";
  for await (const part of followAnswer(tenant.owner, { conversationId, messageId, from }, renew, AbortSignal.timeout(20_000))) {
    if (part.type === "text") text += part.text;
    if (part.type === "end") return { text, status: part.message.status };
  }
  return { text, status: "left" };
}

/** As an asker does who is told that the server is busy: the question, with its id, is sent again. */
async function insist<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!isAppError(error) || error.code !== "unavailable") throw error;
    }
  }
}

describe("an answer that is followed", () => {
  it("arrives whole after a reload and in a second tab, from any character on", async () => {
    const answer = "It goes on and on. ".repeat(40);
    upstream.control({ tokenMs: 10, answer });
    const posted = await postQuestion.execute(tenant.owner, { question: QUESTION });
    const { conversationId, messageId } = posted;
    const [status, whole, rest] = await Promise.all([write(posted), followed(conversationId, messageId), followed(conversationId, messageId, 40)]);
    const kept = (await messages(conversationId)).at(-1)?.content ?? "";
    expect(status).toBe("complete");
    expect(whole).toEqual({ text: kept, status: "complete" });
    expect(rest.text).toBe(kept.slice(40));
  });

  it("whose process was killed ends as interrupted, with what was kept, and is not asked twice", async () => {
    const questionId = newId();
    const posted = await postQuestion.execute(tenant.owner, { question: QUESTION, questionId });
    const { conversationId, messageId } = posted;
    await inUnscoped((db) => db.message.update({ where: { id: messageId }, data: { content: "Half of", heartbeatAt: new Date(Date.now() - 60_000) } }));
    expect(await followed(conversationId, messageId)).toEqual({ text: "Half of", status: "interrupted" });
    expect(await postQuestion.execute(tenant.owner, { question: QUESTION, conversationId, questionId })).toMatchObject({ again: true, messageId });
    expect(await messages(conversationId)).toHaveLength(2);
  });

  it("a hundred at once: each question has one answer, each answer one question, and no word is lost or doubled", async () => {
    upstream.control({ tokenMs: 1, answer: "It goes on. ".repeat(12) });
    const ids = Array.from({ length: 100 }, () => newId());
    const texts = await Promise.all(
      ids.map(async (questionId, index) => {
        let streamed = "";
        const posted = await insist(() => postQuestion.execute(tenant.owner, { question: `${QUESTION} ${index}`, questionId }));
        // Every third one is sent twice, as a browser does whose connection broke.
        if (index % 3 === 0) expect((await insist(() => postQuestion.execute(tenant.owner, { question: `${QUESTION} ${index}`, questionId }))).again).toBe(true);
        await writeAnswer(tenant.owner, posted, { ...quiet, onText: (text) => (streamed += text) }, renew);
        return { conversationId: posted.conversationId, streamed };
      }),
    );
    expect(new Set(texts.map((one) => one.conversationId)).size).toBe(100);
    for (const { conversationId, streamed } of texts) {
      const [question, answer, ...more] = await messages(conversationId);
      expect(more).toEqual([]);
      expect(question?.role).toBe("user");
      expect(answer).toMatchObject({ status: "complete", content: streamed, parentId: question?.id });
    }
  }, 120_000);
});
