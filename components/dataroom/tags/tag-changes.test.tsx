import { describe, expect, it } from "vitest";
import { tagChange, tagsHeld, typedTags } from "./tag-changes";

const documents = [{ tags: ["roof", "issued"] }, { tags: ["issued", "door"] }];

describe("tags of several documents", () => {
  it("tells those that all have from those that some have", () => {
    expect([...tagsHeld(documents)]).toEqual([
      ["door", false],
      ["issued", true],
      ["roof", false],
    ]);
  });

  it("changes what was chosen, and nothing that is so already or was left alone", () => {
    const choices = new Map([
      ["issued", true],
      ["roof", true],
      ["door", false],
      ["new", true],
      ["never there", false],
    ]);
    expect(tagChange(tagsHeld(documents), choices)).toEqual({
      add: ["roof", "new"],
      remove: ["door"],
    });
    expect(tagChange(tagsHeld(documents), new Map())).toEqual({
      add: [],
      remove: [],
    });
  });

  it("reads what is typed", () => {
    expect(typedTags(" fire, roof ,fire,, ")).toEqual(["fire", "roof"]);
    expect(typedTags("x".repeat(60))).toEqual(["x".repeat(50)]);
  });
});
