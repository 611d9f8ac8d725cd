import { expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { updateBase } from "@/lib/domains/knowledge/bases/commands/update-base";
import type { TenantContext } from "@/lib/kernel/context";
import { provideTestDatabase } from "@/scripts/test/database";
import { evaluationWorld } from "@/scripts/test/evaluation-world";
import { provideExtraction } from "@/scripts/test/extraction";
import { addMember } from "@/scripts/test/tenant-fixture";
import { writeQuestion } from "../questions/commands/write-question";
import { startRun } from "./commands/start-run";
import { listResults } from "./queries/results";
import { outcomeSchema } from "./schema";

provideTestDatabase();
provideExtraction();

it("what a reader may not see leaves no gap in the ranks, and no other rank tells of it", { timeout: 60_000 }, async () => {
  const { tenant, baseId, doorsId, gearsId, worker } = await evaluationWorld();
  const { owner } = tenant;
  const editor = await addMember(tenant, "editor", { clearance: 1 });
  const results = async (ctx: TenantContext, runId: string, beforeId?: string) => (await inTenant(ctx, (tx) => listResults(tx, runId, { limit: 50, skip: 0, beforeId }))).data;
  const completed = async () => {
    const { runId } = await startRun.execute(owner, { baseId });
    await worker.work();
    return runId;
  };
  await writeQuestion.execute(owner, { baseId, question: "Gearbox, seven tonnes, lifted by the mobile crane: what of lobby doors?", passages: [{ documentId: doorsId, quote: "Lobby doors are FD60S" }] });
  const first = await completed();
  const [all] = await results(owner, first);
  expect(all?.outcome?.found.map(({ documentName, rank }) => [documentName, rank]).slice(0, 2)).toEqual([["Gears.txt", 1], ["Doors.md", 2]]);
  expect(all?.outcome).toMatchObject({ golden: [{ rank: 2, relevant: true }], ndcg: expect.closeTo(0.63, 2) as number });
  const second = await completed();
  const [seen] = await results(editor, second, first);
  expect(seen?.outcome).toMatchObject({ answer: null, ndcg: null, recall: 1, golden: [{ documentName: "Doors.md", rank: null, relevant: true }] });
  expect(seen?.before).toMatchObject({ recall: 1, ndcg: null });
  expect(seen?.outcome?.found.map(({ documentName, rank }) => [documentName, rank])).toEqual(seen?.outcome?.found.map((_, at) => ["Doors.md", at + 1]));
  expect(seen?.outcome?.found[0]).toMatchObject({ rank: 1, relevant: true });

  // One passage counts as found; the model is shown more than that.
  await updateBase.execute(owner, { baseId, evaluation: { k: 1, tolerance: 2 } });
  await writeQuestion.execute(owner, { baseId, question: "Do frames of lobby doors with a self-closing device carry intumescent strips and cold smoke seals on three sides of the leaf, or seven?", passages: [{ documentId: doorsId, quote: "Lobby doors are FD60S" }] });
  const third = await completed();
  const kept = await inUnscoped((db) => db.evaluationResult.findFirstOrThrow({ where: { runId: third, ordinal: 2 } }));
  const { found, citations } = outcomeSchema.parse(kept.outcome);
  expect([...found, ...citations].map(({ documentId }) => documentId)).not.toContain(gearsId);
  expect(kept.answerRestsOn).toContain(gearsId);
  expect((await results(editor, third))[1]?.outcome).toMatchObject({ answer: null, golden: [{ rank: null }] });
});
