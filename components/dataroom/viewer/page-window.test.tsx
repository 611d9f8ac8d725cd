import { describe, expect, it } from "vitest";
import { nextZoom, pageHeights, pageTop, pageWindow } from "./page-window";

describe("pageWindow", () => {
  const heights = pageHeights(1_000, new Map([[2, 500]]), 1_000);

  it("draws what is in view and two pages on either side", () => {
    const top = pageTop(heights, 500, 16);
    expect(pageWindow(heights, top, 900, 16)).toEqual({ first: 498, last: 502, current: 500 });
    expect(pageWindow(heights, 0, 900, 16)).toEqual({ first: 1, last: 3, current: 1 });
  });

  it("ends at the last page", () => {
    expect(pageWindow(heights, pageTop(heights, 1_000, 16), 900, 16)).toEqual({ first: 998, last: 1_000, current: 1_000 });
  });

  it("counts measured heights", () => {
    expect(pageTop(heights, 3, 16)).toBe(1_000 + 16 + 500 + 16);
  });

  it("stays within one page", () => {
    expect(pageWindow([1_000], 200, 300, 16)).toEqual({ first: 1, last: 1, current: 1 });
  });
});

describe("nextZoom", () => {
  it("goes by steps and stops at the ends", () => {
    expect(nextZoom(1, 1)).toBe(1.25);
    expect(nextZoom(1, -1)).toBe(0.8);
    expect(nextZoom(3, 1)).toBe(3);
    expect(nextZoom(0.5, -1)).toBe(0.5);
  });
});
