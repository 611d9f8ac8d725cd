import { describe, expect, it } from "vitest";
import { answerMatch } from "./answer-match";
import { type Place, samePlace } from "./place";
import { ndcgAt, ranksOf, recallAt } from "./retrieval-metrics";
import { type QuestionFigures, runFigures } from "./run-figures";

const place = (start: number, end: number, changes: Partial<Place> = {}): Place => ({ documentId: "d", versionId: "v", page: 1, start, end, ...changes });

describe("the same place", () => {
  it.each([
    ["the same words", place(10, 20), place(10, 20), true],
    ["a quote in a passage", place(10, 20), place(0, 500), true],
    ["a passage in a golden clause", place(0, 500), place(300, 400), true],
    ["half of the shorter one", place(0, 100), place(90, 110), true],
    ["less than half", place(0, 100), place(91, 110), false],
    ["touching", place(0, 10), place(10, 20), false],
    ["another page", place(10, 20), place(10, 20, { page: 2 }), false],
    ["another version", place(10, 20), place(10, 20, { versionId: "w" }), false],
  ])("%s", (_, a, b, same) => {
    expect(samePlace(a, b)).toBe(same);
    expect(samePlace(b, a)).toBe(same);
  });
});

describe("retrieval", () => {
  const found = [place(0, 100), place(100, 200), place(200, 300), place(300, 400)];

  it("ranks each golden place where it is first told", () => {
    expect(ranksOf([place(110, 120), place(300, 390), place(900, 950)], found)).toEqual([2, 4, null]);
    expect(ranksOf([], found)).toEqual([]);
  });

  it("recall@k, by hand", () => {
    expect(recallAt([2, 4, null], 10)).toBeCloseTo(2 / 3);
    expect(recallAt([2, 4, null], 3)).toBeCloseTo(1 / 3);
    expect(recallAt([2, 4, null], 1)).toBe(0);
    expect(recallAt([], 10)).toBeNull();
  });

  it("nDCG@k, by hand", () => {
    expect(ndcgAt([1], 10)).toBe(1);
    expect(ndcgAt([2], 10)).toBeCloseTo(0.63093, 5); // 1 / log2(3)
    expect(ndcgAt([1, 2], 10)).toBeCloseTo(1, 12);
    // (1/log2 3 + 1/log2 5) / (1 + 1/log2 3 + 1/log2 4) = (0.63093 + 0.43068) / 2.13093
    expect(ndcgAt([2, 4, null], 10)).toBeCloseTo(0.49819, 5);
    // Beyond k nothing counts: 0.63093 / (1 + 0.63093 + 0.5)
    expect(ndcgAt([2, 4, null], 3)).toBeCloseTo(0.29608, 5);
    // Only one place can stand in the first passage: the best order of k = 1 is 1.
    expect(ndcgAt([1, 3], 1)).toBe(1);
    expect(ndcgAt([null, null], 10)).toBe(0);
    expect(ndcgAt([], 10)).toBeNull();
  });

  it("one passage that tells two places is no better than perfect", () => expect(ndcgAt([1, 1], 10)).toBe(1));
});

describe("answer match", () => {
  it("token F1, by hand", () => {
    expect(answerMatch("The Lobby doors are FD60S. [1]", "lobby doors are fd60s")).toBe(1);
    // shared fd60s; precision 1/4, recall 1/1
    expect(answerMatch("The doors are FD60S today", "FD60S")).toBeCloseTo(0.4);
    // a bag: one "seven" of two is shared; precision 1/2, recall 1/3
    expect(answerMatch("seven seven", "seven tonnes heavy")).toBeCloseTo(0.4);
    expect(answerMatch("nothing alike", "seven tonnes")).toBe(0);
    expect(answerMatch("", "")).toBe(1);
    expect(answerMatch("", "seven")).toBe(0);
  });

  it("knows accents, and characters where there are no spaces", () => {
    expect(answerMatch("Café Größe", "cafe grösse")).toBe(1);
    // 东京塔 against 东京: 2 shared of 3 and 2
    expect(answerMatch("东京塔", "东京")).toBeCloseTo(0.8);
  });
});

describe("a run's figures", () => {
  const question = (changes: Partial<QuestionFigures> = {}): QuestionFigures => ({ answerable: true, recall: 1, ndcg: 1, citations: 1, relevantCitations: 1, answerMatch: null, abstained: false, ...changes });

  it("are means over the questions that have the figure", () => {
    const figures = runFigures([
      question({ recall: 0.5, ndcg: 0.25, citations: 3, relevantCitations: 1, answerMatch: 0.5 }),
      question({ recall: null, ndcg: null, abstained: true, citations: 0, relevantCitations: 0 }),
      question(),
      question({ answerable: false, recall: null, ndcg: null, citations: 2, relevantCitations: 0 }),
      question({ answerable: false, recall: null, ndcg: null, citations: 0, relevantCitations: 0, abstained: true }),
    ]);
    expect(figures).toEqual({ recall: 0.75, ndcg: 0.625, citationPrecision: 0.5, answerMatch: 0.5, abstention: 0.5, missedAnswers: 1 / 3, answerable: 3, unanswerable: 2 });
  });

  it("are null where nothing was measured", () => {
    expect(runFigures([])).toEqual({ recall: null, ndcg: null, citationPrecision: null, answerMatch: null, abstention: null, missedAnswers: null, answerable: 0, unanswerable: 0 });
  });
});
