import { describe, expect, it } from "vitest";
import { headingQuestions } from "./heading-questions";

const of = (documentName: string, ...headings: string[]) => headings.map((heading) => ({ documentName, heading }));

describe("questions from headings", () => {
  it("name each document in turn, and every subject once", () => {
    const headings = [...of("Fire strategy.pdf", "4 Doors", "4.1 Fire doors", "Fire doors"), ...of("Contract.docx", "## Liquidated damages", "LIMIT OF LIABILITY:")];
    expect(headingQuestions(headings, { limit: 4 })).toEqual([
      "What does “Fire strategy” say about doors?",
      "What does “Contract” say about liquidated damages?",
      "What does “Fire strategy” say about fire doors?",
      "What does “Contract” say about limit of liability?",
    ]);
  });

  it("leave out what names no subject or was asked", () => {
    const headings = of("A.pdf", "Contents", "1.", "Annex B", "CDM duties", "Retention", "x".repeat(90));
    expect(headingQuestions(headings, { limit: 5, asked: ["How large is the retention?"] })).toEqual(["What does “A” say about CDM duties?"]);
    expect(headingQuestions([], { limit: 3 })).toEqual([]);
  });
});
