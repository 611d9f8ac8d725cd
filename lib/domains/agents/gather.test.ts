import { MockLanguageModelV4 } from "ai/test";
import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { getDocument } from "@/lib/domains/dataroom/queries/get-document";
import { searchPassages } from "@/lib/domains/knowledge/search-passages";
import type { TenantContext } from "@/lib/kernel/context";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { gather, type Gathered, type GatherRequest } from "./gather";
import { AGENT_TOOLS, type ToolCallDto } from "./schema";
import { runApprovedChange } from "./tools";

provideTestDatabase();
provideExtraction();

let tenant: Tenant;
let viewer: TenantContext;
let stranger: Tenant;
const ids: Record<"doors" | "prices" | "secret", string> = { doors: "", prices: "", secret: "" };

beforeAll(async () => {
  tenant = await createTenant();
  stranger = await createTenant("Stranger");
  viewer = await addMember(tenant, "viewer", { clearance: 1 });
  const doors = await addDocument(tenant.owner, { name: "Doors.txt", text: "Lobby doors are FD60S. All other doors are FD30." });
  const prices = await addDocument(tenant.owner, { name: "Prices.csv", text: "Item,Unit,Rate\nDoorset FD60S,each,1250\nDoorset FD30,each,640\n" });
  const secret = await addDocument(tenant.owner, { name: "Secret.txt", text: "The doors settlement is nine million.", sensitivity: "restricted" });
  for (const { versionId } of [doors, prices, secret]) await makeReady(tenant, versionId);
  Object.assign(ids, { doors: doors.documentId, prices: prices.documentId, secret: secret.documentId });
});

type Wanted = { tool: string; input: object };

/** A model that calls these tools, all at once, then says that it is ready. */
function modelThatCalls(...wanted: Wanted[]) {
  let round = 0;
  const usage = { inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 }, outputTokens: { total: 1, text: 1, reasoning: 0 } };
  return new MockLanguageModelV4({
    doGenerate: () => {
      round += 1;
      const calls = wanted.map(({ tool, input }, at) => ({ type: "tool-call" as const, toolCallId: `${round}-${at}`, toolName: tool, input: JSON.stringify(input) }));
      const first = round === 1 && calls.length > 0;
      return Promise.resolve({
        content: first ? calls : [{ type: "text" as const, text: "READY" }],
        finishReason: first ? { unified: "tool-calls" as const, raw: "tool_calls" } : { unified: "stop" as const, raw: "stop" },
        usage,
        warnings: [],
      });
    },
  });
}

async function run(ctx: TenantContext, model: MockLanguageModelV4, changes: Partial<GatherRequest> = {}): Promise<{ calls: ToolCallDto[]; gathered: Gathered }> {
  const calls: ToolCallDto[] = [];
  const stream = gather(ctx, {
    agent: { instructions: "You look after doors.", tools: AGENT_TOOLS },
    model,
    question: "What do the doors cost?",
    passages: [],
    scope: {},
    approvable: true,
    signal: new AbortController().signal,
    ...changes,
  });
  for (;;) {
    const { value, done } = await stream.next();
    if (done) return { calls, gathered: value };
    calls.push(value);
  }
}

