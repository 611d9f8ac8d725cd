import { JsonServer, type JsonAnswer } from "./json-server";
import { type Fields, MemoryPoints } from "./memory-points";

type Where = Record<string, unknown>;
const MOST = 300;

function meets(fields: Fields, where: Where | undefined): boolean {
  return Object.entries(where ?? {}).every(([key, condition]) => {
    if (key === "$and" || key === "$or") {
      const parts = condition as Where[];
      if (parts.length < 2) throw new Error(`Expected where value for ${key} to be a list with at least two where expressions`);
      return key === "$and" ? parts.every((part) => meets(fields, part)) : parts.some((part) => meets(fields, part));
    }
    return Object.entries(condition as Record<string, unknown>).every(([operator, value]) => {
      const own = fields[key];
      if (operator === "$eq") return own === value;
      if (operator === "$in") return (value as unknown[]).includes(own);
      if (operator === "$lte") return typeof own === "number" && own <= Number(value);
      if (operator === "$lt") return typeof own === "number" && own < Number(value);
      throw new Error(`Expected where operator to be one of $gt, $gte, $lt, $lte, $ne, $eq, $in, $nin, got ${operator}`);
    });
  });
}

interface Collection {
  id: string;
  name: string;
  points: MemoryPoints;
  /** Known from the first vector on. */
  dimension: number | null;
}

const refused = (status: number, error: string, message: string): JsonAnswer => ({ status, body: { error, message } });

/** The calls of Chroma's v2 interface that a store of vectors needs, as its documentation describes them. */
export function chromaServer(token: string): JsonServer {
  const collections = new Map<string, Collection>();
  const within = (collection: Collection, verb: string, body: Record<string, unknown>): JsonAnswer => {
    const { points } = collection;
    const ids = body.ids as string[] | undefined;
    if ((ids?.length ?? 0) > MOST || Number(body.limit ?? 0) > MOST) return refused(422, "InvalidArgumentError", `Quota exceeded: at most ${MOST}`);
    if (verb === "upsert") {
      const [vectors, metadatas] = [body.embeddings as number[][], body.metadatas as Fields[]];
      const dimension = (collection.dimension ??= vectors[0]?.length ?? null);
      if (vectors.some((vector) => vector.length !== dimension)) return refused(400, "InvalidArgumentError", `Collection expecting embedding with dimension of ${dimension}`);
      ids?.forEach((id, at) => points.put({ id, vector: vectors[at] ?? [], fields: metadatas[at] ?? {} }));
      return { status: 200, body: {} };
    }
    if (verb === "update") {
      const metadatas = body.metadatas as Fields[];
      ids?.forEach((id, at) => {
        const point = points.get(id);
        const merged = Object.entries({ ...point?.fields, ...metadatas[at] }).filter(([, value]) => value !== null);
        if (point) points.put({ ...point, fields: Object.fromEntries(merged) });
      });
      return { status: 200, body: {} };
    }
    const where = body.where as Where | undefined;
    if (verb === "query") {
      const found = points.nearest((body.query_embeddings as number[][])[0] ?? [], (fields) => meets(fields, where), Number(body.n_results));
      const [names, distances] = [found.map(({ id }) => id), found.map(({ cosine }) => 1 - cosine)];
      return { status: 200, body: { ids: [names], distances: [distances], metadatas: [found.map(({ fields }) => fields)], embeddings: null, documents: null } };
    }
    const selected = points.where((fields) => meets(fields, where));
    if (verb === "delete") return { status: 200, body: { deleted: points.delete(selected.map(({ id }) => id)) } };
    const page = selected.slice(Number(body.offset ?? 0), Number(body.offset ?? 0) + Number(body.limit ?? selected.length));
    return { status: 200, body: { ids: page.map(({ id }) => id), metadatas: page.map(({ fields }) => fields), documents: null } };
  };
  return new JsonServer(({ method, path, headers, body }) => {
    if (headers["x-chroma-token"] !== token) return refused(401, "AuthError", "Unauthorized");
    const [, rest = ""] = /^\/api\/v2\/tenants\/default_tenant\/databases\/default_database\/collections(.*)$/.exec(path) ?? [];
    const described = (collection: Collection): JsonAnswer => ({ status: 200, body: { id: collection.id, name: collection.name, dimension: collection.dimension } });
    if (rest === "" && method === "GET") return { status: 200, body: [...collections.values()].map(({ id, name }) => ({ id, name })) };
    if (rest === "" && method === "POST") {
      const name = String(body.name);
      const collection = collections.get(name) ?? { id: crypto.randomUUID(), name, points: new MemoryPoints(0), dimension: null };
      collections.set(name, collection);
      return described(collection);
    }
    const [, key = "", verb = ""] = rest.split("/");
    const collection = collections.get(key) ?? [...collections.values()].find(({ id }) => id === key);
    if (!collection) return refused(404, "NotFoundError", `Collection [${key}] does not exist`);
    if (verb === "count") return { status: 200, body: collection.points.size };
    if (method === "DELETE") collections.delete(key);
    if (verb === "") return described(collection);
    try {
      return within(collection, verb, body);
    } catch (error) {
      return refused(400, "InvalidArgumentError", String(error));
    }
  });
}
