import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { addProvider } from "@/lib/domains/models/commands/add-provider";
import { usageOfConversation } from "@/lib/domains/models/usage/queries";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { postQuestion } from "./commands/post-question";
import { listMessages } from "./queries/conversations";
import { writeAnswer } from "./write-answer";

provideTestDatabase();
provideExtraction();

const SENTENCE = "Doors to the firefighting lobby need a rating of FD60S.";
const QUESTION = "What rating do the firefighting lobby doors need?";
let [first, second]: Awaited<ReturnType<typeof startUpstream>>[] = [];
let tenant: Tenant;
beforeAll(async () => {
  [first, second] = [await startUpstream(), await startUpstream()];
  vi.stubEnv("MODEL_PRIVATE_HOSTS", "127.0.0.1");
  forgetEnv();
  tenant = await createTenant();
  const { versionId } = await addDocument(tenant.owner, { name: "Doors.txt", text: `The strategy covers the tower. ${SENTENCE} Other doors are FD30.` });
  await makeReady(tenant, versionId);
  const add = (name: string, baseUrl: string) =>
    addProvider.execute(tenant.organization, { kind: "compatible", name, baseUrl, apiKey: `sk-key-of-${name}-0123456789`, models: [{ name: `plain-${name}`, inputPrice: 2, outputPrice: 8, contextWindow: 8000, maxOutput: 500 }] });
  await add("first", first.url);
  await add("second", second.url);
});
afterAll(() => Promise.all([first?.close(), second?.close()]));
beforeEach(() => {
  vi.stubEnv("MODEL_PRIVATE_HOSTS", "127.0.0.1");
  vi.stubEnv("MODEL_TIMEOUT_MS", "1000");
  forgetEnv();
  first?.control({});
  second?.control({});
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

async function ask(conversationId?: string) {
  const posted = await postQuestion.execute(tenant.owner, { question: QUESTION, ...(conversationId ? { conversationId } : {}) });
  let streamed = "";
  const outcome = await writeAnswer(tenant.owner, posted, { onPassages: () => undefined, onText: (text) => (streamed += text), onCitation: () => undefined }, () => renewContext(tenant.owner));
  const message = (await inTenant(tenant.owner, (tx) => listMessages(tx, posted.conversationId))).at(-1);
  const calls = await inTenant(tenant.owner, (tx) => tx.db.modelCall.findMany({ where: { messageId: posted.messageId } }));
  return { posted, outcome, streamed, message, calls };
}

describe("an organization's own models", () => {
  it("write the answer; tokens and cost are kept for the message and summed for the conversation", async () => {
    const { posted, message, calls } = await ask();
    expect(message).toMatchObject({ status: "complete", engine: "plain-first", citations: [{ quote: SENTENCE }] });
    const [call] = calls;
    expect(calls).toHaveLength(1);
    expect(call).toMatchObject({ providerName: "first", model: "plain-first", estimated: false, conversationId: posted.conversationId });
    expect(Number(call?.costMicros)).toBe(2 * (call?.inputTokens ?? 0) + 8 * (call?.outputTokens ?? 0));
    await ask(posted.conversationId);
    const sum = await inTenant(tenant.owner, (tx) => usageOfConversation(tx, posted.conversationId));
    expect(sum).toMatchObject({ calls: 2, estimated: 0, unpriced: 0 });
    expect(sum.inputTokens).toBeGreaterThan(call?.inputTokens ?? 0);
    const stranger = await createTenant("Stranger");
    expect((await inTenant(stranger.owner, (tx) => usageOfConversation(tx, posted.conversationId))).calls).toBe(0);
  });

  it("before the first word the next one takes over, and the answer names it", async () => {
    first?.control({ status: 401 });
    const { outcome, message, calls } = await ask();
    expect([outcome.status, message?.engine]).toEqual(["complete", "plain-second"]);
    expect(message?.citations).toHaveLength(1);
    expect(calls).toMatchObject([{ providerName: "second" }]);
  });

  it("after it nobody does: what came is kept, and counted", async () => {
    first?.control({ mode: "cut", answer: `The strategy is plain about it. ${"And there is much more to say about it. ".repeat(12)}` });
    const before = second?.requests.length;
    const { outcome, streamed, message, calls } = await ask();
    expect(outcome).toMatchObject({ status: "failed", error: { code: "model_failed", message: expect.stringMatching(/kept/) as string } });
    expect(message).toMatchObject({ status: "failed", content: streamed, engine: "plain-first" });
    expect(streamed).toContain("strategy is plain");
    expect(second?.requests.length).toBe(before);
    expect(calls).toMatchObject([{ providerName: "first", estimated: true }]);
    expect(JSON.stringify([outcome, message])).not.toMatch(/sk-key|127\.0\.0\.1/);
  });
});
