import { describe, expect, it } from "vitest";
import { mergeBoxes, union } from "./merge-boxes";

const box = (left: number, top: number, width = 40, height = 10) => ({ left, top, width, height });

describe("mergeBoxes", () => {
  it("joins the words of a line and keeps lines apart", () => {
    expect(mergeBoxes([box(0, 0), box(44, 1), box(90, 0), box(0, 12)])).toEqual([
      { left: 0, top: 0, width: 130, height: 11 },
      { left: 0, top: 12, width: 40, height: 10 },
    ]);
  });

  it("does not bridge cells or columns", () => {
    expect(mergeBoxes([box(0, 0), box(200, 0)])).toHaveLength(2);
  });

  it("knows what surrounds them all", () => {
    expect(union([box(10, 30), box(0, 42, 20)])).toEqual({ left: 0, top: 30, width: 50, height: 22 });
  });
});
