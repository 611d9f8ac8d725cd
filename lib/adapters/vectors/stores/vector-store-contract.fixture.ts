import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/kernel/ids";
import type { VisibilityFilter } from "../document-attributes";
import type { VectorPoint, VectorSpace, VectorStore } from "./vector-store";

const DIMENSIONS = 8;
const everything: VisibilityFilter = { projectIds: "all", maxSensitivity: 3, departmentIds: "all" };

/** A direction in the plane of the first two axes; the nearer the angle, the nearer the vector. */
const turned = (degrees: number): number[] => {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle), ...new Array<number>(DIMENSIONS - 2).fill(0)];
};

export function point(degrees: number, change: Partial<VectorPoint> = {}): VectorPoint {
  const ids = { chunkId: newId(), documentId: newId(), versionId: newId(), projectId: newId() };
  return { ...ids, sensitivity: 0, departmentIds: [], generation: 1, embedding: turned(degrees), ...change };
}

interface Subject {
  open(): Promise<VectorStore>;
  close?(): Promise<void>;
  /** Shows what was written after a moment, and doesn't tell a space that was dropped from an empty one. */
  eventual?: boolean;
}

/** What every store must do, whatever stands behind it. */
export function testVectorStore(name: string, subject: Subject): void {
  describe(name, () => {
    let store: VectorStore;
    beforeAll(async () => {
      store = await subject.open();
    });
    afterAll(async () => {
      await store.close();
      await subject.close?.();
    });

    const until = (check: () => Promise<void>) => (subject.eventual ? vi.waitFor(check, { timeout: 3_000, interval: 20 }) : check());
    async function filled(...points: VectorPoint[]): Promise<VectorSpace> {
      const space = { id: newId(), dimensions: DIMENSIONS };
      await store.create(space);
      await store.upsert(space, points);
      await until(async () => expect(await store.count(space)).toBe(new Set(points.map(({ chunkId }) => chunkId)).size));
      return space;
    }
    const find = async (space: VectorSpace, filter: Partial<VisibilityFilter> = {}, limit = 10) =>
      (await store.search(space, turned(0), { ...everything, ...filter }, limit)).map(({ chunkId }) => chunkId);

    it("answers, and names the nearest first with its document and distance", async () => {
      await store.check();
      const [near, far, opposite] = [point(10), point(60), point(180)];
      const space = await filled(far, opposite, near);
      const hits = await store.search(space, turned(0), everything, 2);
      expect(hits.map(({ chunkId, documentId }) => ({ chunkId, documentId }))).toEqual([near, far].map(({ chunkId, documentId }) => ({ chunkId, documentId })));
      expect(hits[0]?.distance).toBeCloseTo(1 - Math.cos((10 * Math.PI) / 180), 3);
      expect(hits[1]?.distance).toBeCloseTo(0.5, 3);
    });

    it("the same passage again replaces", async () => {
      const first = point(80);
      const other = point(40);
      const space = await filled(first, other);
      await store.upsert(space, [{ ...first, embedding: turned(1) }]);
      await until(async () => expect(await find(space)).toEqual([first.chunkId, other.chunkId]));
      expect(await store.count(space)).toBe(2);
    });

    it("visibility is decided inside the query: a limit counts what may be seen alone", async () => {
      const [project, department, foreign] = [newId(), newId(), newId()];
      const hidden = Array.from({ length: 30 }, (_, at) => point(at / 10, { sensitivity: 3, departmentIds: [foreign] }));
      const open = point(50, { projectId: project });
      const ours = point(60, { projectId: project, sensitivity: 2, departmentIds: [department, foreign] });
      const space = await filled(...hidden, open, ours);
      expect(await find(space, { projectIds: [project] }, 5)).toEqual([open.chunkId, ours.chunkId]);
      expect(await find(space, { projectIds: [] })).toEqual([]);
      expect(await find(space, { documentIds: [] })).toEqual([]);
      expect(await find(space, { documentIds: [ours.documentId, open.documentId] }, 1)).toEqual([open.chunkId]);
      expect(await find(space, { maxSensitivity: 2 }, 5)).toEqual([open.chunkId, ours.chunkId]);
      expect(await find(space, { maxSensitivity: 1 }, 5)).toEqual([open.chunkId]);
      expect(await find(space, { departmentIds: [] }, 5)).toEqual([open.chunkId]);
      expect(await find(space, { departmentIds: [department] }, 5)).toEqual([open.chunkId, ours.chunkId]);
      expect(await find(space, { projectIds: [project], maxSensitivity: 2, departmentIds: [newId()], documentIds: [ours.documentId, open.documentId] })).toEqual([open.chunkId]);
    });

    it("follows a document that is moved, reclassified and limited, page by page", async () => {
      const documentId = newId();
      const passages = Array.from({ length: 320 }, (_, at) => point(20 + at / 10, { documentId, departmentIds: [newId()] }));
      const other = point(5);
      const space = await filled(...passages, other);
      const [project, department] = [newId(), newId()];
      await store.updateDocument(space, documentId, { projectId: project, sensitivity: 2, departmentIds: [department] });
      await until(async () => {
        expect(await find(space, { projectIds: [project], departmentIds: [department] }, 400)).toHaveLength(320);
        expect(await find(space, { departmentIds: [department], maxSensitivity: 1 }, 400)).toEqual([other.chunkId]);
      });
      await store.updateDocument(space, documentId, { departmentIds: [] });
      await until(async () => expect(await find(space, { departmentIds: [] }, 400)).toHaveLength(321));
      expect(await store.count(space)).toBe(321);
    });

    it("forgets documents, versions and earlier generations, which counting proves", async () => {
      const [gone, kept] = [newId(), newId()];
      const large = Array.from({ length: 620 }, () => point(30, { documentId: gone }));
      const [old, current] = [point(40, { documentId: kept }), point(41, { documentId: kept, generation: 2 })];
      const earlier = point(42, { documentId: kept, versionId: current.versionId, generation: 1 });
      const space = await filled(...large, old, current, earlier);
      await store.remove(space, { documentIds: [gone] });
      await until(async () => expect([await store.count(space, gone), await store.count(space)]).toEqual([0, 3]));
      await store.remove(space, { versionId: current.versionId, beforeGeneration: 2 });
      await until(async () => expect(await find(space)).toEqual([old.chunkId, current.chunkId]));
      await store.remove(space, { versionIds: [old.versionId] });
      await until(async () => expect(await find(space)).toEqual([current.chunkId]));
      await store.remove(space, { documentIds: [newId()] });
      expect([await store.count(space, kept), await store.count(space)]).toEqual([1, 1]);
    });

    it("keeps spaces apart, and drops one whole", async () => {
      const shared = point(10);
      const [one, two] = [await filled(shared, point(20)), await filled(shared)];
      expect(await find(two)).toEqual([shared.chunkId]);
      await store.drop(one);
      await store.drop(one);
      await until(async () => expect(await store.count(one)).toBe(0));
      expect(await find(two)).toEqual([shared.chunkId]);
      await store.remove(one, { documentIds: [shared.documentId] });
      await store.updateDocument(one, shared.documentId, { sensitivity: 1 });
      if (subject.eventual) expect(await find(one)).toEqual([]);
      else await expect(find(one)).rejects.toMatchObject({ code: "gone" });
    });

    it("takes vectors of the space's length alone, and says which length it wants", async () => {
      const space = await filled(point(10));
      const wrong = { code: "invalid_input", userMessage: expect.stringContaining("EMBEDDING_DIMENSIONS") };
      await expect(store.upsert(space, [point(1, { embedding: [1, 0, 0] })])).rejects.toMatchObject(wrong);
      await expect(store.search(space, [1, 0, 0], everything, 5)).rejects.toMatchObject(wrong);
      await expect(store.upsert(space, [point(1, { embedding: turned(Number.NaN) })])).rejects.toMatchObject({ code: "invalid_input" });
      expect(await store.count(space)).toBe(1);
    });

    it("nothing but ids enters a filter", async () => {
      const space = await filled(point(10));
      const bad = `x' OR 1=1 --"}`;
      const refused = { code: "invalid_input" };
      await expect(find(space, { projectIds: [bad] })).rejects.toMatchObject(refused);
      await expect(find(space, { departmentIds: [bad] })).rejects.toMatchObject(refused);
      await expect(find(space, { documentIds: [bad] })).rejects.toMatchObject(refused);
      await expect(find(space, { maxSensitivity: Number.NaN })).rejects.toMatchObject(refused);
      for (const change of [{ chunkId: bad }, { documentId: bad }, { departmentIds: [bad] }]) await expect(store.upsert(space, [point(1, change)])).rejects.toMatchObject(refused);
      await expect((async () => store.remove(space, { documentIds: [bad] }))()).rejects.toMatchObject(refused);
      expect(await store.count(space)).toBe(1);
    });

    it("several processes may make the same space at once", async () => {
      const space = { id: newId(), dimensions: DIMENSIONS };
      await Promise.all([store.create(space), store.create(space), store.create(space)]);
      await Promise.all([store.upsert(space, [point(1)]), store.upsert(space, [point(2)])]);
      await until(async () => expect(await store.count(space)).toBe(2));
    });
  });
}
