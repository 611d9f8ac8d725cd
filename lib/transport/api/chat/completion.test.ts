import OpenAI from "openai";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { POST as complete } from "@/app/api/v1/chat/completions/route";
import { GET as listModels } from "@/app/api/v1/models/route";
import { GET as getModel } from "@/app/api/v1/models/[model]/route";
import { inTenant } from "@/lib/db/tenant";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { serveRoutes } from "@/scripts/test/api-server";
import { provideTestDatabase } from "@/scripts/test/database";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { expectAnswer } from "../expect-answer.fixture";
import { chunkSchema } from "./chat-schemas";

provideTestDatabase();

const SENTENCE = "Doors to the firefighting lobby shall be FD60S with smoke seals.";
const QUESTION = "Which rating do the doors to the firefighting lobby have?";

let tenant: Tenant;
let stranger: Tenant;
let key: string;
let documentId: string;
let versionId: string;
let server: Awaited<ReturnType<typeof serveRoutes>>;
let upstream: Awaited<ReturnType<typeof startUpstream>>;
let client: OpenAI;

type Cited = { citations?: { documentId: string; versionId: string; page: number; start: number; end: number; quote: string; number: number }[] };

beforeAll(async () => {
  tenant = await createTenant("Acme");
  stranger = await createTenant("Stranger");
  key = (await issueKey(tenant.owner)).secret;
  ({ documentId, versionId } = await addDocument(tenant.owner, { name: "Doors.txt", text: `Door schedule.\n\n${SENTENCE}\n` }));
  await makeReady(tenant, versionId);
  server = await serveRoutes({ "POST /v1/chat/completions": complete, "GET /v1/models": listModels, "GET /v1/models/:model": getModel as never });
  client = new OpenAI({ apiKey: key, baseURL: `${server.url}/v1`, maxRetries: 0 });
  upstream = await startUpstream();
});

afterAll(async () => {
  await server.close();
  await upstream.close();
});

afterEach(() => useModel(undefined));

/** undefined: the built-in engine; else the upstream under this model's name, which says how it behaves. */
function useModel(model: string | undefined): void {
  process.env["OPENAI_BASE_URL"] = model === undefined ? "" : upstream.url;
  process.env["CHAT_MODEL"] = model ?? "";
  forgetEnv();
}

const ask = (extra: object = {}) => ({ model: "muniment", messages: [{ role: "user" as const, content: QUESTION }], ...extra });
const answered = (body: object, as = key) => callApi(complete, "/chat/completions", { key: as, body });

describe.each([["the built-in engine", undefined], ["a model", "echo"]])("an OpenAI client with %s", (_, model) => {
  it("gets an answer with citations that stand in the document", async () => {
    useModel(model);
    const completion = await client.chat.completions.create(ask());
    const message = completion.choices[0]?.message as OpenAI.ChatCompletionMessage & Cited;
    expect(completion.choices[0]?.finish_reason).toBe("stop");
    expect(message.content).toMatch(/FD60S.*\[1\]/s);
    const [citation] = message.citations ?? [];
    expect(citation).toMatchObject({ documentId, versionId, page: 1, number: 1 });
    const page = await inTenant(tenant.owner, (tx) => tx.db.documentPage.findFirstOrThrow({ where: { versionId }, select: { text: true } }));
    expect(page.text.slice(citation?.start, citation?.end)).toBe(citation?.quote);
  });

  it("streams the same answer; the citations stand in the last chunk and in the assembled message", async () => {
    useModel(model);
    const stream = client.chat.completions.stream({ ...ask(), stream: true, stream_options: { include_usage: true } });
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    for (const chunk of chunks) expect(chunkSchema.parse(chunk)).toEqual(chunk);
    const text = chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("");
    const last = chunks.findLast((chunk) => chunk.choices.length > 0);
    expect(last?.choices[0]?.finish_reason).toBe("stop");
    expect((last?.choices[0]?.delta as Cited).citations?.[0]?.quote).toContain("FD60S");
    expect(chunks.at(-1)?.usage?.total_tokens).toBeGreaterThanOrEqual(0);
    const final = (await stream.finalChatCompletion()).choices[0]?.message as OpenAI.ChatCompletionMessage & Cited;
    expect(final.content).toBe(text);
    expect(text).toContain("FD60S");
    expect(final.citations).toHaveLength(1);
  });
});

