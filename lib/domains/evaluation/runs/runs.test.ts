import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { publishBase } from "@/lib/domains/knowledge/bases/commands/publish-base";
import { unpublishBase } from "@/lib/domains/knowledge/bases/commands/unpublish-base";
import { updateBase } from "@/lib/domains/knowledge/bases/commands/update-base";
import { createBase } from "@/lib/domains/knowledge/bases/commands/create-base";
import { deleteBase } from "@/lib/domains/knowledge/bases/commands/delete-base";
import { shownObjections } from "@/lib/domains/knowledge/bases/publish-gate";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { DEFAULT_RETRIEVAL } from "@/lib/domains/knowledge/bases/schema";
import { listPublications } from "@/lib/domains/knowledge/publishing/queries";
import { uploadVersion } from "@/lib/domains/dataroom/commands/upload-version";
import { contextFromStarter } from "@/lib/domains/tenancy/contexts";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady, workerContext } from "@/scripts/test/pipeline";
import { addMember, bytes, createTenant, eventTypes } from "@/scripts/test/tenant-fixture";
import { evaluationWorld, TestWorker } from "@/scripts/test/evaluation-world";
import { deleteQuestion } from "../questions/commands/delete-question";
import { editQuestion } from "../questions/commands/edit-question";
import { writeQuestion } from "../questions/commands/write-question";
import { listQuestions } from "../questions/queries/golden-questions";
import { cancelRun } from "./commands/cancel-run";
import { startRun } from "./commands/start-run";
import { gaveUpEvaluateBase, runEvaluateBase } from "./jobs/evaluate-base.handler";
import { listResults } from "./queries/results";
import { getRun, listRuns } from "./queries/runs";

provideTestDatabase();
provideExtraction();

let world: Awaited<ReturnType<typeof evaluationWorld>>;
let owner: TenantContext;
beforeAll(async () => {
  world = await evaluationWorld();
  owner = world.tenant.owner;
  const ask = (question: string, documentId: string, quote: string, expectedAnswer?: string) => writeQuestion.execute(owner, { baseId: world.baseId, question, expectedAnswer, passages: [{ documentId, quote }] });
  await ask("What rating do the lobby doors have?", world.doorsId, "Lobby doors are FD60S", "FD60S");
  await ask("What does the gearbox weigh?", world.gearsId, "The gearbox weighs seven tonnes.", "seven tonnes");
  await writeQuestion.execute(owner, { baseId: world.baseId, question: "Who won the football cup in 1966?", answerable: false });
}, 60_000);

const run = (runId: string) => inTenant(owner, (tx) => getRun(tx, world.baseId, runId));
const results = (ctx: TenantContext, runId: string, beforeId?: string) => inTenant(ctx, (tx) => listResults(tx, runId, { limit: 50, skip: 0, beforeId }));
async function completed(ctx: TenantContext = owner): Promise<string> {
  const { runId } = await startRun.execute(ctx, { baseId: world.baseId });
  await world.worker.work();
  return runId;
}

