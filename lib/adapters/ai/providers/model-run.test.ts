import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import type { ModelUsage } from "../stream-text";
import { streamModelText } from "../stream-text";
import { circuitAllows, circuitFailed, circuitSucceeded } from "./circuit-breaker";
import { costMicros } from "./call-meter";
import { type Candidate, modelRun, type TryOutcome } from "./model-run";
import { providerModel } from "./provider-model";

type Upstream = Awaited<ReturnType<typeof startUpstream>>;
let [first, second]: [Upstream, Upstream] = [null as never, null as never];
beforeAll(async () => {
  [first, second] = [await startUpstream(), await startUpstream()];
});
afterAll(() => Promise.all([first.close(), second.close()]));
beforeEach(() => {
  vi.stubEnv("MODEL_TIMEOUT_MS", "1000");
  vi.stubEnv("MODEL_PRIVATE_HOSTS", "*");
  forgetEnv();
});
afterEach(() => {
  for (const one of [first, second]) {
    one.control({});
    one.requests.length = 0;
  }
  vi.unstubAllEnvs();
  forgetEnv();
});

let made = 0;
function candidate(upstream: { url: string }, rest: Partial<Candidate> & { kind?: "azure" | "compatible"; apiVersion?: string } = {}): Candidate {
  const { kind = "compatible", apiVersion = null, name = "plain", ...own } = rest;
  const baseUrl = kind === "azure" ? upstream.url.replace(/\/v1$/, "") : upstream.url;
  const open = () => providerModel({ kind, baseUrl, apiVersion, apiKey: "sk-key-of-this-provider" }, name);
  return { circuit: `c${(made += 1)}`, providerId: null, providerName: "P", name, inputPrice: 2, outputPrice: 8, contextWindow: 8000, maxOutput: 500, extractive: false, open, ...own };
}

async function ask(candidates: [Candidate, ...Candidate[]], signal = new AbortController().signal) {
  const tries: [string, TryOutcome][] = [];
  const run = modelRun(candidates, ({ name }, outcome) => tries.push([name, outcome]));
  let text = "";
  let error: unknown = null;
  const stream: AsyncGenerator<string, ModelUsage> = streamModelText({ model: run.model, instructions: "Be exact.", messages: [{ role: "user", content: "What rating?" }], signal });
  try {
    for await (const piece of stream) text += piece;
  } catch (thrown) {
    error = thrown;
  }
  return { text, error, run, tries, faults: tries.map(([, outcome]) => outcome.fault) };
}

describe("before the first word", () => {
  it.each([
    ["status-401", "key_refused", 1],
    ["status-404", "model_unknown", 1],
    ["status-400", "request_refused", 1],
    ["status-429", "rate_limited", 3],
    ["status-500", "failed", 3],
    ["hang", "no_answer_in_time", 1],
    ["wrong-json", "unreadable_answer", 1],
    ["html", "unreadable_answer", 1],
    ["redirect", "redirected", 1],
    ["silent", "unreadable_answer", 1],
  ])("%s: the next provider answers (%s after %i calls)", async (name, fault, calls) => {
    second.control({ answer: "FD60S it is." });
    const { text, error, run, faults } = await ask([candidate(first, { name }), candidate(second, { name: "backup", providerName: "Q" })]);
    expect([text, error, faults, run.name]).toEqual(["FD60S it is.", null, [fault, null], "backup"]);
    expect([first.requests.length, second.requests.length]).toEqual([calls, 1]);
    expect(run.calls).toMatchObject([{ providerName: "Q", model: "backup", estimated: false }]);
  });

  it("a service that is not there, and an address that is refused", async () => {
    const gone = await ask([candidate({ url: "http://127.0.0.1:9/v1" }), candidate(second)]);
    expect(gone.faults).toEqual(["unreachable", null]);
    vi.stubEnv("MODEL_PRIVATE_HOSTS", "");
    forgetEnv();
    const refused = await ask([candidate(first)]);
    expect([refused.faults, refused.error]).toMatchObject([["address_refused"], { code: "unavailable", userMessage: expect.stringContaining("private network") as string }]);
    expect(first.requests).toHaveLength(0);
  });

  it("when nobody answers, the last failure is told in words of our own", async () => {
    const { error, text, run } = await ask([candidate(first, { name: "status-401" }), candidate(second, { name: "status-500" })]);
    expect([text, run.calls]).toEqual(["", []]);
    expect(error).toMatchObject({ code: "model_failed", userMessage: expect.stringMatching(/kept/) as string });
    expect(JSON.stringify(error) + String((error as Error).cause)).not.toMatch(/sk-key|internal-host|upstream says/);
  });

  it("waits as long as Retry-After says, and asks the next one when that is long", async () => {
    first.control({ status: 429, times: 1, retryAfter: "1" });
    const began = Date.now();
    expect((await ask([candidate(first)])).error).toBeNull();
    expect(Date.now() - began).toBeGreaterThanOrEqual(980);
    first.control({ status: 429, retryAfter: "60" });
    const busy = candidate(first);
    expect((await ask([busy, candidate(second)])).faults).toEqual(["rate_limited", null]);
    expect(first.requests).toHaveLength(3);
    // Until then it is left alone.
    expect((await ask([busy, candidate(second)])).faults).toEqual([null]);
    expect(first.requests).toHaveLength(3);
  });

  it("a slow first word within the limit is waited for", async () => {
    vi.stubEnv("MODEL_FIRST_BYTE_MS", "5000");
    forgetEnv();
    first.control({ ttftMs: 1300, answer: "Late." });
    expect((await ask([candidate(first), candidate(second)])).text).toBe("Late.");
  });

  it("stopping is no failure", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    const { error, tries } = await ask([candidate(first, { name: "hang" }), candidate(second)], stop.signal);
    expect([error, tries, second.requests.length]).toMatchObject([{ code: "cancelled" }, [], 0]);
  });
});

