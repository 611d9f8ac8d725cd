import "server-only";
import { EVERY_DEPARTMENT } from "../checked-values";
import { type Conditions, inBatches, spaceName } from "./conditions";
import type { StoreDriver, StoredAttributes } from "./store-driver";
import { spaceGone, wrongDimensions } from "./store-errors";
import { StoreHttp } from "./store-http";
import type { VectorHit, VectorPoint, VectorSelection, VectorSpace } from "./vector-store";

/** Chroma's hosted service takes no more at once. */
const AT_ONCE = 250;

type Metadata = Record<string, string | number | boolean | null>;
type Where = Record<string, unknown>;

/** Metadata values are scalars: each department is a key of its own. */
const departmentKey = (id: string): string => `department_${id === EVERY_DEPARTMENT ? "any" : id}`;
const departmentFlags = (ids: readonly string[]): Metadata => Object.fromEntries(ids.map((id) => [departmentKey(id), true]));

/** `$and` and `$or` of one are refused. */
function joined(operator: "$and" | "$or", parts: Where[]): Where | undefined {
  return parts.length > 1 ? { [operator]: parts } : parts[0];
}

function whereOf(conditions: Conditions): Where | undefined {
  const { projectIds, documentIds, sensitivity, departmentIds } = conditions;
  const departments = departmentIds && joined("$or", departmentIds.map((id) => ({ [departmentKey(id)]: { $eq: true } })));
  return joined("$and", [
    ...(projectIds ? [{ project_id: { $in: projectIds } }] : []),
    ...(documentIds ? [{ document_id: { $in: documentIds } }] : []),
    ...(sensitivity === undefined ? [] : [{ sensitivity: { $lte: sensitivity } }]),
    ...(departments ? [departments] : []),
  ]);
}

function selected(selection: VectorSelection): Where {
  if ("documentIds" in selection) return { document_id: { $in: selection.documentIds } };
  if ("versionIds" in selection) return { version_id: { $in: selection.versionIds } };
  return { $and: [{ version_id: { $eq: selection.versionId } }, { generation: { $lt: selection.beforeGeneration } }] };
}

function metadataOf({ documentId, versionId, generation, projectId, sensitivity, departmentIds }: VectorPoint): Metadata {
  return { document_id: documentId, version_id: versionId, generation, project_id: projectId, sensitivity, ...departmentFlags(departmentIds) };
}

/** What a change of departments writes: the old keys go by becoming null. */
function changed(old: Metadata, { projectId, sensitivity, departmentIds }: StoredAttributes): Metadata {
  const gone = departmentIds ? Object.keys(old).filter((key) => key.startsWith("department_")) : [];
  return {
    ...Object.fromEntries(gone.map((key) => [key, null])),
    ...(departmentIds ? departmentFlags(departmentIds) : {}),
    ...(projectId ? { project_id: projectId } : {}),
    ...(sensitivity === undefined ? {} : { sensitivity }),
  };
}

interface Found {
  ids: string[][];
  distances: number[][];
  metadatas: Metadata[][];
}

interface ChromaSettings {
  url: string;
  token?: string | undefined;
  tenant: string;
  database: string;
}

/** Chroma 1.0 or newer over its v2 interface; one collection a space. */
export class ChromaStore implements StoreDriver {
  readonly kind = "chroma";
  private readonly http: StoreHttp;
  private readonly root: string;
  private readonly ids = new Map<string, string>();

  constructor({ url, token, tenant, database }: ChromaSettings) {
    this.http = new StoreHttp(this.kind, url, token ? { "x-chroma-token": token } : {});
    this.root = `/api/v2/tenants/${encodeURIComponent(tenant)}/databases/${encodeURIComponent(database)}/collections`;
  }

  async check(): Promise<void> {
    await this.http.call("GET", `${this.root}?limit=1`);
  }

