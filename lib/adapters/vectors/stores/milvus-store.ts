import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { type Conditions, inBatches, spaceName } from "./conditions";
import type { StoreDriver, StoredAttributes } from "./store-driver";
import { refusedCall, refusedKey, spaceGone, unreachable, wrongDimensions } from "./store-errors";
import { StoreHttp } from "./store-http";
import type { VectorHit, VectorPoint, VectorSelection, VectorSpace } from "./vector-store";

const AT_ONCE = 200;
const ATTEMPTS = 5;
const OK = new Set([0, 200]);
const NO_COLLECTION = 100;
const RATE_LIMIT = 8;
const UNAUTHENTICATED = new Set([1800, 80001]);
/** Every reader sees what was written before it asked. */
const consistencyLevel = "Strong";

const list = (values: readonly string[]): string => `[${values.map((value) => `"${value}"`).join(", ")}]`;

/** Milvus filters are text: every id in one is checked before it comes here. */
function filterOf({ projectIds, documentIds, sensitivity, departmentIds }: Conditions): string {
  return [
    ...(projectIds ? [`project_id in ${list(projectIds)}`] : []),
    ...(documentIds ? [`document_id in ${list(documentIds)}`] : []),
    ...(sensitivity === undefined ? [] : [`sensitivity <= ${sensitivity}`]),
    ...(departmentIds ? [`array_contains_any(department_ids, ${list(departmentIds)})`] : []),
  ].join(" and ");
}

function selected(selection: VectorSelection): string {
  if ("documentIds" in selection) return `document_id in ${list(selection.documentIds)}`;
  if ("versionIds" in selection) return `version_id in ${list(selection.versionIds)}`;
  return `version_id in ${list([selection.versionId])} and generation < ${selection.beforeGeneration}`;
}

const word = (fieldName: string, more: object = {}) => ({ fieldName, dataType: "VarChar", elementTypeParams: { max_length: "36" }, ...more });
const whole = (fieldName: string) => ({ fieldName, dataType: "Int32" });

function schemaOf(space: VectorSpace): object {
  return {
    collectionName: spaceName(space.id),
    schema: {
      autoId: false,
      enableDynamicField: false,
      fields: [
        word("chunk_id", { isPrimary: true }),
        ...["document_id", "version_id", "project_id"].map((name) => word(name)),
        ...["sensitivity", "generation"].map(whole),
        { fieldName: "department_ids", dataType: "Array", elementDataType: "VarChar", elementTypeParams: { max_capacity: "256", max_length: "36" } },
        { fieldName: "embedding", dataType: "FloatVector", elementTypeParams: { dim: String(space.dimensions) } },
      ],
    },
    indexParams: [{ fieldName: "embedding", indexName: "embedding", metricType: "COSINE", indexType: "AUTOINDEX" }],
    params: { consistencyLevel },
  };
}

interface Row {
  chunk_id: string;
  document_id: string;
  version_id: string;
  project_id: string;
  sensitivity: number;
  generation: number;
  department_ids: readonly string[];
  embedding: readonly number[];
}

const COLUMNS = ["chunk_id", "document_id", "version_id", "project_id", "sensitivity", "generation", "department_ids", "embedding"];

function rowOf(point: VectorPoint): Row {
  const { chunkId, documentId, versionId, projectId, sensitivity, generation, departmentIds, embedding } = point;
  return { chunk_id: chunkId, document_id: documentId, version_id: versionId, project_id: projectId, sensitivity, generation, department_ids: departmentIds, embedding };
}

interface Answer {
  code: number;
  message?: string;
  data?: unknown;
}

/** Milvus 2.4 or newer, or Zilliz Cloud, over its REST interface (v2); one collection a space. */
export class MilvusStore implements StoreDriver {
  readonly kind = "milvus";
  private readonly http: StoreHttp;

  constructor({ url, token }: { url: string; token?: string | undefined }) {
    this.http = new StoreHttp(this.kind, url, token ? { authorization: `Bearer ${token}` } : {});
  }