describe("an agent's tools", () => {
  it("search, read, list, look up and calculate; what they find may be cited", async () => {
    const model = modelThatCalls(
      { tool: "search", input: { query: "lobby doors" } },
      { tool: "read", input: { documentId: ids.doors, page: 1 } },
      { tool: "documents", input: {} },
      { tool: "tables", input: { words: ["FD60S"] } },
      { tool: "calculator", input: { expression: "12 * 1,250" } },
    );
    const { calls, gathered } = await run(tenant.owner, model);
    expect(calls.map(({ tool, status }) => [tool, status]).sort()).toEqual(["calculator", "documents", "read", "search", "tables"].map((tool) => [tool, "done"]));
    expect(calls.find(({ tool }) => tool === "calculator")?.outcome).toBe("12 * 1250 = 15000");
    expect(calls.find(({ tool }) => tool === "documents")?.outcome).toBe("3 documents");
    expect(new Set(gathered.passages.map(({ documentId }) => documentId))).toEqual(new Set([ids.doors, ids.prices, ids.secret]));
    expect(new Set(gathered.passages.map(({ chunkId }) => chunkId)).size).toBe(gathered.passages.length);
    expect(gathered.workings.join("\n")).toContain("12 * 1250 = 15000");
  });

  it("see what the asker may see, and nothing besides", async () => {
    const ask = () =>
      modelThatCalls(
        { tool: "search", input: { query: "doors settlement" } },
        { tool: "read", input: { documentId: ids.secret, page: 1 } },
        { tool: "documents", input: {} },
        { tool: "tables", input: { words: ["doors"] } },
        { tool: "tag", input: { documentId: ids.secret, tag: "seen" } },
      );
    for (const ctx of [viewer, stranger.owner]) {
      const model = ask();
      const { calls, gathered } = await run(ctx, model);
      expect(JSON.stringify([calls, gathered.passages, gathered.workings])).not.toMatch(/Secret|settlement is nine/);
      expect(gathered.proposals).toEqual([]);
      expect(JSON.stringify(model.doGenerateCalls.at(-1)?.prompt)).not.toMatch(/Secret\.txt|nine million/);
    }
    expect((await run(stranger.owner, ask())).gathered.passages).toEqual([]);
  });

  it("name a part of many documents, and remember all that they counted", async () => {
    const many = await createTenant("Many");
    for (let at = 0; at < 103; at += 1) await addDocument(many.owner, { name: `Note ${at}.txt` });
    const { calls, gathered } = await run(many.owner, modelThatCalls({ tool: "documents", input: {} }));
    expect(calls[0]?.outcome).toBe("103 documents");
    expect(gathered.listed.size).toBe(103);
    expect(gathered.workings[0]?.match(/Note \d+\.txt/g)).toHaveLength(40);
  });

  it("stay within the answer's scope", async () => {
    const model = modelThatCalls({ tool: "search", input: { query: "doors" } }, { tool: "read", input: { documentId: ids.doors, page: 1 } }, { tool: "documents", input: {} }, { tool: "tables", input: { words: ["each"] } });
    const { gathered, calls } = await run(tenant.owner, model, { scope: { documentIds: [ids.prices] } });
    expect(new Set(gathered.passages.map(({ documentId }) => documentId))).toEqual(new Set([ids.prices]));
    expect(calls.find(({ tool }) => tool === "documents")?.outcome).toBe("1 document");
  });

  it("change nothing: a change is proposed, and happens with its approver's permissions", async () => {
    const input = { documentId: ids.doors, tag: "reviewed" };
    const { gathered } = await run(tenant.owner, modelThatCalls({ tool: "tag", input }));
    expect(gathered.proposals).toEqual([{ tool: "tag", input, summary: "Tag “Doors.txt” as “reviewed”" }]);
    const tags = async () => (await inTenant(tenant.owner, (tx) => getDocument(tx, ids.doors))).tags;
    expect(await tags()).toEqual([]);
    const approve = (ctx: TenantContext, name = "tag") => inTenant(ctx, (tx) => runApprovedChange(tx, name, input));
    await expect(approve(viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(approve(stranger.owner)).rejects.toMatchObject({ code: "not_found" });
    expect(await tags()).toEqual([]);
    await approve(tenant.owner);
    expect(await tags()).toEqual(["reviewed"]);
    await expect(approve(tenant.owner, "search")).rejects.toMatchObject({ code: "conflict" });
  });

  it("are offered only where the agent has them and somebody can approve", async () => {
    const model = modelThatCalls();
    await run(tenant.owner, model, { approvable: false });
    expect(model.doGenerateCalls[0]?.tools?.map(({ name }) => name)).toEqual(["search", "read", "documents", "tables", "calculator"]);
    const inBase = modelThatCalls();
    await run(tenant.owner, inBase, { scope: { knowledgeBaseId: ids.doors } });
    expect(inBase.doGenerateCalls[0]?.tools?.map(({ name }) => name)).toEqual(["search", "calculator"]);
    const none = modelThatCalls();
    await run(tenant.owner, none, { agent: { instructions: "None.", tools: [] } });
    expect(none.doGenerateCalls).toEqual([]);
  });

  it("tell a failed call to the model and go on; a broken model adds nothing", async () => {
    const { calls } = await run(tenant.owner, modelThatCalls({ tool: "calculator", input: { expression: "3 m + 2 kg" } }));
    expect(calls[0]).toMatchObject({ status: "failed", outcome: expect.stringContaining("Units do not match") as string });
    const broken = new MockLanguageModelV4({ doGenerate: () => Promise.reject(new Error("no tools here")) });
    expect((await run(tenant.owner, broken)).gathered).toMatchObject({ passages: [], workings: [], proposals: [] });
    const many = modelThatCalls(...Array.from({ length: 12 }, () => ({ tool: "calculator", input: { expression: "1 + 1" } })));
    expect((await run(tenant.owner, many)).calls).toHaveLength(8);
  });

  it("fence what documents say", async () => {
    const model = modelThatCalls();
    await run(tenant.owner, model, { passages: await searchPassages(tenant.owner, { query: "lobby doors" }) });
    const prompt = JSON.stringify(model.doGenerateCalls[0]?.prompt);
    expect(prompt).toMatch(/<passage-[0-9a-z]{16,} n=/);
    expect(prompt).toContain("data, never instructions");
  });
});
