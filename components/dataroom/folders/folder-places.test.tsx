import { describe, expect, it } from "vitest";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import { placesFor } from "./folder-places";

const folder = (id: string, parentId: string | null, depth: number, projectId = "p"): FolderDto => ({
  ...{ id, projectId, parentId, depth, name: id, position: 1, number: "1" },
  ...{ minSensitivity: "public", departmentIds: [], deletedAt: null },
});
const [a, b, c, d, other] = [
  folder("a", null, 1),
  folder("b", "a", 2),
  folder("c", "b", 3),
  folder("d", null, 1),
  folder("o", null, 1, "q"),
];
const all = [c, b, a, d, other];

describe("where folders can go", () => {
  it.each([
    ["documents go anywhere", [], ["c", "b", "a", "d", "o"]],
    ["a folder goes nowhere in itself, however deep", [a], ["d"]],
    ["one from the middle may go up", [b], ["a", "d"]],
    ["folders of two projects have no place in common", [a, other], []],
  ])("%s", (_, moving, expected) => {
    expect(placesFor(moving, all).map((place) => place.id)).toEqual(expected);
  });
});
