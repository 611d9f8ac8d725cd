import { beforeAll, describe, expect, it, vi } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { searchPassages } from "@/lib/domains/knowledge/search-passages";
import { contextViewAs } from "@/lib/domains/tenancy/contexts";
import { forgetEnv } from "@/lib/kernel/env";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { COMMON_WORD, authorityOf, buildWorld, Dice, type Person, type World } from "@/scripts/test/access-world";
import { isPutAway, mayAsk, mayEnter, maySearch, maySee, whyHidden } from "@/scripts/test/access-oracle";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { createTenant } from "@/scripts/test/tenant-fixture";
import { type Review, reviewAnswer, reviewDocuments, reviewSearch } from "./review";

provideTestDatabase();
provideExtraction();

const dice = new Dice(77);
let world: World;
/** May look as others, with a middling clearance and one department. */
let reviewer: Person;

beforeAll(async () => {
  vi.stubEnv("OPENAI_BASE_URL", "");
  forgetEnv();
  world = await buildWorld(dice);
  const [first] = world.people;
  if (!first) throw new Error("nobody is here");
  reviewer = first;
  reviewer.clearance = 2;
  await inUnscoped((db) => db.organizationMember.updateMany({ where: { userId: reviewer.id }, data: { clearance: 2 } }));
}, 60_000);

async function reviewOf(person: Person): Promise<Review> {
  const ctx = await authorityOf(world, reviewer);
  if (!ctx) throw new Error("the reviewer is locked out");
  return { reviewer: ctx, viewed: await contextViewAs(ctx, person.id) };
}

const others = () => world.people.filter((person) => person !== reviewer && mayEnter(world, person));
const inReach = () => world.papers.filter((paper) => !isPutAway(paper) && maySee(world, reviewer, paper));
const sorted = (ids: Iterable<string>) => [...new Set(ids)].sort();

describe("looking as somebody else", () => {
  it("lists what he sees and what is hidden from him, each with its rules, out of what the reviewer sees himself", async () => {
    for (const person of others()) {
      const review = await reviewOf(person);
      const [seen, hidden] = [await reviewDocuments(review, { show: "seen", page: 1 }), await reviewDocuments(review, { show: "hidden", page: 1 })];
      const expected = inReach().filter((paper) => maySee(world, person, paper));
      expect(sorted(seen.data.map((row) => row.id))).toEqual(sorted(expected.map((paper) => paper.id)));
      expect(seen.data.flatMap((row) => row.hiddenBy)).toEqual([]);
      expect([seen.seen, seen.hidden]).toEqual([expected.length, inReach().length - expected.length]);
      for (const row of hidden.data) {
        const paper = inReach().find((one) => one.id === row.id);
        expect(row.hiddenBy).toEqual(paper ? whyHidden(world, person, paper) : "not the reviewer's");
        expect(row.hiddenBy.length).toBeGreaterThan(0);
      }
      expect(sorted(hidden.data.map((row) => row.id))).toEqual(sorted(inReach().filter((paper) => !expected.includes(paper)).map((paper) => paper.id)));
    }
  });

  it("finds what he would find, and says what he would not", async () => {
    for (const person of others()) {
      const review = await reviewOf(person);
      const result = await reviewSearch(review, COMMON_WORD);
      const reach = inReach().map((paper) => paper.id);
      for (const passage of [...result.found, ...result.hidden]) expect(reach).toContain(passage.documentId);
      if (!maySearch(world, person)) {
        expect(result).toMatchObject({ found: [], refusal: "The member's role does not allow this." });
        continue;
      }
      const his = (await searchPassages(review.viewed, { query: COMMON_WORD, limit: 10 })).map((passage) => passage.documentId).filter((id) => reach.includes(id));
      for (const id of his) expect(result.found.map((passage) => passage.documentId)).toContain(id);
      for (const passage of result.hidden) expect(passage.hiddenBy.length).toBeGreaterThan(0);
      expect(result.found.flatMap((passage) => passage.hiddenBy)).toEqual([]);
    }
  });

  it("answers as he would be answered, and keeps no conversation", async () => {
    const before = await inUnscoped((db) => db.conversation.count());
    for (const person of others()) {
      const answer = await reviewAnswer(await reviewOf(person), `What weighs the ${COMMON_WORD} of vault 7?`, new AbortController().signal);
      if (!mayAsk(world, person)) expect(answer.refusal).toBe("The member's role does not allow this.");
      const both = inReach().filter((paper) => maySee(world, person, paper)).map((paper) => paper.id);
      for (const citation of answer.citations) expect(both).toContain(citation.documentId);
    }
    expect(await inUnscoped((db) => db.conversation.count())).toBe(before);
  });

  it("is recorded with who looked as whom, and without the words", async () => {
    const [person] = others();
    if (!person) throw new Error("nobody to look as");
    const review = await reviewOf(person);
    await reviewSearch(review, "a word that betrays something");
    const event = await inTenant(review.reviewer, (tx) => tx.db.event.findFirstOrThrow({ where: { type: "chat.access-reviewed" }, orderBy: { seq: "desc" } }));
    expect(event).toMatchObject({ actorId: reviewer.id, objectId: person.id, payload: { memberId: person.id, what: "search", queryHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string } });
    expect(JSON.stringify(event.payload)).not.toContain("betrays");
  });

  it("takes the permission, and a member of this organization", async () => {
    const ctx = (await reviewOf(reviewer)).reviewer;
    const [person] = others();
    const plain = mintTenantContext({ ...ctx, permissions: new Set([...ctx.permissions].filter((one) => one !== "access:viewAs")) });
    await expect(contextViewAs(plain, person?.id ?? "")).rejects.toMatchObject({ code: "forbidden" });
    expect(() => reviewDocuments({ reviewer: plain, viewed: ctx }, { show: "seen", page: 1 })).toThrow(/access:viewAs/);
    await expect(contextViewAs(ctx, (await createTenant("Stranger")).ownerId)).rejects.toMatchObject({ code: "not_found" });
  });
});
