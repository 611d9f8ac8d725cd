import "server-only";
import { type Conditions, inBatches, spaceName } from "./conditions";
import type { StoreDriver, StoredAttributes } from "./store-driver";
import { refusedCall, spaceGone, wrongDimensions } from "./store-errors";
import { StoreHttp } from "./store-http";
import type { VectorHit, VectorPoint, VectorSelection, VectorSpace } from "./vector-store";

const AT_ONCE = 200;
const CALLS_AT_ONCE = 10;

interface Operand {
  path: string[];
  operator: "ContainsAny" | "LessThanEqual" | "LessThan";
  valueText?: readonly string[];
  valueInt?: number;
}

const any = (property: string, valueText: readonly string[]): Operand => ({ path: [property], operator: "ContainsAny", valueText });

function operandsOf({ projectIds, documentIds, sensitivity, departmentIds }: Conditions): Operand[] {
  return [
    ...(projectIds ? [any("projectId", projectIds)] : []),
    ...(documentIds ? [any("documentId", documentIds)] : []),
    ...(sensitivity === undefined ? [] : [{ path: ["sensitivity"], operator: "LessThanEqual" as const, valueInt: sensitivity }]),
    ...(departmentIds ? [any("departmentIds", departmentIds)] : []),
  ];
}

function selected(selection: VectorSelection): Operand[] {
  if ("documentIds" in selection) return [any("documentId", selection.documentIds)];
  if ("versionIds" in selection) return [any("versionId", selection.versionIds)];
  return [any("versionId", [selection.versionId]), { path: ["generation"], operator: "LessThan", valueInt: selection.beforeGeneration }];
}

/** GraphQL writes keys without quotation marks and operators as bare words; values are checked ids and numbers. */
function graphql(operands: Operand[]): string {
  const parts = operands.map(({ path, operator, valueText, valueInt }) => {
    const value = valueText ? `valueText: ${JSON.stringify(valueText)}` : `valueInt: ${valueInt}`;
    return `{path: ${JSON.stringify(path)}, operator: ${operator}, ${value}}`;
  });
  return parts.length === 0 ? "" : `where: {operator: And, operands: [${parts.join(", ")}]}`;
}

const property = (name: string, dataType: string, more: object = {}) => ({ name, dataType: [dataType], indexFilterable: true, ...more });
const word = { tokenization: "field", indexSearchable: false };

function classOf(space: VectorSpace): object {
  return {
    class: className(space),
    // The length belongs to no setting there; the description keeps it for whoever opens the class next.
    description: `dimensions ${space.dimensions}`,
    vectorizer: "none",
    vectorIndexType: "hnsw",
    vectorIndexConfig: { distance: "cosine" },
    properties: [
      ...["documentId", "versionId", "projectId"].map((name) => property(name, "text", word)),
      property("departmentIds", "text[]", word),
      ...["sensitivity", "generation"].map((name) => property(name, "int", { indexRangeFilters: true })),
    ],
  };
}

/** A class begins with a capital. */
const className = (space: VectorSpace): string => spaceName(space.id).replace(/^m/, "M");

interface GraphqlAnswer<T> {
  data?: T;
  errors?: { message: string }[];
}

/** Weaviate 1.26 or newer over REST and GraphQL; one class a space. */
export class WeaviateStore implements StoreDriver {
  readonly kind = "weaviate";
  private readonly http: StoreHttp;

  constructor({ url, apiKey }: { url: string; apiKey?: string | undefined }) {
    this.http = new StoreHttp(this.kind, url, apiKey ? { authorization: `Bearer ${apiKey}` } : {});
  }

  /** Undefined when the class isn't there. */
  private async query<T>(text: string): Promise<T | undefined> {
    const answer = await this.http.call<GraphqlAnswer<T>>("POST", "/v1/graphql", { query: text });
    const message = answer?.errors?.map((error) => error.message).join("; ");
    if (!message) return answer?.data;
    if (/cannot query field "?\w+"? on type/i.test(message)) return undefined;
    throw refusedCall(this.kind, message);
  }

  async check(): Promise<void> {
    await this.http.call("GET", "/v1/meta");
  }