  async create(space: VectorSpace): Promise<void> {
    const body = { name: spaceName(space.id), get_or_create: true, configuration: { hnsw: { space: "cosine" } } };
    const made = await this.http.call<{ id: string; dimension: number | null }>("POST", this.root, body);
    if (made?.dimension && made.dimension !== space.dimensions) throw wrongDimensions(this.kind, made.dimension, space.dimensions);
    if (made) this.ids.set(space.id, made.id);
  }

  /** Collections are called by an id of their own; undefined when there is none. */
  private async path(space: VectorSpace): Promise<string | undefined> {
    const known = this.ids.get(space.id);
    if (known) return `${this.root}/${known}`;
    const found = await this.http.call<{ id: string }>("GET", `${this.root}/${spaceName(space.id)}`, undefined, [404]);
    if (found) this.ids.set(space.id, found.id);
    return found && `${this.root}/${found.id}`;
  }

  async upsert(space: VectorSpace, points: readonly VectorPoint[]): Promise<void> {
    const path = await this.path(space);
    if (!path) throw spaceGone(this.kind);
    for (const batch of inBatches(points, AT_ONCE)) {
      const [ids, embeddings, metadatas] = [batch.map(({ chunkId }) => chunkId), batch.map(({ embedding }) => embedding), batch.map(metadataOf)];
      await this.http.call("POST", `${path}/upsert`, { ids, embeddings, metadatas });
    }
  }

  async search(space: VectorSpace, embedding: readonly number[], conditions: Conditions, limit: number): Promise<VectorHit[]> {
    const path = await this.path(space);
    const where = whereOf(conditions);
    const body = { query_embeddings: [embedding], n_results: limit, include: ["metadatas", "distances"], ...(where ? { where } : {}) };
    const found = path && (await this.http.call<Found>("POST", `${path}/query`, body, [404]));
    if (!found) throw spaceGone(this.kind);
    return (found.ids[0] ?? []).map((chunkId, at) => {
      return { chunkId, documentId: String(found.metadatas[0]?.[at]?.document_id), distance: found.distances[0]?.[at] ?? 2 };
    });
  }

  private async page(path: string, where: Where, offset: number, include: string[]): Promise<{ ids: string[]; metadatas?: Metadata[] }> {
    const body = { where, limit: AT_ONCE, offset, include };
    return (await this.http.call<{ ids: string[]; metadatas?: Metadata[] }>("POST", `${path}/get`, body, [404])) ?? { ids: [] };
  }

  async updateDocument(space: VectorSpace, documentId: string, attributes: StoredAttributes): Promise<void> {
    const path = await this.path(space);
    if (!path) return;
    for (let offset = 0; ; offset += AT_ONCE) {
      const { ids, metadatas = [] } = await this.page(path, selected({ documentIds: [documentId] }), offset, ["metadatas"]);
      if (ids.length > 0) await this.http.call("POST", `${path}/update`, { ids, metadatas: metadatas.map((old) => changed(old, attributes)) });
      if (ids.length < AT_ONCE) return;
    }
  }

  async remove(space: VectorSpace, selection: VectorSelection): Promise<void> {
    const path = await this.path(space);
    if (path) await this.http.call("POST", `${path}/delete`, { where: selected(selection) }, [404]);
  }

  async count(space: VectorSpace, documentId?: string): Promise<number> {
    const path = await this.path(space);
    if (!path) return 0;
    if (!documentId) return (await this.http.call<number>("GET", `${path}/count`, undefined, [404])) ?? 0;
    for (let offset = 0; ; offset += AT_ONCE) {
      const { ids } = await this.page(path, selected({ documentIds: [documentId] }), offset, []);
      if (ids.length < AT_ONCE) return offset + ids.length;
    }
  }

  async drop(space: VectorSpace): Promise<void> {
    this.ids.delete(space.id);
    await this.http.call("DELETE", `${this.root}/${spaceName(space.id)}`, undefined, [404]);
  }
}