  /** Failures come with status 200 and a code. Undefined: no such collection. */
  private async call<T>(path: string, body: object): Promise<T | undefined> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.http.call<Answer>("POST", `/v2/vectordb/${path}`, body);
      const code = answer?.code ?? -1;
      if (OK.has(code)) return answer?.data as T;
      if (code === NO_COLLECTION) return undefined;
      if (UNAUTHENTICATED.has(code)) throw refusedKey(this.kind);
      const message = answer?.message ?? "no answer";
      if (code !== RATE_LIMIT) throw refusedCall(this.kind, `${path}: ${code} ${message}`);
      if (attempt + 1 >= ATTEMPTS) throw unreachable(this.kind, new Error(message));
      await sleep(100 * 2 ** attempt);
    }
  }

  private entities<T>(verb: string, space: VectorSpace, body: object): Promise<T | undefined> {
    return this.call<T>(`entities/${verb}`, { collectionName: spaceName(space.id), ...body });
  }

  async check(): Promise<void> {
    await this.call("collections/list", {});
  }

  async create(space: VectorSpace): Promise<void> {
    const collectionName = spaceName(space.id);
    const known = await this.call<{ has: boolean }>("collections/has", { collectionName });
    if (!known?.has) await this.call("collections/create", schemaOf(space));
    interface Field {
      name: string;
      params?: { key: string; value: string }[];
    }
    const described = await this.call<{ fields: Field[] }>("collections/describe", { collectionName });
    const dim = described?.fields.find(({ name }) => name === "embedding")?.params?.find(({ key }) => key === "dim")?.value;
    if (dim && Number(dim) !== space.dimensions) throw wrongDimensions(this.kind, Number(dim), space.dimensions);
  }

  async upsert(space: VectorSpace, points: readonly VectorPoint[]): Promise<void> {
    for (const batch of inBatches(points, AT_ONCE)) {
      if (!(await this.entities("upsert", space, { data: batch.map(rowOf) }))) throw spaceGone(this.kind);
    }
  }

  async search(space: VectorSpace, embedding: readonly number[], conditions: Conditions, limit: number): Promise<VectorHit[]> {
    const found = await this.entities<{ chunk_id: string; document_id: string; distance: number }[]>("search", space, {
      data: [embedding],
      annsField: "embedding",
      filter: filterOf(conditions),
      limit,
      outputFields: ["chunk_id", "document_id"],
      searchParams: { metricType: "COSINE" },
      consistencyLevel,
    });
    if (!found) throw spaceGone(this.kind);
    // Its "distance" is the cosine itself, larger is nearer.
    return found.map(({ chunk_id, document_id, distance }) => ({ chunkId: chunk_id, documentId: document_id, distance: 1 - distance }));
  }

  /** A row is replaced whole, so it is read whole first. */
  async updateDocument(space: VectorSpace, documentId: string, { projectId, sensitivity, departmentIds }: StoredAttributes): Promise<void> {
    const ids: string[] = [];
    for (let offset = 0; ; offset += AT_ONCE) {
      const filter = selected({ documentIds: [documentId] });
      const page = await this.entities<{ chunk_id: string }[]>("query", space, { filter, outputFields: ["chunk_id"], limit: AT_ONCE, offset, consistencyLevel });
      ids.push(...(page ?? []).map(({ chunk_id }) => chunk_id));
      if (!page || page.length < AT_ONCE) break;
    }
    for (const batch of inBatches(ids, AT_ONCE)) {
      const filter = `chunk_id in ${list(batch)}`;
      const rows = await this.entities<Row[]>("query", space, { filter, outputFields: COLUMNS, limit: AT_ONCE, consistencyLevel });
      const data = (rows ?? []).map((row) => ({
        ...row,
        ...(projectId ? { project_id: projectId } : {}),
        ...(sensitivity === undefined ? {} : { sensitivity }),
        ...(departmentIds ? { department_ids: departmentIds } : {}),
      }));
      if (data.length > 0) await this.entities("upsert", space, { data });
    }
  }

  async remove(space: VectorSpace, selection: VectorSelection): Promise<void> {
    await this.entities("delete", space, { filter: selected(selection) });
  }

  async count(space: VectorSpace, documentId?: string): Promise<number> {
    const filter = documentId ? selected({ documentIds: [documentId] }) : "";
    const rows = await this.entities<Record<string, number>[]>("query", space, { filter, outputFields: ["count(*)"], consistencyLevel });
    return rows?.[0]?.["count(*)"] ?? 0;
  }

  async drop(space: VectorSpace): Promise<void> {
    await this.call("collections/drop", { collectionName: spaceName(space.id) });
  }
}
