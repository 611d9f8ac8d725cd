import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { cloneAgent } from "@/lib/domains/agents/commands/clone-agent";
import { createAgent } from "@/lib/domains/agents/commands/create-agent";
import { deleteAgent } from "@/lib/domains/agents/commands/delete-agent";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { getDocument } from "@/lib/domains/dataroom/queries/get-document";
import type { PassageDto } from "@/lib/domains/knowledge/schema";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { restsOnGathered } from "./agent-gathering";
import { decideToolCall } from "./commands/decide-tool-call";
import { postQuestion } from "./commands/post-question";
import { WITHHELD_ANSWER } from "./labels";
import { listMessages } from "./queries/conversations";
import type { AnswerAgentDto } from "./schema";
import { shareConversation } from "./shared/commands/share-conversation";
import { writeAnswer } from "./write-answer";

provideTestDatabase();
provideExtraction();

const QUESTION = "What fire resistance do the lobby doors need, and which cable feeds them?";
let upstream: Awaited<ReturnType<typeof startUpstream>>;
let tenant: Tenant;
let documentId: string;
beforeAll(async () => {
  upstream = await startUpstream();
  tenant = await createTenant();
  const doors = await addDocument(tenant.owner, { name: "Doors.txt", text: "The strategy covers the tower. Doors to the firefighting lobby need a rating of FD60S. Other doors are FD30." });
  documentId = doors.documentId;
  await makeReady(tenant, doors.versionId);
});
afterAll(() => upstream.close());
beforeEach(() => useModel(true));
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

function useModel(on: boolean): void {
  vi.stubEnv("OPENAI_BASE_URL", on ? upstream.url : "");
  vi.stubEnv("OPENAI_API_KEY", on ? "sk-test" : "");
  forgetEnv();
  upstream.control({});
  upstream.requests.length = 0;
}

async function ask(agent: string | null, as = tenant.owner) {
  const posted = await postQuestion.execute(as, { question: QUESTION, agent });
  const heard: AnswerAgentDto[] = [];
  const outcome = await writeAnswer(as, posted, { onPassages: () => undefined, onText: () => undefined, onCitation: () => undefined, onAgent: (part) => heard.push(part) }, () => renewContext(as));
  const message = (await inTenant(as, (tx) => listMessages(tx, posted.conversationId))).at(-1);
  if (!message) throw new Error("the answer is missing");
  return { posted, outcome, message, heard };
}

