import { describe, expect, it } from "vitest";
import { markedPieces } from "./marked-pieces";

describe("markedPieces", () => {
  it("tells marks, words and unsupported words apart, and loses nothing", () => {
    const text = "It is FD60S [1]. It is new. See [9] and [2].";
    const start = text.indexOf("It is new.");
    const pieces = markedPieces(text, new Set([1, 2]), [{ start, end: start + 10 }]);
    expect(pieces.map(({ text: words }) => words).join("")).toBe(text);
    expect(pieces.filter(({ mark }) => mark !== null).map(({ mark }) => mark)).toEqual([1, 2]);
    expect(pieces.filter(({ unsupported }) => unsupported).map(({ text: words }) => words)).toEqual(["It is new."]);
    expect(pieces.find(({ text: words }) => words.includes("[9]"))).toMatchObject({ mark: null });
  });

  it("a range that ends inside a mark keeps the mark once", () => {
    const pieces = markedPieces("Yes [1] no", new Set([1]), [{ start: 0, end: 5 }]);
    expect(pieces.filter(({ mark }) => mark === 1)).toHaveLength(1);
  });

  it("nothing, and ranges beyond the end", () => {
    expect(markedPieces("", new Set([1]), [])).toEqual([]);
    expect(markedPieces("a", new Set(), [{ start: 0, end: 9 }]).map(({ text }) => text)).toEqual(["a"]);
  });
});
