import { describe, expect, it } from "vitest";
import { reciprocalRankFusion } from "./reciprocal-rank-fusion";

const fuse = (lists: { items: string[]; weight?: number }[], k?: number) => reciprocalRankFusion(lists, (key) => key, k);

describe("reciprocalRankFusion", () => {
  it("prefers what several rankings agree on", () => {
    const fused = fuse([{ items: ["a", "b", "c"] }, { items: ["b", "d"] }]);
    expect(fused.map(({ key }) => key)).toEqual(["b", "a", "d", "c"]);
    expect(fused[0]).toMatchObject({ ranks: [2, 1], score: 1 / 62 + 1 / 61 });
    expect(fused[1]?.ranks).toEqual([1, undefined]);
  });

  it("weighs rankings", () => {
    expect(fuse([{ items: ["a"] }, { items: ["b"], weight: 2 }]).map(({ key }) => key)).toEqual(["b", "a"]);
  });

  it("counts a repeated item at its first place only and keeps ties in order", () => {
    const fused = fuse([{ items: ["a", "a", "b"] }, { items: ["c"] }]);
    expect(fused.map(({ key }) => key)).toEqual(["a", "c", "b"]);
    expect(fused[2]?.ranks).toEqual([2, undefined]);
  });

  it("of nothing is nothing", () => {
    expect(fuse([])).toEqual([]);
    expect(fuse([{ items: [] }, { items: [] }])).toEqual([]);
  });
});
