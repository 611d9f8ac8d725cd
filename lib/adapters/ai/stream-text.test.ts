import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { chatModel } from "./chat-model";
import { extractiveModel } from "./extractive/extractive-model";
import { newFence, renderQuestion } from "./passage-prompt";
import { streamModelText, type ModelUsage } from "./stream-text";

let upstream: Awaited<ReturnType<typeof startUpstream>>;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());
afterEach(() => {
  upstream.control({});
  upstream.requests.length = 0;
});

const content = renderQuestion(
  "What rating?",
  [{ documentName: "a", page: 1, text: "The rating of the door is FD60S for all doors." }],
  newFence(),
);

function request(model: string, signal = new AbortController().signal) {
  return {
    model: chatModel({ baseURL: upstream.url, model }).model,
    instructions: "Be exact.",
    messages: [{ role: "user" as const, content }],
    signal,
  };
}

async function collect(stream: AsyncGenerator<string, ModelUsage>) {
  const pieces: string[] = [];
  for (;;) {
    const { value, done } = await stream.next();
    if (done) return { pieces, text: pieces.join(""), usage: value };
    pieces.push(value);
  }
}

describe("streamModelText", () => {
  it("yields everything in order and ends with the usage", async () => {
    const answer = Array.from({ length: 300 }, (_, at) => `w${at}`).join(" ");
    upstream.control({ answer });
    const { text, usage, pieces } = await collect(streamModelText(request("echo")));
    expect(text).toBe(answer);
    expect(pieces.length).toBeGreaterThan(1);
    expect(usage.inputTokens).toBeGreaterThan(10);
    expect(usage.outputTokens).toBeGreaterThan(10);
    const [sent] = upstream.requests;
    expect(sent?.prompt).toContain("Be exact.");
    expect(sent?.prompt).toContain(content);
  });

  it("streams: the first words come while the model still writes", async () => {
    upstream.control({ answer: "one two three four five", tokenMs: 80 });
    const stream = streamModelText(request("echo"));
    const { value } = await stream.next();
    expect(value).toBe("one");
    expect((await collect(stream)).text).toBe(" two three four five");
  });

  it("tries once more before anything came, not after", async () => {
    upstream.control({ status: 503, times: 1 });
    expect((await collect(streamModelText(request("echo")))).text).toContain("FD60S");
    expect(upstream.requests).toHaveLength(2);
    upstream.requests.length = 0;
    await expect(collect(streamModelText(request("cut")))).rejects.toMatchObject({ code: "model_failed" });
    expect(upstream.requests).toHaveLength(1);
  });

  it.each([
    ["status-401", "model_refused_key"],
    ["status-404", "model_not_found"],
    ["status-429", "model_rate_limited"],
    ["error-midway", "model_failed"],
    ["end-early", "model_failed"],
  ])("%s rejects with %s", async (model, code) => {
    await expect(collect(streamModelText(request(model)))).rejects.toMatchObject({ code, userMessage: expect.stringContaining("kept") });
  });

  it("keeps what came before the connection broke", async () => {
    let text = "";
    const stream = streamModelText(request("cut"));
    await expect(
      (async () => {
        for await (const piece of stream) text += piece;
      })(),
    ).rejects.toMatchObject({ code: "model_failed" });
    expect(text).toMatch(/^The documents say/);
  });

  it("ends the upstream's work when stopped or left", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 150);
    await expect(collect(streamModelText(request("slow", stop.signal)))).rejects.toMatchObject({ code: "cancelled" });
    await expect.poll(() => upstream.requests[0]?.aborted).toBe(true);
    for await (const piece of streamModelText(request("slow"))) if (piece) break;
    await expect.poll(() => upstream.requests[1]?.aborted).toBe(true);
  });

  it("runs the extractive engine as any model", async () => {
    const { text, usage } = await collect(streamModelText({ ...request("echo"), model: extractiveModel() }));
    expect(text).toContain('<cite p="1">');
    expect(usage.outputTokens).toBeGreaterThan(0);
  });
});