  async create(space: VectorSpace): Promise<void> {
    const path = `/v1/schema/${className(space)}`;
    const known = await this.http.call<{ description?: string }>("GET", path, undefined, [404]);
    const dimensions = Number(known?.description?.split(" ")[1] ?? space.dimensions);
    if (dimensions !== space.dimensions) throw wrongDimensions(this.kind, dimensions, space.dimensions);
    // 422: another process made it in between.
    if (!known) await this.http.call("POST", "/v1/schema", classOf(space), [422]);
  }

  async upsert(space: VectorSpace, points: readonly VectorPoint[]): Promise<void> {
    for (const batch of inBatches(points, AT_ONCE)) {
      const objects = batch.map(({ chunkId, embedding, documentId, versionId, projectId, sensitivity, departmentIds, generation }) => {
        return { class: className(space), id: chunkId, vector: embedding, properties: { documentId, versionId, projectId, sensitivity, departmentIds, generation } };
      });
      const answer = await this.http.call<{ result?: { errors?: { error: { message: string }[] } } }[]>("POST", "/v1/batch/objects", { objects });
      const failed = answer?.find(({ result }) => result?.errors)?.result?.errors?.error[0]?.message;
      if (failed) throw refusedCall(this.kind, failed);
    }
  }

  async search(space: VectorSpace, embedding: readonly number[], conditions: Conditions, limit: number): Promise<VectorHit[]> {
    const name = className(space);
    const args = [`nearVector: {vector: ${JSON.stringify(embedding)}}`, graphql(operandsOf(conditions)), `limit: ${limit}`].filter(Boolean).join(", ");
    interface Row {
      documentId: string;
      _additional: { id: string; distance: number };
    }
    const data = await this.query<{ Get: Record<string, Row[]> }>(`{ Get { ${name}(${args}) { documentId _additional { id distance } } } }`);
    if (!data) throw spaceGone(this.kind);
    return (data.Get[name] ?? []).map(({ documentId, _additional: { id, distance } }) => ({ chunkId: id, documentId, distance }));
  }

  async updateDocument(space: VectorSpace, documentId: string, attributes: StoredAttributes): Promise<void> {
    const name = className(space);
    const where = graphql(selected({ documentIds: [documentId] }));
    for (let offset = 0; ; offset += AT_ONCE) {
      const text = `{ Get { ${name}(${where}, limit: ${AT_ONCE}, offset: ${offset}) { _additional { id } } } }`;
      const data = await this.query<{ Get: Record<string, { _additional: { id: string } }[]> }>(text);
      const ids = (data?.Get[name] ?? []).map(({ _additional }) => _additional.id);
      const patch = (id: string) => this.http.call("PATCH", `/v1/objects/${name}/${id}`, { class: name, properties: attributes }, [404]);
      for (const batch of inBatches(ids, CALLS_AT_ONCE)) await Promise.all(batch.map(patch));
      if (ids.length < AT_ONCE) return;
    }
  }

  /** One call removes no more than the server's QUERY_MAXIMUM_RESULTS. */
  async remove(space: VectorSpace, selection: VectorSelection): Promise<void> {
    const match = { class: className(space), where: { operator: "And", operands: selected(selection) } };
    for (;;) {
      const answer = await this.http.call<{ results: { successful: number } }>("DELETE", "/v1/batch/objects", { match, output: "minimal" }, [404, 422]);
      if (!answer || answer.results.successful === 0) return;
    }
  }

  async count(space: VectorSpace, documentId?: string): Promise<number> {
    const name = className(space);
    const where = documentId ? `(${graphql(selected({ documentIds: [documentId] }))})` : "";
    const data = await this.query<{ Aggregate: Record<string, { meta: { count: number } }[]> }>(`{ Aggregate { ${name}${where} { meta { count } } } }`);
    return data?.Aggregate[name]?.[0]?.meta.count ?? 0;
  }

  async drop(space: VectorSpace): Promise<void> {
    await this.http.call("DELETE", `/v1/schema/${className(space)}`, undefined, [400, 404]);
  }
}