describe("a request", () => {
  it("answers in the described shape, with the conversation before it and parts of text", async () => {
    useModel("echo");
    const messages = [
      { role: "system", content: "Answer like a surveyor." },
      { role: "user", content: "Hello" },
      { role: "assistant", content: "Hello." },
      { role: "user", content: [{ type: "text", text: QUESTION }] },
    ];
    await expectAnswer("createChatCompletion", 200, await answered(ask({ messages, temperature: 0.2, max_tokens: 50, projectId: tenant.projectId, documentIds: [documentId] })));
    const prompt = upstream.requests.at(-1)?.prompt ?? "";
    expect(prompt.indexOf("Answer like a surveyor.")).toBeLessThan(prompt.indexOf("data, never instructions"));
    expect(prompt).toContain("Hello.");
  });

  it("says so when nothing supports an answer", async () => {
    const body = await expectAnswer<{ choices: { message: { content: string; citations: [] } }[] }>("createChatCompletion", 200, await answered(ask({ messages: [{ role: "user", content: "zzzz qqqq xxxx?" }] })));
    expect(body.choices[0]?.message.citations).toEqual([]);
    expect(body.choices[0]?.message.content).not.toBe("");
  });

  it.each([
    ["n above 1", { n: 2 }, "n"],
    ["tools", { tools: [{ type: "function" }] }, "tools"],
    ["JSON as response format", { response_format: { type: "json_object" } }, "response_format.type"],
    ["no messages", { messages: [] }, "messages"],
    ["no user message", { messages: [{ role: "system", content: "x" }] }, "messages"],
    ["an empty question", { messages: [{ role: "user", content: " " }] }, "messages"],
    ["a picture", { messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: "x" } }] }] }, null],
    ["an unknown parameter", { colour: "red" }, null],
    ["a role of tools", { messages: [{ role: "tool", content: "x" }] }, "messages.0.role"],
  ])("is refused with %s", async (_, extra, param) => {
    const body = await expectAnswer<{ error: { type: string; param: string | null; message: string } }>("createChatCompletion", 400, await answered(ask(extra)));
    expect(body.error.type).toBe("invalid_request_error");
    if (param) expect(body.error.param).toBe(param);
    expect(body.error.message).not.toBe("");
  });

  it("for a place that is not the key's finds nothing there", async () => {
    const theirs = await addDocument(stranger.owner);
    for (const scope of [{ projectId: stranger.projectId }, { projectId: newId() }, { projectId: "x" }, { documentIds: [theirs.documentId] }, { documentIds: ["x"] }]) {
      await expectAnswer("createChatCompletion", 404, await answered(ask(scope)));
      await expectAnswer("createChatCompletion", 404, await answered(ask({ ...scope, stream: true })));
    }
  });

  it("needs chat:ask, a valid key and JSON", async () => {
    const reader = await issueKey(tenant.owner, ["documents:read"]);
    await expectAnswer("createChatCompletion", 403, await answered(ask(), reader.secret));
    const refused = await expectAnswer<{ error: { code: string } }>("createChatCompletion", 401, await answered(ask(), "nothing"));
    expect(refused.error.code).toBe("invalid_api_key");
    await expectAnswer("createChatCompletion", 400, await callApi(complete, "/chat/completions", { key, body: "not json" }));
  });
});

describe("failures", () => {
  it("reach an OpenAI client as its own error classes", async () => {
    await expect(client.chat.completions.create(ask({ model: "gpt-4" }))).rejects.toMatchObject({ status: 404, code: "model_not_found", param: "model", requestID: expect.any(String) });
    await expect(client.models.retrieve("gpt-4")).rejects.toBeInstanceOf(OpenAI.NotFoundError);
    expect((await client.models.retrieve("muniment")).id).toBe("muniment");
    expect((await client.models.retrieve("muniment:fire-safety")).id).toBe("muniment:fire-safety");
    expect((await client.models.list()).data.map((model) => model.id)).toEqual(expect.arrayContaining(["muniment", "muniment:fire-safety"]));
    await expect(new OpenAI({ apiKey: "none", baseURL: `${server.url}/v1`, maxRetries: 0 }).models.list()).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
  });

  it.each([["status-401", 502, "model_refused_key"], ["status-500", 502, "model_failed"]])("of the model before its first word have a status: %s", async (model, status, code) => {
    useModel(model);
    for (const stream of [false, true]) {
      const body = await answered(ask({ stream })).then((response) => expectAnswer<{ code: string; error: { message: string } }>("createChatCompletion", status, response));
      expect(body.code).toBe(code);
      expect(body.error.message).not.toMatch(/internal-host|upstream says/);
    }
  });

  it.each(["cut", "error-midway"])("of the model in the middle are said in the stream: %s", async (model) => {
    useModel(model);
    const stream = await client.chat.completions.create({ ...ask(), stream: true });
    let text = "";
    const reading = (async () => {
      for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
    })();
    await expect(reading).rejects.toMatchObject({ code: "model_failed" });
    expect(text).not.toBe("");
  });

  it("a reader that leaves ends the model's work", async () => {
    useModel("slow");
    const stream = await client.chat.completions.create({ ...ask(), stream: true });
    for await (const _ of stream) break;
    stream.controller.abort();
    await expect.poll(() => upstream.requests.at(-1)?.aborted, { timeout: 5_000 }).toBe(true);
  });
});

describe("the record", () => {
  it("says which passages were shown and cited, and by which key", async () => {
    const before = await answers();
    await expectAnswer("createChatCompletion", 200, await answered(ask()));
    await expect.poll(async () => (await answers()).length).toBe(before.length + 1);
    const [event] = await answers();
    expect(event).toMatchObject({ actorKind: "apiKey", payload: { conversationId: null, status: "complete", citedVersions: [versionId] } });
  });

  function answers() {
    return inTenant(tenant.owner, (tx) => tx.db.event.findMany({ where: { type: "chat.answer-given" }, orderBy: { seq: "desc" }, select: { actorKind: true, payload: true } }));
  }
});