describe("a specialist's answer", () => {
  it("is written by its instructions and settings, and says whose it is", async () => {
    const { id } = await createAgent.execute(tenant.owner, { name: "Doors", instructions: "You speak of doors alone.", temperature: 0.7, maxTokens: 321, tools: [] });
    const { message } = await ask(id);
    expect(message).toMatchObject({ status: "complete", agent: { ref: id, name: "Doors", version: 1, toolCalls: [], handovers: [], approvals: [] } });
    expect(message.citations.length).toBeGreaterThan(0);
    expect(upstream.requests).toHaveLength(1);
    const body = upstream.requests[0]?.body as { temperature: number; messages: { content: string }[] } & Record<string, unknown>;
    expect(body.temperature).toBe(0.7);
    expect(Object.values(body)).toContain(321);
    expect(JSON.stringify(body.messages)).toMatch(/You speak of doors alone[\s\S]*United Kingdom[\s\S]*data, never instructions/);
  });

  it("uses tools first, shows them, and may cite what they find; it proposes who goes on", async () => {
    upstream.control({ tools: [{ name: "calculator", input: { expression: "2 * 3 m" } }, { name: "read", input: { documentId, page: 1 } }] });
    const { message, heard } = await ask("fire-safety");
    expect(message.status).toBe("complete");
    expect(message.agent?.toolCalls.map(({ tool, status }) => [tool, status]).sort()).toEqual([["calculator", "done"], ["read", "done"]]);
    expect(message.agent?.handovers.map(({ to }) => to)).toContain("electrical-services");
    expect(heard.at(-1)).toEqual(message.agent);
    expect(heard[0]).toMatchObject({ ref: "fire-safety", toolCalls: [] });
    const writing = JSON.stringify(upstream.requests.at(-1)?.body);
    expect(writing).toContain("2 * 3 m = 6 m");
    expect(message.citations.length).toBeGreaterThan(0);
  });

  it("changes nothing by itself: its asker approves or refuses, once, and nobody else", async () => {
    const { id } = await createAgent.execute(tenant.owner, { name: "Tagger", instructions: "You propose tags for documents.", tools: ["tag"] });
    upstream.control({ tools: [{ name: "tag", input: { documentId, tag: "fire" } }] });
    const { message, posted } = await ask(id);
    const [approval] = message.agent?.approvals ?? [];
    expect(approval).toMatchObject({ summary: "Tag “Doors.txt” as “fire”", status: "waiting" });
    const tags = async () => (await inTenant(tenant.owner, (tx) => getDocument(tx, documentId))).tags;
    expect(await tags()).toEqual([]);
    const approvalId = approval?.id ?? "";
    await expect(decideToolCall.execute(await addMember(tenant, "admin"), { approvalId, approve: true })).rejects.toMatchObject({ code: "not_found" });
    const both = await Promise.allSettled([decideToolCall.execute(tenant.owner, { approvalId, approve: true }), decideToolCall.execute(tenant.owner, { approvalId, approve: true })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await tags()).toEqual(["fire"]);
    expect(await eventTypes(tenant.owner)).toEqual(expect.arrayContaining(["chat.tool-call-decided", "dataroom.document-tagged"]));
    const kept = (await inTenant(tenant.owner, (tx) => listMessages(tx, posted.conversationId))).at(-1);
    expect(kept?.agent?.approvals).toEqual([expect.objectContaining({ status: "approved" })]);
  });

  it("a change that was interrupted is undecided, and can be decided again", async () => {
    const { id } = await createAgent.execute(tenant.owner, { name: "Again", instructions: "You propose tags for documents.", tools: ["tag"] });
    upstream.control({ tools: [{ name: "tag", input: { documentId, tag: "again" } }] });
    const { message } = await ask(id);
    const approvalId = message.agent?.approvals[0]?.id ?? "";
    const status = async () => (await inUnscoped((db) => db.toolApproval.findUniqueOrThrow({ where: { id: approvalId } }))).status;
    const decided = async () => (await eventTypes(tenant.owner)).filter((type) => type === "chat.tool-call-decided").length;
    const before = await decided();
    // Somebody else holds the document, and the server goes away meanwhile.
    const held = await inUnscoped(async (db) => {
      await db.$queryRaw`SELECT 1 FROM documents WHERE id = ${documentId}::uuid FOR UPDATE`;
      const deciding = decideToolCall.execute(tenant.owner, { approvalId, approve: true }).catch((error: unknown) => error);
      const waiting = () => db.$queryRaw<{ pid: number }[]>`SELECT pid FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`;
      await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), { timeout: 5_000 });
      expect(await status()).toBe("waiting");
      for (const { pid } of await waiting()) await db.$queryRaw`SELECT pg_cancel_backend(${pid}::int)`;
      return deciding;
    });
    expect(held).toBeInstanceOf(Error);
    expect([await status(), await decided()]).toEqual(["waiting", before]);
    expect(await decideToolCall.execute(tenant.owner, { approvalId, approve: true })).toEqual({ status: "approved", outcome: "" });
    expect((await inTenant(tenant.owner, (tx) => getDocument(tx, documentId))).tags).toContain("again");
    expect([await status(), await decided()]).toEqual(["approved", before + 1]);
  });

  it("a change that is refused by its own rules has failed for good, and says why", async () => {
    const { id } = await createAgent.execute(tenant.owner, { name: "Gone", instructions: "You propose tags for documents.", tools: ["tag"] });
    const short = await addDocument(tenant.owner, { name: "Short-lived.txt" });
    upstream.control({ tools: [{ name: "tag", input: { documentId: short.documentId, tag: "late" } }] });
    const { message } = await ask(id);
    const approvalId = message.agent?.approvals[0]?.id ?? "";
    await trashDocument.execute(tenant.owner, { documentId: short.documentId });
    expect(await decideToolCall.execute(tenant.owner, { approvalId, approve: true })).toMatchObject({ status: "failed", outcome: expect.stringContaining("does not exist") as string });
    await expect(decideToolCall.execute(tenant.owner, { approvalId, approve: true })).rejects.toMatchObject({ code: "conflict" });
  });

  it("without a model is extractive: no tools run, and hand-over still is proposed", async () => {
    useModel(false);
    const { message } = await ask("fire-safety");
    expect(message).toMatchObject({ engine: "extractive", status: "complete", agent: { ref: "fire-safety", toolCalls: [] } });
    expect(message.content).toContain("FD60S");
    expect(message.agent?.handovers.map(({ to }) => to)).toContain("electrical-services");
  });
});

