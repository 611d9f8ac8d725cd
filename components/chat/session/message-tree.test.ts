import { describe, expect, it } from "vitest";
import { newestBelow, pathTo, siblingsOf } from "./message-tree";

const message = (id: string, parentId: string | null) => ({ id, parentId, role: id.startsWith("q") ? ("user" as const) : ("assistant" as const) });
/** q1 → a1 → q2 → a2; a1 written again as a1b; q2 put otherwise as q2b → a2b. */
const TREE = [message("q1", null), message("a1", "q1"), message("a1b", "q1"), message("q2", "a1"), message("a2", "q2"), message("q2b", "a1"), message("a2b", "q2b")];
const ids = (leaf: string | null) => pathTo(TREE, leaf).map(({ id }) => id);

describe("a conversation's branches", () => {
  it("are followed back from their end, by default from the newest", () => {
    expect(ids(null)).toEqual(["q1", "a1", "q2b", "a2b"]);
    expect(ids("a2")).toEqual(["q1", "a1", "q2", "a2"]);
    expect(ids("a1b")).toEqual(["q1", "a1b"]);
    expect(ids("unknown")).toEqual(ids(null));
    expect(pathTo([], null)).toEqual([]);
  });

  it("go on with the newest below what was chosen", () => {
    expect(newestBelow(TREE, "a1")).toBe("a2b");
    expect(newestBelow(TREE, "q2")).toBe("a2");
    expect(newestBelow(TREE, "a1b")).toBe("a1b");
  });

  it("know their siblings in order, also where the beginning is not here", () => {
    expect(siblingsOf(TREE, "a1b")).toEqual(["a1", "a1b"]);
    expect(siblingsOf(TREE, "q2b")).toEqual(["q2", "q2b"]);
    expect(siblingsOf(TREE, "q1")).toEqual(["q1"]);
    expect(siblingsOf(TREE.slice(3), "q2")).toEqual(["q2", "q2b"]);
  });
});
