import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { embedTexts } from "./embeddings";

let upstream: Awaited<ReturnType<typeof startUpstream>>;
const dot = (a: number[] = [], b: number[] = []) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => {
  Object.assign(process.env, {
    OPENAI_BASE_URL: upstream.url,
    EMBEDDING_MODEL: "local",
    EMBEDDING_DIMENSIONS: "256",
    MODEL_TIMEOUT_MS: "1000",
  });
  forgetEnv();
  upstream.control({ dimensions: 256 });
  upstream.requests.length = 0;
});
afterEach(() => {
  for (const name of ["OPENAI_BASE_URL", "EMBEDDING_MODEL", "EMBEDDING_DIMENSIONS", "MODEL_TIMEOUT_MS"]) delete process.env[name];
  forgetEnv();
});

describe("embedTexts", () => {
  it("is null without an embedding model", async () => {
    delete process.env.EMBEDDING_MODEL;
    forgetEnv();
    expect(await embedTexts(["a"])).toBeNull();
    expect(upstream.requests).toHaveLength(0);
  });

  it("answers in order, in batches", async () => {
    const values = Array.from({ length: 150 }, (_, at) => `door number ${at} of the building`);
    const vectors = await embedTexts(values);
    expect(vectors).toHaveLength(150);
    expect(upstream.requests).toHaveLength(3);
    const [again] = (await embedTexts([values[77] ?? ""])) ?? [];
    expect(dot(again, vectors?.[77])).toBeCloseTo(1, 3);
    expect(dot(again, vectors?.[78])).toBeLessThan(0.99);
  });

  it("does not fail a document for a blank passage", async () => {
    expect(await embedTexts(["fire door", "  "])).toHaveLength(2);
  });

  it("tries again after 429 and 500", async () => {
    upstream.control({ status: 429, times: 1, dimensions: 256 });
    setTimeout(() => upstream.control({ dimensions: 256 }), 10);
    expect(await embedTexts(["fire door"])).toHaveLength(1);
    expect(upstream.requests).toHaveLength(2);
  });

  it("says what is wrong with key, length and cancellation", async () => {
    upstream.control({ status: 401 });
    await expect(embedTexts(["x"])).rejects.toMatchObject({ code: "model_refused_key" });
    upstream.control({ dimensions: 128 });
    await expect(embedTexts(["x"])).rejects.toMatchObject({ code: "model_failed", userMessage: expect.stringContaining("128") });
    await expect(embedTexts(["x"], AbortSignal.abort())).rejects.toMatchObject({ code: "cancelled" });
  });
});
