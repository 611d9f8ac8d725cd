import { streamText, type FinishReason } from "ai";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { chatModel, type ChatModel } from "./chat-model";
import { errorOfFinish, toModelError } from "./model-errors";
import { newFence, renderQuestion } from "./passage-prompt";

type Upstream = Awaited<ReturnType<typeof startUpstream>>;
let upstream: Upstream;

const QUESTION = "What rating do the lobby doors need?";
const content = renderQuestion(
  QUESTION,
  [
    { documentName: "Minutes.docx", page: 1, text: "The meeting began at nine. Coffee was served." },
    { documentName: "Fire strategy.pdf", page: 4, text: "Doors to the firefighting lobby need a rating of FD60S. Other doors are FD30." },
  ],
  newFence(),
);

async function ask({ model }: ChatModel, signal?: AbortSignal) {
  let thrown: unknown;
  let finish: FinishReason | undefined;
  let text = "";
  const result = streamText({
    model,
    messages: [{ role: "user", content }],
    maxRetries: 0,
    onError: () => {},
    ...(signal ? { abortSignal: signal } : {}),
  });
  // A connection that breaks midway throws out of the iteration; everything else comes as a part.
  try {
    for await (const part of result.fullStream) {
      if (part.type === "text-delta") text += part.text;
      if (part.type === "error") thrown = part.error;
      if (part.type === "abort") thrown = new DOMException("stopped", "AbortError");
      if (part.type === "finish") finish = part.finishReason;
    }
  } catch (error) {
    thrown = error;
  }
  const error = thrown === undefined ? (finish ? errorOfFinish(finish) : null) : toModelError(thrown);
  return { text, finish, error };
}

beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

beforeEach(() => {
  for (const name of ["OPENAI_API_KEY", "OPENAI_BASE_URL", "CHAT_MODEL"]) delete process.env[name];
  process.env.MODEL_TIMEOUT_MS = "1000";
  forgetEnv();
});
afterEach(() => {
  upstream.control({});
  upstream.requests.length = 0;
});

describe("chatModel", () => {
  it("is the extractive engine when nothing is configured", () => {
    const made = chatModel();
    expect(made).toMatchObject({ name: "extractive", extractive: true });
    expect(made.model.specificationVersion).toBe("v4");
  });

  it("streams chat completions from a base URL without a key, with a default model", async () => {
    process.env.OPENAI_BASE_URL = upstream.url;
    forgetEnv();
    const made = chatModel();
    expect(made).toMatchObject({ name: "gpt-4o-mini", extractive: false });
    const { text, finish, error } = await ask(made);
    expect(error).toBeNull();
    expect(finish).toBe("stop");
    expect(text).toContain('<cite p="2">Doors to the firefighting lobby need a rating of FD60S.</cite>');
    expect(upstream.requests[0]).toMatchObject({ path: "/chat/completions", model: "gpt-4o-mini", stream: true });
    expect(upstream.requests[0]?.prompt).toContain(QUESTION);
  });

  it("never sends the installation's key to an address of other settings", async () => {
    process.env.OPENAI_API_KEY = "sk-of-the-installation";
    forgetEnv();
    await ask(chatModel({ baseURL: upstream.url }));
    expect(upstream.requests[0]?.authorization).not.toContain("sk-of-the-installation");
    await ask(chatModel({ baseURL: upstream.url, apiKey: "sk-own" }));
    expect(upstream.requests[1]?.authorization).toBe("Bearer sk-own");
  });

  it("keeps connections", async () => {
    const settings = { baseURL: upstream.url, model: "echo" };
    await ask(chatModel(settings));
    const before = upstream.connections();
    for (let i = 0; i < 5; i += 1) await ask(chatModel(settings));
    expect(upstream.connections()).toBe(before);
  });

  it("keeps the thoughts of reasoning models out of the answer", async () => {
    upstream.control({ answer: "<think>secret plan</think>The doors are FD60S." });
    expect((await ask(chatModel({ baseURL: upstream.url }))).text.trim()).toBe("The doors are FD60S.");
  });

  it.each([
    ["status-401", "model_refused_key"],
    ["status-403", "model_refused_key"],
    ["status-404", "model_not_found"],
    ["status-429", "model_rate_limited"],
    ["status-500", "model_failed"],
    ["status-503", "model_failed"],
    ["hang", "timeout"],
    ["hang-midway", "timeout"],
    ["cut", "model_failed"],
    ["error-midway", "model_failed"],
  ])("%s becomes %s in words of our own", async (model, code) => {
    const { error, text } = await ask(chatModel({ baseURL: upstream.url, apiKey: "sk-secret-1234", model }));
    expect(error?.code).toBe(code);
    expect(error?.userMessage).toMatch(/kept/);
    const shown = `${error?.userMessage} ${error?.message} ${JSON.stringify(error)} ${String(error?.cause)}`;
    expect(shown).not.toMatch(/sk-secret|internal-host|secret-detail|upstream says/);
    if (/midway|cut/.test(model)) expect(text.length).toBeGreaterThan(10);
  });

  it("explains a service that is not there", async () => {
    const { error } = await ask(chatModel({ baseURL: "http://127.0.0.1:9/v1" }));
    expect(error).toMatchObject({ code: "model_failed", retryable: true });
  });

  it("stops the upstream when the user stops", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 250);
    const { error } = await ask(chatModel({ baseURL: upstream.url, model: "slow" }), stop.signal);
    expect(error?.code).toBe("cancelled");
    await expect.poll(() => upstream.requests[0]?.aborted).toBe(true);
  });

  it("does not call a slow stream a timeout", async () => {
    upstream.control({ answer: "word ".repeat(8), tokenMs: 300 });
    const { error, text } = await ask(chatModel({ baseURL: upstream.url }));
    expect(error).toBeNull();
    expect(text.trim().split(" ")).toHaveLength(8);
  });
});
