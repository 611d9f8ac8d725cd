import { describe, expect, it } from "vitest";
import { unsupportedRanges } from "./answer-stream";

describe("unsupportedRanges", () => {
  it("accepts a quotation of several sentences that carries one marker at its end", () => {
    const quote = "The apartments are designed for a stay put strategy.\n\nThe commercial unit evacuates on its own alarm.";
    const text = "“The apartments are designed for a stay put strategy. The commercial unit evacuates on its own alarm.” [1]";
    expect(unsupportedRanges(text, [{ quote }], false)).toEqual([]);
  });

  it("marks the sentence that no quote holds, and only that", () => {
    const text = "The doors are FD60S [1]. They were tested at the factory in May.";
    const [range, ...more] = unsupportedRanges(text, [{ quote: "Doors shall be FD60S" }], false);
    expect(more).toEqual([]);
    expect(range && text.slice(range.start, range.end)).toContain("tested at the factory");
  });

  it("has nothing to mark when the answer says that there is none", () => {
    expect(unsupportedRanges("This is not in your documents.", [], true)).toEqual([]);
  });
});
