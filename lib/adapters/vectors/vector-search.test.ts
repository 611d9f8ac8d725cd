import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { appendRows } from "./index-writer";
import { workspaceTable } from "./lance-tables";
import { buildVectorIndex, vectorSearch } from "./vector-search";

const folder = mkdtempSync(path.join(tmpdir(), "vectors-"));

beforeAll(() => {
  process.env.INDEX_DIR = folder;
  forgetEnv();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Points on a spiral: neighbours in number are neighbours in direction. */
function direction(at: number): number[] {
  return Array.from({ length: 16 }, (_, axis) => Math.cos((at * (axis + 1)) / 150));
}

it("finds the nearest exactly, and nearly so through the index, also what came after it and what the filter leaves", async () => {
  const table = await workspaceTable(newId(), true);
  if (!table) throw new Error("no table");
  const ids: string[] = [];
  const add = (from: number, to: number) => {
    const rows = Array.from({ length: to - from }, (_, offset) => {
      const chunkId = newId();
      ids.push(chunkId);
      const identity = { chunkId, documentId: newId(), versionId: newId(), projectId: newId(), departmentIds: [], documentName: "" };
      const sensitivity = (from + offset) % 2;
      return {
        ...identity,
        sensitivity,
        generation: 1,
        ordinal: 0,
        page: 1,
        text: "",
        headingPath: [],
        embedding: direction(from + offset),
      };
    });
    return appendRows(table, rows);
  };
  const nearest = async (at: number, predicate?: string) =>
    (await vectorSearch(table, direction(at), predicate, 5)).map((hit) => hit.chunkId);

  await add(0, 400);
  expect((await nearest(100))[0]).toBe(ids[100]);
  await buildVectorIndex(table, 300);
  expect((await table.listIndices()).map(({ columns }) => columns)).toContainEqual(["vector"]);
  await add(400, 420);
  for (const at of [0, 7, 100, 399, 410]) {
    expect((await nearest(at))[0]).toBe(ids[at]);
    const even = await nearest(at, "sensitivity = 0");
    expect(even.every((id) => ids.indexOf(id) % 2 === 0)).toBe(true);
    expect(Math.abs(ids.indexOf(even[0] ?? "") - at)).toBeLessThanOrEqual(1);
  }
  expect(await vectorSearch(table, [1, 0, 0], undefined, 5)).toEqual([]);
});
