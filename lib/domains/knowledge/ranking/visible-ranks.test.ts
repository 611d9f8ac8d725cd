import { describe, expect, it } from "vitest";
import type { IndexHit } from "@/lib/adapters/vectors/workspace-index";
import { newId } from "@/lib/kernel/ids";
import type { PassageDto } from "../schema";
import { visibleRanks } from "./visible-ranks";

const passage = (chunkId: string): PassageDto => ({ ...{ chunkId, documentId: newId(), versionId: newId(), projectId: newId() }, documentName: "Open.txt", version: 1, page: 1, pageLabel: null, start: 0, end: 4, headingPath: [], text: "Open", score: 0 });
const hit = (chunkId: string, score: number, lexical?: number, vector?: number): IndexHit => ({
  ...{ chunkId, documentId: newId(), score },
  stages: { ...(lexical ? { lexical: { rank: lexical, score: 7 }, document: { score: 1 } } : {}), ...(vector ? { vector: { rank: vector, distance: 0.3 } } : {}) },
});

describe("ranks among visible passages", () => {
  it("have no gaps where others were; the words' own scores stay", () => {
    const found = [hit("hidden", 9, 1), hit("a", 8, 2), hit("hidden too", 7, 3), hit("b", 6, 4)];
    const { passages, hits } = visibleRanks(found, ["a", "b"].map(passage));
    expect(passages.map(({ chunkId, score }) => [chunkId, score])).toEqual([["a", 8], ["b", 6]]);
    expect([...hits.values()].map(({ stages }) => stages)).toEqual([
      { lexical: { rank: 1, score: 7 }, document: { score: 1 } },
      { lexical: { rank: 2, score: 7 }, document: { score: 1 } },
    ]);
  });

  it("make a fused score that is the same whatever else was found", () => {
    const alone = visibleRanks([hit("a", 0.5, 1, 1), hit("b", 0.4, 2), hit("c", 0.3, undefined, 2)], ["a", "b", "c"].map(passage));
    const among = visibleRanks([hit("x", 0.9, 1, 1), hit("a", 0.5, 4, 3), hit("y", 0.45, 5), hit("b", 0.4, 6), hit("c", 0.3, undefined, 9)], ["a", "b", "c"].map(passage));
    const shown = ({ passages, hits }: typeof alone) => passages.map(({ chunkId, score }) => ({ chunkId, score, stages: hits.get(chunkId)?.stages }));
    expect(shown(among)).toEqual(shown(alone));
    expect(among.passages.map(({ score }) => score)).toEqual([2 / 61, 1 / 62, 1 / 62]);
  });

  it("leave the order as it is, a reranker's too, and no better hit with the lower score", () => {
    // Counted again, the second would fuse above the first.
    const found = [hit("a", 0.5, 1, 40), hit("b", 0.4, 12, 20), ...Array.from({ length: 10 }, (_, at) => hit(`hidden ${at}`, 0.3, at + 2)), hit("c", 0.2, 13, 30)];
    const { passages, hits } = visibleRanks(found, ["c", "a", "b"].map(passage));
    expect(passages.map(({ chunkId }) => chunkId)).toEqual(["c", "a", "b"]);
    const [a, b, c] = [...hits.values()].map(({ score }) => score);
    expect([a, b, c]).toEqual([1 / 61 + 1 / 63, 1 / 61 + 1 / 63, 1 / 62 + 1 / 63]);
  });
});