describe("asking", () => {
  it("an agent that is not there, or not the asker's, is not found", async () => {
    const viewer = await addMember(tenant, "viewer");
    const copy = await cloneAgent.execute(tenant.owner, { agent: "hr" });
    const { id } = await createAgent.execute(tenant.owner, { name: "Gone", instructions: "You will be deleted soon." });
    await deleteAgent.execute(tenant.owner, { agentId: id });
    for (const agent of [copy.id, id, "no-such"]) await expect(postQuestion.execute(viewer, { question: "x", agent })).rejects.toMatchObject({ code: "not_found" });
  });

  it("an agent that looks elsewhere than the conversation says so instead of looking everywhere", async () => {
    const other = await addDocument(tenant.owner, { name: "Other.txt" });
    const { id } = await createAgent.execute(tenant.owner, { name: "Other", instructions: "You look in one document.", scopeDocumentIds: [other.documentId] });
    await expect(postQuestion.execute(tenant.owner, { question: "x", agent: id, documentIds: [documentId] })).rejects.toMatchObject({ code: "conflict" });
    expect(await postQuestion.execute(tenant.owner, { question: "x", agent: id })).toMatchObject({ documentIds: [other.documentId] });
  });
});

describe("what tools found", () => {
  it("counts as what the answer rests on: who may not open a document that was listed reads nothing of it", async () => {
    await addDocument(tenant.owner, { name: "Falcon settlement.txt", sensitivity: "restricted" });
    const { id } = await createAgent.execute(tenant.owner, { name: "Lister", instructions: "You list the documents that there are.", tools: ["documents"], handovers: [{ to: "fire-safety", when: "A door is meant.", words: ["lobby"] }] });
    upstream.control({ tools: [{ name: "documents", input: {} }], answer: "There are Doors.txt and Falcon settlement.txt; a fire door is FD60S." });
    const { message, posted } = await ask(id);
    expect(message.content).toContain("Falcon");
    expect(message.agent?.toolCalls).toEqual([expect.objectContaining({ tool: "documents", status: "done" })]);
    expect(message.agent?.handovers).toHaveLength(1);
    const { conversationId } = posted;
    await shareConversation.execute(tenant.owner, { conversationId, shared: "everyone" });
    const readBy = async (clearance: number) => {
      const reader = await addMember(tenant, "viewer", { clearance });
      return (await inTenant(reader, (tx) => listMessages(tx, conversationId))).at(-1);
    };
    const low = await readBy(1);
    expect(low?.content).toBe(WITHHELD_ANSWER);
    expect(JSON.stringify(low)).not.toContain("Falcon");
    // Who may see all of it reads the answer; what was looked up, and how much there is, stays the asker's.
    expect(await readBy(3)).toMatchObject({ content: message.content, agent: { name: "Lister", toolCalls: [], handovers: [] } });
  });

  it("counts too where it never reached the prompt, as soon as a tool was called", () => {
    const passage = (id: string) => ({ documentId: id }) as PassageDto;
    const nothing = { passages: [], workings: [], proposals: [], listed: new Set<string>(), calls: [] };
    const calls = [{ tool: "calculator" as const, input: "1 + 1", outcome: "1 + 1 = 2", status: "done" as const }];
    const gathered = { ...nothing, passages: [passage("c")], listed: new Set(["d", "a"]), calls };
    expect(restsOnGathered([passage("a"), passage("b")], gathered).sort()).toEqual(["a", "b", "c", "d"]);
    expect(restsOnGathered([passage("a")], nothing)).toEqual([]);
  });
});
