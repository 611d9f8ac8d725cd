import { JsonServer, type JsonAnswer } from "./json-server";
import { type Fields, MemoryPoints } from "./memory-points";

/** Filter expressions, as far as they are used: comparisons, `in` and array_contains_any, joined by `and`. */
function matcher(expression: unknown): (fields: Fields) => boolean {
  const parts = String(expression ?? "").split(" and ").filter(Boolean);
  const tests = parts.map((part): ((fields: Fields) => boolean) => {
    const within = /^(\w+) in (\[.*\])$/.exec(part);
    if (within) return (fields) => (JSON.parse(within[2] ?? "[]") as unknown[]).includes(fields[within[1] ?? ""]);
    const any = /^array_contains_any\((\w+), (\[.*\])\)$/.exec(part);
    if (any) return (fields) => (fields[any[1] ?? ""] as unknown[]).some((item) => (JSON.parse(any[2] ?? "[]") as unknown[]).includes(item));
    const compared = /^(\w+) (<=|<) (-?\d+)$/.exec(part);
    if (!compared) throw new Error(`failed to create query plan: cannot parse expression: ${part}`);
    const [, field = "", operator, bound] = compared;
    return (fields) => (operator === "<" ? Number(fields[field]) < Number(bound) : Number(fields[field]) <= Number(bound));
  });
  return (fields) => tests.every((test) => test(fields));
}

const said = (code: number, rest: object): JsonAnswer => ({ status: 200, body: { code, ...rest } });
const ok = (data: unknown): JsonAnswer => said(0, { data });

interface Row extends Fields {
  chunk_id: string;
  embedding: number[];
}

/** The calls of Milvus' REST interface (v2) that a store of vectors needs: every failure but a bad token is a code at status 200. */
export function milvusServer(token: string): JsonServer {
  const collections = new Map<string, MemoryPoints>();
  const entities = (collection: MemoryPoints, verb: string, body: Record<string, unknown>): JsonAnswer => {
    if (verb === "upsert") {
      const rows = body.data as Row[];
      if (rows.some(({ embedding }) => embedding.length !== collection.dimensions)) return said(1804, { message: "fail to deal the insert data: the length of vector is not the dim" });
      for (const row of rows) collection.put({ id: row.chunk_id, vector: row.embedding, fields: row });
      return ok({ upsertCount: rows.length, upsertIds: rows.map(({ chunk_id }) => chunk_id) });
    }
    if (verb === "search") {
      const found = collection.nearest((body.data as number[][])[0] ?? [], matcher(body.filter), Number(body.limit));
      return ok(found.map(({ cosine, fields }) => ({ distance: cosine, chunk_id: fields.chunk_id, document_id: fields.document_id })));
    }
    const selected = collection.where(matcher(body.filter));
    if (verb === "delete") {
      collection.delete(selected.map(({ id }) => id));
      return ok({});
    }
    const columns = body.outputFields as string[];
    if (columns.includes("count(*)")) return ok([{ "count(*)": selected.length }]);
    if (!body.filter && !body.limit) return said(1100, { message: "empty expression should be used with limit" });
    const offset = Number(body.offset ?? 0);
    return ok(selected.slice(offset, offset + Number(body.limit)).map(({ fields }) => Object.fromEntries(columns.map((column) => [column, fields[column]]))));
  };
  return new JsonServer(({ path, headers, body }) => {
    if (headers.authorization !== `Bearer ${token}`) return { status: 401, body: { code: 1800, message: "user hasn't authenticated" } };
    const [, kind = "", verb = ""] = /^\/v2\/vectordb\/(\w+)\/(\w+)$/.exec(path) ?? [];
    const name = String(body.collectionName);
    const collection = collections.get(name);
    if (kind === "collections" && verb === "list") return ok([...collections.keys()]);
    if (kind === "collections" && verb === "has") return ok({ has: collection !== undefined });
    if (kind === "collections" && verb === "create") {
      const { fields } = body.schema as { fields: { fieldName: string; elementTypeParams: { dim?: string } }[] };
      const dim = Number(fields.find(({ fieldName }) => fieldName === "embedding")?.elementTypeParams.dim);
      if (!collection) collections.set(name, new MemoryPoints(dim));
      return ok({});
    }
    if (verb === "drop") {
      collections.delete(name);
      return ok({});
    }
    if (!collection) return said(100, { message: `can't find collection[database=default][collection=${name}]` });
    if (verb === "describe") return ok({ fields: [{ name: "embedding", type: "FloatVector", params: [{ key: "dim", value: String(collection.dimensions) }] }] });
    try {
      return entities(collection, verb, body);
    } catch (error) {
      return said(1100, { message: String(error) });
    }
  });
}
