import "server-only";
import { AppError } from "@/lib/kernel/app-error";
import { checkedId, checkedLevel } from "../checked-values";
import { checkedNumbers, type Conditions, conditionsOf, departmentsOf } from "./conditions";
import { wrongDimensions } from "./store-errors";
import type { VectorHit, VectorPoint, VectorSelection, VectorSpace, VectorStore, VectorStoreKind } from "./vector-store";

/** As a store keeps them: departments never empty. Undefined: unchanged. */
export interface StoredAttributes {
  projectId?: string;
  sensitivity?: number;
  departmentIds?: string[];
}

/** What differs from store to store. Everything that arrives here is checked. */
export interface StoreDriver {
  readonly kind: VectorStoreKind;
  check(): Promise<void>;
  create(space: VectorSpace): Promise<void>;
  upsert(space: VectorSpace, points: readonly VectorPoint[]): Promise<void>;
  search(space: VectorSpace, embedding: readonly number[], conditions: Conditions, limit: number): Promise<VectorHit[]>;
  updateDocument(space: VectorSpace, documentId: string, attributes: StoredAttributes): Promise<void>;
  remove(space: VectorSpace, selection: VectorSelection): Promise<void>;
  count(space: VectorSpace, documentId?: string): Promise<number>;
  drop(space: VectorSpace): Promise<void>;
  optimize?(space: VectorSpace): Promise<void>;
  close?(): Promise<void>;
}

const LARGEST_LIMIT = 1_000;

function checkedPoint(kind: string, space: VectorSpace, point: VectorPoint): VectorPoint {
  if (point.embedding.length !== space.dimensions) throw wrongDimensions(kind, space.dimensions, point.embedding.length);
  for (const id of [point.chunkId, point.documentId, point.versionId, point.projectId]) checkedId(id);
  checkedLevel(point.sensitivity);
  if (!Number.isInteger(point.generation)) throw new AppError("invalid_input", { message: "a generation is a whole number" });
  return { ...point, departmentIds: departmentsOf(point.departmentIds), embedding: checkedNumbers(point.embedding) };
}

function checkedSelection(selection: VectorSelection): VectorSelection | null {
  if ("versionId" in selection) return { versionId: checkedId(selection.versionId), beforeGeneration: Math.trunc(selection.beforeGeneration) };
  if ("documentIds" in selection) return selection.documentIds.length > 0 ? { documentIds: selection.documentIds.map(checkedId) } : null;
  return selection.versionIds.length > 0 ? { versionIds: selection.versionIds.map(checkedId) } : null;
}

/** The one door to a store: ids, levels and lengths are checked before any query text is made of them. */
export function guarded(driver: StoreDriver): VectorStore {
  const { kind } = driver;
  return {
    kind,
    check: () => driver.check(),
    create: (space) => driver.create(space),
    async upsert(space, points) {
      const unique = [...new Map(points.map((point) => [point.chunkId, checkedPoint(kind, space, point)])).values()];
      if (unique.length > 0) await driver.upsert(space, unique);
    },
    async search(space, embedding, filter, limit) {
      if (embedding.length !== space.dimensions) throw wrongDimensions(kind, space.dimensions, embedding.length);
      const conditions = conditionsOf(filter);
      if (!conditions || limit < 1) return [];
      return driver.search(space, checkedNumbers(embedding), conditions, Math.min(Math.trunc(limit), LARGEST_LIMIT));
    },
    async updateDocument(space, documentId, attributes) {
      const changed: StoredAttributes = {
        ...(attributes.projectId ? { projectId: checkedId(attributes.projectId) } : {}),
        ...(attributes.sensitivity === undefined ? {} : { sensitivity: checkedLevel(attributes.sensitivity) }),
        ...(attributes.departmentIds ? { departmentIds: departmentsOf(attributes.departmentIds) } : {}),
      };
      if (Object.keys(changed).length > 0) await driver.updateDocument(space, checkedId(documentId), changed);
    },
    async remove(space, selection) {
      const checked = checkedSelection(selection);
      if (checked) await driver.remove(space, checked);
    },
    count: (space, documentId) => driver.count(space, documentId === undefined ? undefined : checkedId(documentId)),
    drop: (space) => driver.drop(space),
    optimize: async (space) => driver.optimize?.(space),
    close: async () => driver.close?.(),
  };
}
