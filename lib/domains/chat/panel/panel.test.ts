import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { postQuestion } from "../commands/post-question";
import { convenePanel } from "./commands/convene-panel";
import { stopPanel } from "./commands/stop-panel";
import { findPanel, getPanel } from "./queries";
import { runPanel } from "./run-panel";

provideTestDatabase();
provideExtraction();

const SENTENCE = "Doors to the firefighting lobby shall be FD60S.";
const AGENTS = ["fire-safety", "accessibility", "legal-and-contracts", "quality-assurance"];

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let tenant: Tenant;
beforeAll(async () => {
  upstream = await startUpstream();
  tenant = await createTenant();
  const { versionId } = await addDocument(tenant.owner, { name: "Doors.txt", text: `The strategy covers the tower. ${SENTENCE} Other doors are FD30.` });
  await makeReady(tenant, versionId);
});
afterAll(() => upstream.close());
beforeEach(() => {
  vi.stubEnv("OPENAI_BASE_URL", upstream.url);
  vi.stubEnv("OPENAI_API_KEY", "sk-test");
  forgetEnv();
  upstream.control({ answer: `Doors to the firefighting lobby are FD60S <cite p="1">${SENTENCE}</cite>` });
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

const renew = () => renewContext(tenant.owner);
const convene = async (agents = AGENTS) => convenePanel.execute(tenant.owner, { question: "What rating shall doors to the firefighting lobby have?", agents });
const read = (conversationId: string, ctx = tenant.owner) => inTenant(ctx, (tx) => getPanel(tx, conversationId));

describe("a panel", () => {
  it("asks every specialist once, with its own instructions, and merges what they find", async () => {
    const before = upstream.requests.length;
    const panel = await convene();
    await runPanel(tenant.owner, panel, renew);
    const { seats, findings, disagreements, evidence, own } = await read(panel.conversationId);
    expect(seats.map((seat) => [seat.ref, seat.status])).toEqual(AGENTS.map((ref) => [ref, "complete"]));
    expect(findings).toEqual([expect.objectContaining({ by: seats.map((seat) => seat.name), evidence: [1] })]);
    expect([disagreements.length, evidence.length, own]).toEqual([0, 1, true]);
    expect(evidence[0]?.quote).toContain("FD60S");
    // Some look things up first.
    expect(upstream.requests.length - before).toBeGreaterThanOrEqual(4);
    const types = await eventTypes(tenant.owner);
    expect(types.filter((type) => type === "chat.answer-given")).toHaveLength(4);
    expect(types).toContain("chat.panel-convened");
  });

  it("is stopped as a whole: those who write and those who wait", async () => {
    upstream.control({ tokenMs: 20, answer: "It goes on. ".repeat(400) });
    const panel = await convene();
    const running = runPanel(tenant.owner, panel, renew);
    await vi.waitFor(async () => expect((await read(panel.conversationId)).seats.some((seat) => seat.content.length > 0)).toBe(true), { timeout: 5_000 });
    expect(await stopPanel.execute(tenant.owner, { conversationId: panel.conversationId })).toMatchObject({ stopped: 4 });
    await running;
    const { seats } = await read(panel.conversationId);
    expect(seats.map((seat) => seat.status)).toEqual(["stopped", "stopped", "stopped", "stopped"]);
    expect(seats[3]?.content).toBe("");
    expect(await stopPanel.execute(tenant.owner, { conversationId: panel.conversationId })).toMatchObject({ stopped: 0 });
  });

  it("lets nobody begin for an asker who lost his access while they waited", async () => {
    const panel = await convene();
    const ended = () => inTenant(tenant.owner, (tx) => tx.db.message.count({ where: { conversationId: panel.conversationId, status: "complete", role: "assistant" } }));
    await runPanel(tenant.owner, panel, async () => ((await ended()) > 0 ? null : renew()));
    const { seats } = await read(panel.conversationId);
    expect(seats.map((seat) => seat.status)).toEqual(["complete", "complete", "complete", "interrupted"]);
    expect(seats[3]).toMatchObject({ content: "", error: { code: "forbidden" } });
  });

  it("goes on where one cannot begin", async () => {
    const panel = await convene();
    let failed = false;
    await runPanel(tenant.owner, panel, () => {
      if (failed) return renew();
      failed = true;
      return Promise.reject(new Error("the database is away"));
    });
    const { seats } = await read(panel.conversationId);
    expect(seats.map((seat) => seat.status).sort()).toEqual(["complete", "complete", "complete", "streaming"]);
  });

  it("takes no second question, and is its owner's alone", async () => {
    const panel = await convene(AGENTS.slice(0, 2));
    await expect(postQuestion.execute(tenant.owner, { question: "And the stairs?", conversationId: panel.conversationId })).rejects.toMatchObject({ code: "conflict" });
    const viewer = await addMember(tenant, "viewer");
    await expect(read(panel.conversationId, viewer)).rejects.toMatchObject({ code: "not_found" });
    await expect(stopPanel.execute(viewer, { conversationId: panel.conversationId })).rejects.toMatchObject({ code: "not_found" });
    const stranger = await createTenant("Stranger");
    await expect(read(panel.conversationId, stranger.owner)).rejects.toMatchObject({ code: "not_found" });
  });

  it.each([
    [["fire-safety"], "invalid_input"],
    [["fire-safety", "fire-safety"], "invalid_input"],
    [["fire-safety", "no-such-agent"], "not_found"],
  ])("of %j is refused", async (agents, code) => {
    await expect(convene(agents)).rejects.toMatchObject({ code });
  });

  it("an ordinary conversation is none", async () => {
    const { conversationId } = await postQuestion.execute(tenant.owner, { question: "What?" });
    expect(await inTenant(tenant.owner, (tx) => findPanel(tx, conversationId))).toBeNull();
  });
});