describe("after the first word", () => {
  it.each(["cut", "end-early", "error-midway", "hang-midway"])("%s: what came stays, nobody goes on for it, and it is counted", async (name) => {
    first.control({ answer: "one two three four five six seven eight" });
    const { text, error, run, faults } = await ask([candidate(first, { name }), candidate(second)]);
    expect(text).toMatch(/^one two three/);
    expect(error).toMatchObject({ code: name === "hang-midway" ? "timeout" : "model_failed" });
    expect(second.requests).toHaveLength(0);
    expect(faults[0]).toBeNull();
    expect(faults[1]).toBeTruthy();
    expect(run.calls).toMatchObject([{ estimated: true, model: name }]);
    expect(run.calls[0]?.outputTokens).toBeGreaterThan(0);
  });

  it("an answer without end is cut off", async () => {
    const { text, error } = await ask([candidate(first, { name: "flood" }), candidate(second)]);
    expect([error, second.requests.length]).toMatchObject([{ code: "model_failed" }, 0]);
    expect(text.length).toBeLessThan(16_000_000);
    await expect.poll(() => first.requests[0]?.aborted).toBe(true);
  });

  it("the whole answer has a limit too", async () => {
    vi.stubEnv("MODEL_TOTAL_MS", "1000");
    forgetEnv();
    first.control({ answer: "word ".repeat(100), tokenMs: 50 });
    const { text, error } = await ask([candidate(first), candidate(second)]);
    expect([error, second.requests.length]).toMatchObject([{ code: "timeout" }, 0]);
    expect(text.length).toBeGreaterThan(10);
  });
});

describe("what is used", () => {
  it("counts as the service does, and estimates where it does not", async () => {
    first.control({ answer: "a b c d" });
    const [counted] = (await ask([candidate(first)])).run.calls;
    expect(counted).toMatchObject({ estimated: false, outputTokens: 4 });
    expect(counted?.costMicros).toBe(2 * (counted?.inputTokens ?? 0) + 8 * 4);
    expect((await ask([candidate(first, { name: "uncounted" })])).run.calls).toMatchObject([{ estimated: true, inputTokens: 6, outputTokens: 2 }]);
    expect([costMicros({ inputPrice: null, outputPrice: null }, 9, 9), costMicros({ inputPrice: 0.15, outputPrice: null }, 1000, 9)]).toEqual([null, 150]);
  });

  it("a prompt that does not fit goes to a model that it fits, or is refused unsent", async () => {
    const small = () => candidate(first, { contextWindow: 4 });
    expect((await ask([small(), candidate(second, { name: "large" })])).run.name).toBe("large");
    expect((await ask([small()])).error).toMatchObject({ code: "too_large" });
    expect(first.requests).toHaveLength(0);
  });

  it("asks for no longer answer than the model gives", async () => {
    await ask([candidate(first)]);
    expect(first.requests[0]?.body).toMatchObject({ max_tokens: 500 });
  });
});

describe("Azure", () => {
  it.each([
    ["2024-10-21", "2024-10-21"],
    [undefined, null],
  ])("api-version %s: a key in its own header and no bearer token", async (apiVersion, seen) => {
    const { error } = await ask([candidate(first, { kind: "azure", ...(apiVersion ? { apiVersion } : {}) })]);
    expect(error).toBeNull();
    expect(first.requests[0]).toMatchObject({ path: "/chat/completions", apiKey: "sk-key-of-this-provider", apiVersion: seen, authorization: undefined });
  });
});

describe("a circuit", () => {
  it("opens at the third failure, lets one call through after its pause, and closes when that is answered", () => {
    const key = "circuit of this test";
    for (let i = 0; i < 3; i += 1) {
      expect(circuitAllows(key, 1000)).toBe(true);
      circuitFailed(key, 0, 1000);
    }
    expect([circuitAllows(key, 2000), circuitAllows(key, 31_001), circuitAllows(key, 31_002)]).toEqual([false, true, false]);
    circuitFailed(key, 0, 32_000);
    expect(circuitAllows(key, 61_000)).toBe(false);
    circuitSucceeded(key);
    expect(circuitAllows(key, 61_001)).toBe(true);
  });

  it("a provider that keeps failing is not asked any more, unless there is no other", async () => {
    const broken = candidate(first, { name: "status-401" });
    for (let i = 0; i < 4; i += 1) await ask([broken, candidate(second)]);
    expect(first.requests).toHaveLength(3);
    expect((await ask([broken])).error).toMatchObject({ code: "model_refused_key" });
  });
});
