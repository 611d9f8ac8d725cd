import { describe, expect, it } from "vitest";
import { recognisedBoxes } from "./cited-boxes";

const page = {
  text: "The Contractor shall pay\nfive per cent.",
  words: [
    [0, 3, 0.1, 0.1, 0.14, 0.12],
    [4, 14, 0.15, 0.1, 0.25, 0.12],
    [15, 20, 0.26, 0.1, 0.3, 0.12],
    [21, 24, 0.31, 0.1, 0.34, 0.12],
    [25, 29, 0.1, 0.13, 0.14, 0.15],
    [30, 33, 0.15, 0.13, 0.18, 0.15],
    [34, 39, 0.19, 0.13, 0.23, 0.15],
  ] as [number, number, number, number, number, number][],
};

describe("recognisedBoxes", () => {
  it("covers the cited words, one box for each line", () => {
    const found = recognisedBoxes(page, { page: 1, start: 15, end: 29, quote: "shall pay five" }, Math.SQRT2);
    expect(found?.text).toBe("shall pay\nfive");
    const rounded = found?.boxes.map((box) => [box.left, box.top, box.width, box.height].map((value) => Number(value.toFixed(4))));
    expect(rounded).toEqual([
      [0.26, 0.1, 0.08, 0.02],
      [0.1, 0.13, 0.04, 0.02],
    ]);
  });

  it("marks nothing where the words are not there or have no place", () => {
    expect(recognisedBoxes(page, { page: 1, start: 0, end: 5, quote: "entirely different words" }, 1)).toBeNull();
    expect(recognisedBoxes({ ...page, words: null }, { page: 1, start: 15, end: 24, quote: "shall pay" }, 1)).toBeNull();
  });
});
