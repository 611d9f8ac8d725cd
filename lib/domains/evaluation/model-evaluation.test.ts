import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { addProvider } from "@/lib/domains/models/commands/add-provider";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { evaluationWorld } from "@/scripts/test/evaluation-world";
import { provideExtraction } from "@/scripts/test/extraction";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { proposeQuestions } from "./questions/commands/propose-questions";
import { writeQuestion } from "./questions/commands/write-question";
import { listQuestions } from "./questions/queries/golden-questions";
import { cancelRun } from "./runs/commands/cancel-run";
import { startRun } from "./runs/commands/start-run";
import { listResults } from "./runs/queries/results";
import { getRun } from "./runs/queries/runs";

provideTestDatabase();
provideExtraction();

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let world: Awaited<ReturnType<typeof evaluationWorld>>;
beforeAll(async () => {
  upstream = await startUpstream();
  vi.stubEnv("MODEL_PRIVATE_HOSTS", "127.0.0.1");
  forgetEnv();
  world = await evaluationWorld();
  await addProvider.execute(world.tenant.organization, { kind: "compatible", name: "Own", baseUrl: upstream.url, apiKey: "sk-key-of-own-0123456789", models: [{ name: "plain", inputPrice: 2, outputPrice: 8, contextWindow: 8_000, maxOutput: 1_500 }] });
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  forgetEnv();
  await upstream.close();
});

const questions = () => inTenant(world.tenant.owner, (tx) => listQuestions(tx, world.baseId));
const calls = () => inTenant(world.tenant.owner, (tx) => tx.db.modelCall.count());

describe("with a language model", { timeout: 30_000 }, () => {
  it("questions are proposed by it, as far as their quotes hold; what it made up is dropped", async () => {
    const lines = [1, 2, 3].flatMap((passage) => [
      { passage, question: "How long does the party wall resist fire?", answer: "ninety minutes", quote: "The party wall resists fire for ninety minutes" },
      { passage, question: "How long does the party wall resist smoke?", answer: "a day", quote: "The party wall resists smoke for a day" },
    ]);
    upstream.control({ answer: lines.map((line) => JSON.stringify(line)).join("\n") });
    expect(await proposeQuestions.execute(world.tenant.owner, { baseId: world.baseId, count: 3 })).toEqual({ proposed: 1 });
    expect(await questions()).toMatchObject([{ question: "How long does the party wall resist fire?", expectedAnswer: "ninety minutes", origin: "generated", status: "proposed", passages: [{ documentId: world.doorsId, quote: "The party wall resists fire for ninety minutes" }] }]);
    expect(await calls()).toBe(1);
  });

  it("where it fails, headings and definitions give them", async () => {
    upstream.control({ status: 500 });
    expect(await proposeQuestions.execute(world.tenant.owner, { baseId: world.baseId, count: 1 })).toEqual({ proposed: 1 });
    expect((await questions()).at(-1)).toMatchObject({ question: "What does “Doors” say about doors?", expectedAnswer: null });
  });

  it("where it breaks off, what it wrote is charged all the same", async () => {
    upstream.control({ mode: "cut" });
    const before = await calls();
    await proposeQuestions.execute(world.tenant.owner, { baseId: world.baseId, count: 1 });
    expect(await calls()).toBe(before + 1);
  });

  it("its answers are measured by the citations that hold, and its calls are counted", async () => {
    await writeQuestion.execute(world.tenant.owner, { baseId: world.baseId, question: "What rating do the lobby doors have?", expectedAnswer: "FD60S", passages: [{ documentId: world.doorsId, quote: "Lobby doors are FD60S" }] });
    upstream.control({ mode: "fabricate" });
    const before = await calls();
    const { runId } = await startRun.execute(world.tenant.owner, { baseId: world.baseId });
    await world.worker.work();
    const run = await inTenant(world.tenant.owner, (tx) => getRun(tx, world.baseId, runId));
    expect(run).toMatchObject({ status: "done", engine: "plain", figures: { recall: 1, citationPrecision: null } });
    const { data } = await inTenant(world.tenant.owner, (tx) => listResults(tx, runId, { limit: 10, skip: 0 }));
    expect(data[0]?.outcome?.citations).toEqual([]);
    expect(await calls()).toBe(before + 1);
  });

  it("a cancelled run does not wait for it, and is charged for what it wrote", async () => {
    upstream.control({ mode: "hang-midway" });
    const { runId } = await startRun.execute(world.tenant.owner, { baseId: world.baseId });
    const [asked, before] = [upstream.requests.length, await calls()];
    const working = world.worker.work();
    await vi.waitFor(() => expect(upstream.requests.length).toBeGreaterThan(asked), { timeout: 10_000 });
    await cancelRun.execute(world.tenant.owner, { baseId: world.baseId, runId });
    await working;
    expect(await inTenant(world.tenant.owner, (tx) => getRun(tx, world.baseId, runId))).toMatchObject({ status: "cancelled", done: 0 });
    expect(upstream.requests.at(-1)?.aborted).toBe(true);
    expect(await calls()).toBe(before + 1);
  });
});
