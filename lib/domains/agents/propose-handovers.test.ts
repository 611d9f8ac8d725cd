import { describe, expect, it } from "vitest";
import { findLibraryAgent, LIBRARY } from "./library/catalogue";
import { proposeHandovers } from "./propose-handovers";

const rulesOf = (slug: string) => (findLibraryAgent(slug)?.handovers ?? []).map((rule) => ({ ...rule, name: findLibraryAgent(rule.to)?.name ?? "" }));

describe("proposeHandovers", () => {
  it.each([
    ["structural-engineering", "What fire resistance do the columns need?", "fire-safety"],
    ["fire-safety", "Which cables of the generator survive a fire?", "electrical-services"],
    ["legal-and-contracts", "How do we treat the VAT of this invoice?", "finance"],
    ["quality-assurance", "Which cube results are below the characteristic strength?", "structural-engineering"],
    ["hr", "Somebody was injured in an accident; who must be told?", "health-and-safety"],
    ["rfp", "Does the liability clause need a clarification?", "legal-and-contracts"],
  ])("%s: “%s” goes to %s", (slug, question, to) => {
    expect(proposeHandovers(rulesOf(slug), { question, answer: "" })[0]?.to).toBe(to);
  });

  it("does not take a word from the middle of another, nor one that occurs in passing", () => {
    expect(proposeHandovers(rulesOf("structural-engineering"), { question: "Who crossfired at the ceasefire?", answer: "The fire door is open." })).toEqual([]);
  });

  it("three words of the answer are enough, and no more than two specialists are named", () => {
    const [first] = proposeHandovers(rulesOf("fire-safety"), { question: "What is missing?", answer: "The damper in the duct beside the fan is missing." });
    expect(first).toMatchObject({ to: "mechanical-services", name: "Mechanical Services" });
    for (const { slug, handovers } of LIBRARY) {
      const question = handovers.flatMap(({ words }) => words).join(" ");
      expect(proposeHandovers(rulesOf(slug), { question, answer: "" }).length).toBeLessThanOrEqual(2);
    }
  });

  it("its own starters stay with it more often than not", () => {
    const passed = LIBRARY.flatMap(({ slug, starters }) => starters.map((question) => proposeHandovers(rulesOf(slug), { question, answer: "" }).length > 0));
    expect(passed.filter(Boolean).length / passed.length).toBeLessThan(0.4);
  });
});
