import { describe, expect, it } from "vitest";
import { NewerText } from "./changed-words";

const OLD = "4.2 Doors\nDoors to the firefighting lobby shall be FD60S. Doors to plant rooms shall be FD30.\n1. The tank holds 30 m³.";

function compare(newer: string | string[], quote: string, old = OLD) {
  const start = old.indexOf(quote);
  return new NewerText([newer].flat().map((text, at) => ({ page: at + 1, text }))).changed({ text: old, start, end: start + quote.length });
}

describe("whether the cited words changed", () => {
  it.each([
    ["nothing changed", OLD],
    ["lines and hyphens", "4.2 Doors\nDoors to the fire-\nfighting lobby shall be   FD60S.\nDoors to plant rooms shall be FD30."],
    ["other numbering around it", "5.1 Doors\n\nSomething new. Doors to the firefighting lobby shall be FD60S. More."],
  ])("%s: no", (_, newer) => {
    expect(compare(newer, "lobby shall be FD60S")).toBeNull();
  });

  it("a sentence over two pages is the same sentence", () => {
    expect(compare(["Doors to the firefighting lobby", "shall be FD60S."], "lobby shall be FD60S")).toBeNull();
  });

  it("another number of the list item is no change", () => {
    expect(compare("2. The tank holds 30 m³.", "tank holds 30 m³")).toBeNull();
  });

  it.each([
    ["a number", "Doors to the firefighting lobby shall be FD90S."],
    ["a denial", "Doors to the firefighting lobby shall not be FD60S."],
    ["a condition outside the quote", "Doors to the firefighting lobby shall be FD60S unless sprinklers are fitted."],
    ["a condition before it", "Where sprinklers are missing, doors to the firefighting lobby shall be FD60S."],
    ["the beginning of a longer number", "Doors to the firefighting lobby shall be FD60S2."],
  ])("%s: yes, with the old and the new words", (_, sentence) => {
    expect(compare(["Introduction.", sentence], "firefighting lobby shall be FD60S")).toEqual({
      oldWords: "Doors to the firefighting lobby shall be FD60S.",
      newWords: sentence,
      newPage: 2,
    });
  });

  it("gone: nothing takes its place", () => {
    expect(compare("The lift is blue.", "lobby shall be FD60S")).toMatchObject({ newWords: null, newPage: null });
    expect(compare([], "lobby shall be FD60S")).toMatchObject({ newWords: null });
  });
});