describe("a run over a base", { timeout: 60_000 }, () => {
  it("searches and answers every golden question as the chat does, and measures it", async () => {
    const runId = await completed();
    expect(await run(runId)).toMatchObject({ number: 1, status: "done", done: 3, total: 3, k: 10, engine: "extractive", figures: { recall: 1, ndcg: 1, citationPrecision: expect.closeTo(2 / 3) as number, abstention: 1, missedAnswers: 0, answerable: 2, unanswerable: 1 } });
    const { data, total } = await results(owner, runId);
    expect(total).toBe(3);
    expect(data[0]).toMatchObject({ question: "What rating do the lobby doors have?", before: null, passages: [{ quote: "Lobby doors are FD60S" }], outcome: { recall: 1, abstained: false, outdated: 0, golden: [{ rank: 1 }] } });
    expect(data[0]?.outcome?.answer).toContain("FD60S");
    expect(data[0]?.outcome?.citations[0]).toMatchObject({ documentName: "Doors.md", relevant: true });
    expect(data[2]).toMatchObject({ answerable: false, outcome: { abstained: true, recall: null, citations: [] } });
    expect((await eventTypes(owner)).filter((type) => type.startsWith("evaluation.run"))).toEqual(["evaluation.run-started", "evaluation.run-progressed", "evaluation.run-progressed", "evaluation.run-finished"]);
  });

  it("asks in the name of who started it, and shows each reader what he may see", async () => {
    const editor = await addMember(world.tenant, "editor", { clearance: 1 });
    const runId = await completed(editor);
    expect(await run(runId)).toMatchObject({ total: 2, figures: { answerable: 1, unanswerable: 1 } });
    const all = await inTenant(owner, (tx) => listRuns(tx, world.baseId));
    const full = all.find(({ total }) => total === 3);
    const seen = await results(editor, full?.id ?? "");
    expect(seen.total).toBe(2);
    expect(JSON.stringify(seen)).not.toMatch(/gearbox|seven tonnes/iu);
    const viewer = await addMember(world.tenant, "viewer", { clearance: 1 });
    const counted = await inTenant(viewer, (tx) => listRuns(tx, world.baseId));
    expect(counted.map(({ total, done, figures }) => [total, done, figures?.answerable, figures?.unanswerable])).toEqual([[2, 2, 1, 1], [2, 2, 1, 1]]);
    expect(await inTenant(await addMember(world.tenant, "viewer", { clearance: 3 }), (tx) => getRun(tx, world.baseId, full?.id ?? ""))).toEqual(full);
    await expect(publishBase.execute(owner, { baseId: world.baseId })).rejects.toMatchObject({ userMessage: expect.stringContaining("asked 2 of 3 golden questions") as string });
  });

  it("is nobody else's", async () => {
    const runId = await completed();
    const stranger = (await createTenant("Stranger")).owner;
    for (const id of [runId, newId()]) await expect(inTenant(stranger, (tx) => getRun(tx, world.baseId, id))).rejects.toMatchObject({ code: "not_found" });
    await expect(startRun.execute(stranger, { baseId: world.baseId })).rejects.toMatchObject({ code: "not_found" });
    await expect(cancelRun.execute(stranger, { baseId: world.baseId, runId })).rejects.toMatchObject({ code: "not_found" });
    await expect(cancelRun.execute(owner, { baseId: world.baseId, runId })).rejects.toMatchObject({ code: "conflict" });
    expect((await results(stranger, runId)).total).toBe(0);
  });

  it("is cancelled between two questions, and another one begins only when it is over", async () => {
    const { runId } = await startRun.execute(owner, { baseId: world.baseId });
    await expect(startRun.execute(owner, { baseId: world.baseId })).rejects.toMatchObject({ code: "conflict" });
    let asked = 0;
    const authorityOf = async () => {
      asked += 1;
      if (asked === 2) await cancelRun.execute(owner, { baseId: world.baseId, runId });
      return owner;
    };
    await runEvaluateBase(workerContext(world.tenant), authorityOf, { runId }, new AbortController().signal);
    expect([asked, await run(runId)]).toMatchObject([2, { status: "cancelled", done: 1, figures: null }]);
    await runEvaluateBase(workerContext(world.tenant), authorityOf, { runId }, new AbortController().signal);
    expect(asked, "a cancelled run is not taken up again").toBe(2);
  });

  it("is the only one of its organization at a time, in whichever workspace, and nobody else's concern", async () => {
    const { baseId } = await createBase.execute(owner, { name: "Second", documentIds: [world.doorsId] });
    await world.worker.work();
    await writeQuestion.execute(owner, { baseId, question: "Who won the league?", answerable: false });
    const { runId } = await startRun.execute(owner, { baseId });
    await expect(startRun.execute(owner, { baseId: world.baseId })).rejects.toMatchObject({ code: "conflict", userMessage: expect.stringContaining("another knowledge base of your organization is under way") as string });
    const other = await evaluationWorld("Elsewhere");
    await writeQuestion.execute(other.tenant.owner, { baseId: other.baseId, question: "Who won the league?", answerable: false });
    await startRun.execute(other.tenant.owner, { baseId: other.baseId });
    await cancelRun.execute(owner, { baseId, runId });
    await completed();
    await deleteBase.execute(owner, { baseId });
  });

  it("goes on where a killed worker left it, and counts no question twice", async () => {
    const { runId } = await startRun.execute(owner, { baseId: world.baseId });
    const killed = new AbortController();
    const dying = async () => {
      if ((await run(runId)).done === 1) killed.abort(new Error("killed"));
      killed.signal.throwIfAborted();
      return owner;
    };
    const worker = workerContext(world.tenant);
    await expect(runEvaluateBase(worker, dying, { runId }, killed.signal)).rejects.toThrow("killed");
    expect(await run(runId)).toMatchObject({ status: "running", done: 1 });
    let asked = 0;
    const counting = () => ((asked += 1), Promise.resolve(owner));
    await runEvaluateBase(worker, counting, { runId }, new AbortController().signal);
    expect([asked, await run(runId)]).toMatchObject([2, { status: "done", done: 3, total: 3 }]);
    await world.worker.work();
    const { data } = await results(owner, runId);
    expect(data.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
  });

  it("says why it failed", async () => {
    const { runId } = await startRun.execute(owner, { baseId: world.baseId });
    const worker = workerContext(world.tenant);
    const failure = await runEvaluateBase(worker, () => Promise.resolve(null), { runId }, new AbortController().signal).catch((error: unknown) => error);
    await gaveUpEvaluateBase(worker, { runId }, failure);
    expect(await run(runId)).toMatchObject({ status: "failed", error: expect.stringContaining("does not belong to the workspace any more") as string });
    const member = await addMember(world.tenant, "viewer");
    const starter = await contextFromStarter({ name: "test", id: newId(), organizationId: owner.organizationId, workspaceId: owner.workspaceId }, member.userId ?? "");
    expect([...(starter?.permissions ?? [])].sort()).toEqual(["chat:ask", "documents:read", "knowledge:read", "search:run"]);
    expect(starter?.clearance).toBe(1);
    await inUnscoped((db) => db.workspaceMember.deleteMany({ where: { userId: member.userId ?? "" } }));
    expect(await contextFromStarter({ name: "test", id: newId(), organizationId: owner.organizationId, workspaceId: owner.workspaceId }, member.userId ?? "")).toBeNull();
  });
});

describe("publishing after an evaluation", { timeout: 60_000 }, () => {
  const publish = (overrideReason?: string) => publishBase.execute(owner, { baseId: world.baseId, ...(overrideReason ? { overrideReason } : {}) });
  const retrieve = (passages: number) => updateBase.execute(owner, { baseId: world.baseId, retrieval: { ...DEFAULT_RETRIEVAL, passages, neighbours: passages > 1 } });

  it("waits for a run of what would be published, refuses a regression, and takes a reason", async () => {
    await completed();
    await publish();
    await unpublishBase.execute(owner, { baseId: world.baseId });
    // Two places to be found, one passage to be given: half of the recall.
    await writeQuestion.execute(owner, { baseId: world.baseId, question: "Which doors and walls resist fire?", passages: [{ documentId: world.doorsId, quote: "Lobby doors are FD60S" }, { documentId: world.doorsId, quote: "resists fire for ninety minutes" }] });
    await expect(publish()).rejects.toMatchObject({ code: "conflict", fields: { overrideReason: expect.any(String) as string }, userMessage: "This knowledge base stays a draft. Its golden questions changed since the last run. Run the evaluation again." });
    const first = await completed();
    await publish();
    await unpublishBase.execute(owner, { baseId: world.baseId });
    await retrieve(1);
    await expect(publish()).rejects.toMatchObject({ userMessage: expect.stringContaining("Its retrieval settings changed since the last run.") as string });
    const second = await completed();
    expect((await run(second)).figures?.recall).toBeLessThan((await run(first)).figures?.recall ?? 0);
    await expect(publish()).rejects.toMatchObject({ userMessage: expect.stringMatching(/Recall@10 fell from 100\.0 to \d+\.\d points over the 4 golden questions/) as string });
    await expect(async () => publish("too short")).rejects.toMatchObject({ code: "invalid_input" });
    expect((await results(owner, second, first)).data[3]).toMatchObject({ before: { recall: 1 }, outcome: { recall: 0.5 } });
    await publish("The shorter answers are what the customer asked for.");
    const [publication] = await inTenant(owner, (tx) => listPublications(tx, world.baseId));
    expect(publication).toMatchObject({ runNumber: (await run(second)).number, override: { reason: "The shorter answers are what the customer asked for.", overridden: [expect.stringContaining("Recall@10 fell"), expect.stringContaining("nDCG@10 fell")] } });
    expect((await eventTypes(owner)).slice(-2)).toEqual(["knowledge.base-published", "knowledge.gate-overridden"]);
    const viewer = await addMember(world.tenant, "viewer", { clearance: 1 });
    await retrieve(2);
    const objections = (ctx: TenantContext) => inTenant(ctx, async (tx) => shownObjections(tx, await getBase(tx, world.baseId)));
    expect([await objections(owner), await objections(viewer)]).toEqual([["Its retrieval settings changed since the last run.", "Run the evaluation again."], []]);
    expect((await inTenant(viewer, (tx) => listPublications(tx, world.baseId)))[0]).toMatchObject({ id: publication?.id, override: { reason: publication?.override?.reason, overridden: [] } });
  });

  it("is not passed by letting go of the questions that fell, nor by a tolerance raised meanwhile", async () => {
    await unpublishBase.execute(owner, { baseId: world.baseId });
    await retrieve(12);
    await completed();
    await publish("Measured with all passages again.");
    await unpublishBase.execute(owner, { baseId: world.baseId });
    await retrieve(1);
    await updateBase.execute(owner, { baseId: world.baseId, evaluation: { k: 10, tolerance: 100 } });
    await completed();
    await expect(publish()).rejects.toMatchObject({ userMessage: expect.stringMatching(/Recall@10 fell .*; 2\.0 are tolerated/) as string });
    const fallen = (await inTenant(owner, (tx) => listQuestions(tx, world.baseId))).find(({ question }) => question.startsWith("Which doors and walls"));
    const asked = { baseId: world.baseId, question: "Which doors and walls resist fire?", passages: [{ documentId: world.doorsId, quote: "Lobby doors are FD60S" }] };
    await editQuestion.execute(owner, { ...asked, questionId: fallen?.id ?? "" });
    await completed();
    await expect(publish()).rejects.toMatchObject({ userMessage: "This knowledge base stays a draft. Of 4 golden questions measured when it was published last, 1 was changed." });
    await deleteQuestion.execute(owner, { baseId: world.baseId, questionId: fallen?.id ?? "" });
    await writeQuestion.execute(owner, asked);
    await completed();
    await expect(publish()).rejects.toMatchObject({ userMessage: "This knowledge base stays a draft. Of 4 golden questions measured when it was published last, 1 is gone." });
    await publish("One question asked for two things at once.");
  });

  it("knows when the documents changed, and golden words that a new version moved or lost", async () => {
    await unpublishBase.execute(owner, { baseId: world.baseId });
    await retrieve(12);
    await completed();
    const { versionId } = await uploadVersion.execute(owner, { documentId: world.gearsId, name: "Gears.txt", body: bytes("Foreword.\n\nThe gearbox weighs seven tonnes. Nothing else is said.") });
    await makeReady(world.tenant, versionId);
    await world.worker.work();
    await expect(publish()).rejects.toMatchObject({ userMessage: expect.stringContaining("Its documents changed since the last run.") as string });
    const moved = (await results(owner, await completed())).data[1];
    expect(moved).toMatchObject({ passages: [{ version: 1, current: false }], outcome: { recall: 1, outdated: 0, golden: [{ version: 2, start: 11 }] } });
    const gone = await uploadVersion.execute(owner, { documentId: world.gearsId, name: "Gears.txt", body: bytes("The crane is green.") });
    await makeReady(world.tenant, gone.versionId);
    await world.worker.work();
    expect((await results(owner, await completed())).data[1]).toMatchObject({ outcome: { recall: null, ndcg: null, outdated: 1, golden: [] } });
  });

  it("leaves nothing of a deleted base", async () => {
    const other = await evaluationWorld("Deleted");
    await writeQuestion.execute(other.tenant.owner, { baseId: other.baseId, question: "Who won?", answerable: false });
    await startRun.execute(other.tenant.owner, { baseId: other.baseId });
    await other.worker.work();
    await deleteBase.execute(other.tenant.owner, { baseId: other.baseId });
    await new TestWorker(other.tenant, /^evaluation\.forget-base/).work();
    const left = await inTenant(other.tenant.owner, async (tx) => [await tx.db.goldenQuestion.count(), await tx.db.evaluationRun.count(), await tx.db.evaluationResult.count()]);
    expect(left).toEqual([0, 0, 0]);
  });
});
