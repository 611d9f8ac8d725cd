import { describe, expect, it } from "vitest";
import { DEFAULT_RETRIEVAL } from "../bases/schema";
import { DEFAULT_CHUNKING } from "../chunking/schema";
import { type GateFacts, measuresSubject, publishObjections } from "./policy";
import type { MeasuredQuestion, Measurement, Subject } from "./schema";

const id = (digit: number) => `0193a1b2-0000-7000-8000-00000000000${digit}`;
const subject: Subject = { generationId: id(1), number: 1, contents: "a", chunking: DEFAULT_CHUNKING, retrieval: DEFAULT_RETRIEVAL, changes: 3 };
const question = (digit: number, figures: Partial<MeasuredQuestion> = {}): MeasuredQuestion => ({ questionId: id(digit), revision: 1, recall: 1, ndcg: 1, citations: 2, relevantCitations: 2, ...figures });
const measurement = (questions: MeasuredQuestion[], changes: Partial<Measurement> = {}): Measurement => ({ runId: id(9), number: 1, k: 10, subject, questions, ...changes });
const objections = (facts: Partial<GateFacts>) => publishObjections({ questions: 2, subject, measured: measurement([question(2), question(3)]), published: null, tolerance: 2, publishedTolerance: null, ...facts });

describe("what the evaluation says against publishing", () => {
  it("is nothing without golden questions, and nothing before anything was published to fall below", () => {
    expect(objections({ questions: 0, measured: null })).toEqual([]);
    expect(objections({})).toEqual([]);
  });

  it("names what was not measured as it would be published", () => {
    expect(objections({ measured: null })).toEqual(["Its 2 golden questions have not been run yet."]);
    const since = (changes: Partial<Subject>) => objections({ subject: { ...subject, ...changes } });
    expect(since({ generationId: id(5), contents: "b" })).toEqual(["It was indexed again since the last run.", "Run the evaluation again."]);
    expect(since({ contents: "b" })).toEqual(["Its documents changed since the last run.", "Run the evaluation again."]);
    expect(since({ retrieval: { ...DEFAULT_RETRIEVAL, passages: 1 }, changes: 4 })).toEqual(["Its retrieval settings changed since the last run.", "Its golden questions changed since the last run.", "Run the evaluation again."]);
    expect(objections({ questions: 3 })).toEqual(["The last run asked 2 of 3 golden questions: who started it may not see the documents of the others."]);
  });

  it("is a figure that fell further than is tolerated, and not one that did not", () => {
    const published = measurement([question(2), question(3)]);
    const fell = (by: number) => objections({ published, measured: measurement([question(2, { ndcg: 1 - by }), question(3)]) });
    expect(fell(0.04)).toEqual([]);
    expect(fell(0.1)).toEqual(["nDCG@10 fell from 100.0 to 95.0 points over the 2 golden questions that both runs asked; 2.0 are tolerated."]);
    expect(objections({ published, tolerance: 0, measured: measurement([question(2, { recall: 0.99 }), question(3)]) })).toHaveLength(1);
    expect(objections({ published, measured: measurement([question(2, { relevantCitations: 1 }), question(3)]) })).toEqual([
      "Citation precision fell from 100.0 to 75.0 points over the 2 golden questions that both runs asked; 2.0 are tolerated.",
    ]);
    expect(objections({ published, measured: measurement([question(2, { citations: 0, relevantCitations: 0 }), question(3, { citations: 0, relevantCitations: 0 })]) })).toEqual([
      "Citation precision cannot be measured any more; it was 100.0 when it was published last.",
    ]);
  });

  it("compares only questions that both runs asked in the same words, and only with the same k", () => {
    const published = measurement([question(2), question(3)]);
    const harder = measurement([question(2), question(3), question(4, { recall: 0, ndcg: 0, relevantCitations: 0 })]);
    expect(objections({ published, measured: harder })).toEqual([]);
    expect(objections({ published: { ...published, k: 5 } })).toEqual(["What was published last was measured with k = 5, this with k = 10: they cannot be compared."]);
  });

  it("is a question that was measured then and is gone or asks something else now", () => {
    const published = measurement([question(2), question(3), question(4)]);
    const reworded = question(3, { revision: 2, recall: 0, ndcg: 0, relevantCitations: 0 });
    expect(objections({ published, measured: measurement([question(2), reworded]) })).toEqual(["Of 3 golden questions measured when it was published last, 1 is gone and 1 was changed."]);
    expect(objections({ published, measured: measurement([question(5), question(6)]) })).toEqual(["Of 3 golden questions measured when it was published last, 3 are gone."]);
    expect(objections({ published: measurement([question(2)]), questions: 0, measured: null })).toEqual(["Of 1 golden question measured when it was published last, 1 is gone."]);
  });

  it("tolerates no more than when it was published last", () => {
    const fell = { published: measurement([question(2), question(3)]), measured: measurement([question(2, { ndcg: 0.9 }), question(3)]) };
    expect(objections({ ...fell, tolerance: 100, publishedTolerance: 2 })).toEqual([expect.stringContaining("2.0 are tolerated")]);
    expect(objections({ ...fell, tolerance: 2, publishedTolerance: 100 })).toHaveLength(1);
    expect(objections({ ...fell, tolerance: 10, publishedTolerance: 10 })).toEqual([]);
  });

  it("knows whether a measurement is of what would be published", () => {
    expect(measuresSubject(measurement([]), { ...subject, retrieval: { rerank: "none", neighbours: true, vectors: true, perDocument: null, passages: 12 } })).toBe(true);
    expect(measuresSubject(measurement([]), { ...subject, contents: "b" })).toBe(false);
    expect(measuresSubject(null, subject)).toBe(false);
  });
});
