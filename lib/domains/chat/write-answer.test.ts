import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { listPages } from "@/lib/domains/dataroom/queries/get-document";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import { forgetEnv } from "@/lib/kernel/env";
import { MessageSweeper } from "@/lib/worker/message-sweeper";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { postQuestion } from "./commands/post-question";
import { stopAnswer } from "./commands/stop-answer";
import { insertCitations, listCitations } from "./queries/citation-dto";
import { listMessages } from "./queries/conversations";
import type { CitationDto } from "./schema";
import { type AnswerListener, writeAnswer } from "./write-answer";

provideTestDatabase();
provideExtraction();

const SENTENCE = "Doors to the firefighting lobby need a rating of FD60S.";
const QUESTION = "What rating do the firefighting lobby doors need?";
let upstream: Awaited<ReturnType<typeof startUpstream>>;
let tenant: Tenant;
let documentId: string;
beforeAll(async () => {
  upstream = await startUpstream();
  tenant = await createTenant();
  const doors = await addDocument(tenant.owner, { name: "Doors.txt", text: `The strategy covers the tower. ${SENTENCE} Other doors are FD30.` });
  documentId = doors.documentId;
  await makeReady(tenant, doors.versionId);
});
afterAll(() => upstream.close());
beforeEach(() => {
  vi.stubEnv("OPENAI_BASE_URL", upstream.url);
  vi.stubEnv("OPENAI_API_KEY", "sk-secret-of-the-operator");
  vi.stubEnv("MODEL_TIMEOUT_MS", "1000");
  forgetEnv();
  upstream.control({});
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

const quiet: AnswerListener = { onPassages: () => undefined, onText: () => undefined, onCitation: () => undefined };
const ctx = () => tenant.owner;
const renew = () => renewContext(ctx());

async function ask(listener: Partial<AnswerListener> = {}) {
  const posted = await postQuestion.execute(ctx(), { question: QUESTION });
  const outcome = await writeAnswer(ctx(), posted, { ...quiet, ...listener }, renew);
  const message = (await inTenant(ctx(), (tx) => listMessages(tx, posted.conversationId))).at(-1);
  if (!message) throw new Error("the answer is missing");
  return { posted, outcome, message };
}

/** What is stored as a citation stands on the page it names, in those words. */
async function expectTrue(citations: readonly CitationDto[]): Promise<void> {
  for (const citation of citations) {
    const [page] = await inTenant(ctx(), (tx) => listPages(tx, { documentId: citation.documentId, versionId: citation.versionId, from: citation.page, to: citation.page }));
    expect(page?.text.slice(citation.start, citation.end)).toBe(citation.quote);
  }
}

describe("an answer that arrives", () => {
  it("is kept with its checked citation and the facts of how it was made", async () => {
    const streamed: string[] = [];
    const { posted, outcome, message } = await ask({ onText: (text) => streamed.push(text) });
    expect(outcome).toMatchObject({ status: "complete", error: null, notFound: false, unsupported: [] });
    expect(message).toMatchObject({ status: "complete", content: streamed.join(""), engine: "gpt-4o-mini", error: null });
    expect(message.content).toContain("[1]");
    expect(message.content).not.toMatch(/<\/?cite/);
    expect(message.citations.map((citation) => [citation.documentId, citation.quote])).toEqual([[documentId, SENTENCE]]);
    await expectTrue(message.citations);
    const event = await inTenant(ctx(), (tx) => tx.db.event.findFirstOrThrow({ where: { type: "chat.answer-given", objectId: posted.conversationId } }));
    expect(event.payload).toMatchObject({ status: "complete", messageId: posted.messageId, citedVersions: [message.citations[0]?.versionId] });
    expect(JSON.stringify(event.payload)).not.toContain("FD60S");
  });

  it.each(["fabricate", "number-swapped", "wrong-passage", "near-miss", "bare", "unclosed"])("the model's mode %s never makes a false citation", async (mode) => {
    upstream.control({ mode });
    const { outcome, message } = await ask();
    expect(outcome.status).toBe("complete");
    await expectTrue(message.citations);
    if (mode === "fabricate" || mode === "number-swapped") {
      expect(message.citations).toEqual([]);
      expect(message.unsupported.length).toBeGreaterThan(0);
    }
  });

  it("a citation of a sheet names its cells, while it streams and afterwards", async () => {
    const prices = await createTenant("Prices");
    const sheet = await addDocument(prices.owner, { name: "Prices.csv", text: "Door,Leaf,Price\nD-01,Oak,480\n\nD-02,Steel,510\n" });
    await makeReady(prices, sheet.versionId);
    upstream.control({ answer: 'The leaf of D-02 is <cite p="1">Steel 510</cite>' });
    const streamed: CitationDto[] = [];
    const posted = await postQuestion.execute(prices.owner, { question: "What is the price of door D-02?" });
    await writeAnswer(prices.owner, posted, { ...quiet, onCitation: (citation) => streamed.push(citation) }, () => renewContext(prices.owner));
    const stored = (await inTenant(prices.owner, (tx) => listMessages(tx, posted.conversationId))).at(-1)?.citations;
    expect([streamed[0]?.cells, stored?.[0]?.cells]).toEqual(["B4:C4", "B4:C4"]);
  });

  it("keeps any number of citations", async () => {
    const { message } = await ask();
    const [citation] = message.citations;
    if (!citation) throw new Error("no citation");
    const many = Array.from({ length: 6_500 }, (_, at) => ({ ...citation, number: at + 1, headingPath: [`Part ${at}`, 'of "it"'] }));
    await inTenant(ctx(), (tx) => insertCitations(tx, message.id, many));
    const kept = await inTenant(ctx(), (tx) => tx.db.citation.findMany({ where: { messageId: message.id }, orderBy: { number: "asc" } }));
    expect(kept).toHaveLength(6_500);
    expect(kept.at(-1)).toMatchObject({ number: 6_500, quote: SENTENCE, start: citation.start, end: citation.end, headingPath: ["Part 6499", 'of "it"'] });
  });

  it("an injected citation of another tenant's document is none", async () => {
    const stranger = await createTenant("Stranger");
    const foreign = await addDocument(stranger.owner, { text: "The firefighting lobby secret is 4711." });
    await makeReady(stranger, foreign.versionId);
    upstream.control({ answer: `It says <cite p="${foreign.documentId}">The firefighting lobby secret is 4711.</cite> and <cite p="99">The firefighting lobby secret is 4711.</cite>` });
    const { message } = await ask();
    expect(message.citations).toEqual([]);
    expect(upstream.requests.at(-1)?.prompt).not.toContain("4711");
  });

  it("says so when the documents say nothing", async () => {
    const empty = await createTenant("Empty");
    const posted = await postQuestion.execute(empty.owner, { question: QUESTION });
    const before = upstream.requests.length;
    const outcome = await writeAnswer(empty.owner, posted, quiet, () => renewContext(empty.owner));
    expect(outcome).toMatchObject({ status: "complete", notFound: true, unsupported: [] });
    expect(upstream.requests.length).toBe(before);
  });
});

describe("an answer that does not", () => {
  it.each([
    [{ status: 401 }, "model_refused_key"],
    [{ status: 404 }, "model_not_found"],
    [{ status: 429 }, "model_rate_limited"],
    [{ status: 500 }, "model_failed"],
    [{ mode: "hang" }, "timeout"],
  ])("%j is told plainly and leaks nothing", async (behaviour, code) => {
    upstream.control(behaviour);
    const { outcome, message } = await ask();
    expect(outcome).toMatchObject({ status: "failed", error: { code } });
    expect(message).toMatchObject({ status: "failed", content: "", error: { code, message: expect.stringMatching(/kept/) as string } });
    expect(JSON.stringify([outcome, message])).not.toMatch(/sk-secret|internal-host|upstream says/);
  });

  it.each(["cut", "end-early", "error-midway", "hang-midway"])("%s: what had arrived is kept", async (mode) => {
    upstream.control({ mode, answer: `The strategy is plain about it. <cite p="1">${SENTENCE}</cite> ${"And there is much more to say about it. ".repeat(12)}` });
    let streamed = "";
    const { outcome, message } = await ask({ onText: (text) => (streamed += text) });
    expect(outcome.status).toBe("failed");
    expect(message).toMatchObject({ status: "failed", content: streamed });
    expect(message.content).toContain("strategy is plain");
    expect(message.citations).toHaveLength(1);
    expect(JSON.stringify(message)).not.toContain("secret-detail");
  });

  it("stopped: ends at once with what had arrived", async () => {
    upstream.control({ tokenMs: 30, answer: "It goes on. ".repeat(200) });
    const posted = await postQuestion.execute(ctx(), { question: QUESTION });
    const started = Date.now();
    let stopping: Promise<unknown> | undefined;
    const outcome = await writeAnswer(ctx(), posted, { ...quiet, onText: () => void (stopping ??= stopAnswer.execute(ctx(), { messageId: posted.messageId })) }, renew);
    await stopping;
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(outcome).toMatchObject({ status: "stopped", error: null });
    const message = (await inTenant(ctx(), (tx) => listMessages(tx, posted.conversationId))).at(-1);
    expect(message).toMatchObject({ status: "stopped", error: null });
    const whole = "It goes on. ".repeat(200);
    expect(whole.startsWith(message?.content ?? "nothing kept")).toBe(true);
    expect(message?.content.length).toBeLessThan(whole.length / 2);
    expect(message?.content).not.toBe("");
    expect((await eventTypes(ctx())).slice(-2)).toEqual(["chat.answer-stopped", "chat.answer-given"]);
  });

  it("stopped or deleted from another process: noticed at the next heartbeat", async () => {
    upstream.control({ tokenMs: 30, answer: "It goes on. ".repeat(400) });
    const posted = await postQuestion.execute(ctx(), { question: QUESTION });
    const writing = writeAnswer(ctx(), posted, quiet, renew);
    await sleep(300);
    await inTenant(ctx(), (tx) => tx.db.message.delete({ where: { id: posted.messageId } }));
    expect((await writing).status).toBe("stopped");
    expect(await inTenant(ctx(), (tx) => tx.db.message.count({ where: { id: posted.messageId } }))).toBe(0);
  });
});

describe("afterwards", () => {
  it("an answer whose server was killed is marked interrupted with what was kept", async () => {
    const posted = await postQuestion.execute(ctx(), { question: QUESTION });
    const lively = await postQuestion.execute(ctx(), { question: QUESTION });
    await inUnscoped((db) => db.message.update({ where: { id: posted.messageId }, data: { content: "Half of", heartbeatAt: new Date(Date.now() - 60_000) } }));
    const read = async (conversationId: string) => (await inTenant(ctx(), (tx) => listMessages(tx, conversationId))).at(-1);
    expect(await read(posted.conversationId)).toMatchObject({ status: "interrupted", content: "Half of" });
    const sweeper = new MessageSweeper();
    sweeper.start();
    await vi.waitFor(async () => {
      const row = await inUnscoped((db) => db.message.findUniqueOrThrow({ where: { id: posted.messageId } }));
      expect(row).toMatchObject({ status: "interrupted", content: "Half of" });
    });
    sweeper.stop();
    expect(await read(lively.conversationId)).toMatchObject({ status: "streaming" });
    const next = await postQuestion.execute(ctx(), { question: "Again?", conversationId: posted.conversationId });
    expect(next.history.at(-1)).toEqual({ role: "assistant", text: "Half of" });
  });

  it("a reader who lost a document reads the answer without its words", async () => {
    const { posted, message } = await ask();
    const low = await addMember(tenant, "viewer", { clearance: 0 });
    expect((await inTenant(low, (tx) => listCitations(tx, [message.id]))).size).toBe(0);
    const stranger = await createTenant("Stranger");
    expect((await inTenant(stranger.owner, (tx) => listCitations(tx, [message.id]))).size).toBe(0);
    const slipped = message.citations.map((citation) => ({ ...citation, number: 7 }));
    await expect(inTenant(stranger.owner, (tx) => insertCitations(tx, message.id, slipped))).rejects.toThrow(/foreign key|23503/i);
    await trashDocument.execute(ctx(), { documentId });
    expect((await inTenant(ctx(), (tx) => listMessages(tx, posted.conversationId))).at(-1)?.citations).toEqual([]);
  });
});
