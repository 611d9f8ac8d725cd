import { describe, expect, it } from "vitest";
import { mergeNeighbours, type PlacedPassage } from "./merge-neighbours";

const page = "First clause about doors.\n\nSecond clause about walls.\nThird clause about roofs.";
const starts = [0, 27, 54];

function passage(at: number, change: Partial<PlacedPassage> = {}): PlacedPassage {
  const start = starts[at] ?? 0;
  const end = start + (at === 0 ? 25 : at === 1 ? 26 : 25);
  return { chunkId: `c${at}`, documentId: "d", versionId: "v", page: 1, start, end, text: page.slice(start, end), ...change };
}

describe("mergeNeighbours", () => {
  it("joins neighbours at the better one's place, with offsets that still cut the page", () => {
    const far = passage(0, { chunkId: "far", documentId: "e", versionId: "w", text: "Elsewhere." });
    const [first, second] = mergeNeighbours([passage(1), far, passage(0)]);
    expect(first).toMatchObject({ start: 0, end: 53, chunkIds: ["c1", "c0"], chunkId: "c1" });
    expect(first?.text).toBe(page.slice(0, 53));
    expect(second?.chunkId).toBe("far");
  });

  it("joins two passages through the one between them", () => {
    const merged = mergeNeighbours([passage(2, { start: 154, end: 179 }), passage(0), passage(1, { start: 80, end: 106 })]);
    expect(merged).toHaveLength(1);
    expect(merged[0]).toMatchObject({ chunkId: "c2", start: 0, end: 179 });
    expect(merged[0]?.text).toHaveLength(179);
    expect([...(merged[0]?.chunkIds ?? [])].sort()).toEqual(["c0", "c1", "c2"]);
  });

  it("takes what overlaps once", () => {
    const [merged] = mergeNeighbours([passage(0), passage(1, { start: 6, end: 53, text: page.slice(6, 53) })]);
    expect(merged?.text).toBe(page.slice(0, 53));
  });

  it.each([
    ["another page", { page: 2 }],
    ["another version", { versionId: "w" }],
    ["far away on the page", { start: 900, end: 926 }],
  ])("leaves apart what stands on %s", (_name, change) => {
    expect(mergeNeighbours([passage(0), passage(1, change)])).toHaveLength(2);
  });

  it("stops at the longest length", () => {
    expect(mergeNeighbours([passage(0), passage(1)], { maxLength: 40 })).toHaveLength(2);
  });

  it("drops a text that was there already, however it is spaced", () => {
    const copy = passage(0, { chunkId: "copy", documentId: "e", versionId: "w", text: "first  clause about\ndoors." });
    expect(mergeNeighbours([passage(0), copy]).map(({ chunkId }) => chunkId)).toEqual(["c0"]);
  });

  it("keeps to so many of one document, neighbours counting once", () => {
    const apart = passage(2, { start: 900, end: 925 });
    const other = passage(0, { chunkId: "other", documentId: "e", versionId: "w", text: "Else." });
    const merged = mergeNeighbours([passage(0), apart, passage(1), other], { perDocument: 1 });
    expect(merged.map(({ chunkIds }) => chunkIds)).toEqual([["c0", "c1"], ["other"]]);
  });

  it("of nothing is nothing", () => {
    expect(mergeNeighbours([])).toEqual([]);
  });
});
