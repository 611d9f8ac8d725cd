import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { evaluationWorld } from "@/scripts/test/evaluation-world";
import { importQuestions } from "./commands/import-questions";
import { PassageFinder } from "./passage-finder";

provideTestDatabase();
provideExtraction();

const PAGES = 600;
let world: Awaited<ReturnType<typeof evaluationWorld>>;
beforeAll(async () => {
  world = await evaluationWorld();
  // As many pages as a long report has.
  await inUnscoped((db) => db.$executeRaw`INSERT INTO document_pages (organization_id, workspace_id, version_id, number, kind, text, headings)
    SELECT v.organization_id, v.workspace_id, v.id, n, 'page', repeat('The gearbox of hall ' || n || ' is oiled by the night crew. ', 60), '[]'
    FROM document_versions v, generate_series(100, ${PAGES + 99}::int) n WHERE v.document_id = ${world.gearsId}::uuid`);
}, 60_000);

const load = (questions: readonly object[]) => importQuestions.execute(world.tenant.owner, { baseId: world.baseId, format: "json", text: JSON.stringify(questions) });
const asking = (at: number, passages: number) => ({ question: `Question number ${at}?`, passages: Array.from({ length: passages }, () => ({ document: "Gears.txt", quote: "zzz" })) });
const many = (questions: number, passages: number) => Array.from({ length: questions }, (_, at) => asking(at, passages));

/** Runs the body and answers with the longest time for which nobody else was served. */
async function longestPause(body: () => Promise<unknown>): Promise<{ longest: number; whole: number }> {
  let [longest, last, done] = [0, performance.now(), false];
  const begun = last;
  const tick = () => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
    if (!done) setImmediate(tick);
  };
  setImmediate(tick);
  await body();
  done = true;
  return { longest: Math.max(longest, performance.now() - last), whole: performance.now() - begun };
}

describe("a file that asks for very much", { timeout: 60_000 }, () => {
  it("is refused before anything is looked for, with the number that is allowed", async () => {
    await expect(load(many(501, 1))).rejects.toMatchObject({ code: "quota_exceeded", userMessage: expect.stringContaining("501 new questions and the knowledge base 0; at most 500") as string });
    await expect(load(many(60, 20))).rejects.toMatchObject({ code: "invalid_input", userMessage: expect.stringContaining("1200 passages of new questions; at most 1000") as string });
    expect(await load([asking(1, 20)])).toMatchObject({ imported: 0, errors: [{ row: 1 }, ...Array.from({ length: 19 }, () => ({ row: 1 }))] });
  });

  it("looks through long documents without keeping others from being served, and reads each page once", async () => {
    const { longest, whole } = await longestPause(() => load(many(50, 20)));
    expect(longest, `of ${Math.round(whole)} ms`).toBeLessThan(Math.max(200, whole / 4));
    expect(whole).toBeLessThan(20_000);
  });

  it("gives up in time", async () => {
    await inTenant(world.tenant.owner, async (tx) => {
      const finder = new PassageFinder(tx, world.baseId, -1);
      await expect(finder.find({ document: "Gears.txt", quote: "zzz" })).rejects.toMatchObject({ code: "timeout", userMessage: expect.stringContaining("Nothing was added") as string });
    });
  });

  it("finds as before: the exact place, whatever the case", async () => {
    await inTenant(world.tenant.owner, async (tx) => {
      const finder = new PassageFinder(tx, world.baseId);
      expect(await finder.find({ document: "Gears.txt", quote: "of HALL 350 is  oiled" })).toMatchObject({ passage: { page: 350, quote: "of hall 350 is oiled", start: 12 } });
      expect(await finder.find({ document: "Gears.txt", page: 351, quote: "of hall 350 is oiled" })).toMatchObject({ at: "quote" });
    });
  });
});
