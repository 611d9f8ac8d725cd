import { expect, it } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { openTable } from "../lance-tables";
import { everything } from "../workspace-index.fixture";
import { buildVectorIndex, LanceVectors, spaceTable } from "./lance-vectors";
import { guarded } from "./store-driver";

/** Points on a spiral: neighbours in number are neighbours in direction. */
function direction(at: number): number[] {
  return Array.from({ length: 16 }, (_, axis) => Math.cos((at * (axis + 1)) / 150));
}

it("finds the nearest exactly, and nearly so through the index, also what came after it and what the filter leaves", async () => {
  const store = guarded(new LanceVectors());
  const space = { id: newId(), dimensions: 16 };
  const ids: string[] = [];
  const add = (from: number, to: number) => {
    const points = Array.from({ length: to - from }, (_, offset) => {
      const chunkId = newId();
      ids.push(chunkId);
      const identity = { chunkId, documentId: newId(), versionId: newId(), projectId: newId(), departmentIds: [], generation: 1 };
      return { ...identity, sensitivity: (from + offset) % 2, embedding: direction(from + offset) };
    });
    return store.upsert(space, points);
  };
  const nearest = async (at: number, maxSensitivity = 3) =>
    (await store.search(space, direction(at), { ...everything, maxSensitivity }, 5)).map((hit) => hit.chunkId);

  await add(0, 400);
  expect((await nearest(100))[0]).toBe(ids[100]);
  const table = await openTable(spaceTable(space), false);
  if (!table) throw new Error("no table");
  await buildVectorIndex(table, space, 300);
  expect((await table.listIndices()).map(({ columns }) => columns)).toContainEqual(["vector"]);
  await add(400, 420);
  for (const at of [0, 7, 100, 399, 410]) {
    expect((await nearest(at))[0]).toBe(ids[at]);
    const even = await nearest(at, 0);
    expect(even.every((id) => ids.indexOf(id) % 2 === 0)).toBe(true);
    expect(Math.abs(ids.indexOf(even[0] ?? "") - at)).toBeLessThanOrEqual(1);
  }
});

it("holds a passage once, however many writers find it missing at the same instant", async () => {
  const space = { id: newId(), dimensions: 16 };
  const [versionId, documentId, projectId] = [newId(), newId(), newId()];
  const points = Array.from({ length: 40 }, (_, at) => ({ chunkId: newId(), documentId, versionId, projectId, departmentIds: [], generation: 1, sensitivity: 0, embedding: direction(at) }));
  const writers = Array.from({ length: 4 }, () => guarded(new LanceVectors()));
  await writers[0]?.create(space);
  await Promise.all(writers.map((writer) => writer.upsert(space, points)));
  expect(await writers[0]?.count(space)).toBe(points.length);
});
