import { JsonServer, type JsonAnswer } from "./json-server";
import { type Fields, MemoryPoints } from "./memory-points";

interface Condition {
  key: string;
  match?: { any: unknown[] };
  range?: { lte?: number; lt?: number };
}

function meets(fields: Fields, { key, match, range }: Condition): boolean {
  const value = fields[key];
  if (match) return (Array.isArray(value) ? value : [value]).some((item) => match.any.includes(item));
  const number = Number(value);
  return (range?.lte === undefined || number <= range.lte) && (range?.lt === undefined || number < range.lt);
}

const matcher = (filter: unknown) => (fields: Fields) => ((filter as { must?: Condition[] } | undefined)?.must ?? []).every((condition) => meets(fields, condition));
const ok = (result: unknown): JsonAnswer => ({ status: 200, body: { result, status: "ok", time: 0 } });
const failed = (status: number, error: string): JsonAnswer => ({ status, body: { status: { error }, time: 0 } });

/** The calls of Qdrant's REST interface that a store of vectors needs, as its documentation describes them. */
export function qdrantServer(apiKey: string): JsonServer {
  const collections = new Map<string, MemoryPoints>();
  return new JsonServer(({ method, path, headers, body }) => {
    if (headers["api-key"] !== apiKey) return { status: 403, body: "Invalid API key" };
    if (path === "/collections") return ok({ collections: [...collections.keys()].map((name) => ({ name })) });
    const [, name = "", rest = ""] = /^\/collections\/([a-z0-9_]+)(.*)$/.exec(path) ?? [];
    const collection = collections.get(name);
    if (rest === "" && method === "PUT") {
      if (collection) return failed(409, `Wrong input: Collection \`${name}\` already exists!`);
      collections.set(name, new MemoryPoints((body.vectors as { size: number }).size));
      return ok(true);
    }
    if (rest === "" && method === "DELETE") return ok(collections.delete(name));
    if (!collection) return failed(404, `Not found: Collection \`${name}\` doesn't exist!`);
    if (rest === "") return ok({ config: { params: { vectors: { size: collection.dimensions, distance: "Cosine" } } } });
    if (rest === "/index") return ok({ status: "completed" });
    if (rest === "/points" && method === "PUT") {
      const points = body.points as { id: string; vector: number[]; payload: Fields }[];
      if (points.some(({ vector }) => vector.length !== collection.dimensions)) return failed(400, "Wrong input: Vector dimension error");
      for (const { id, vector, payload } of points) collection.put({ id, vector, fields: payload });
      return ok({ status: "completed" });
    }
    if (rest === "/points/query") {
      const found = collection.nearest(body.query as number[], matcher(body.filter), Number(body.limit));
      const keys = body.with_payload as string[];
      return ok({ points: found.map(({ id, cosine, fields }) => ({ id, version: 1, score: cosine, payload: Object.fromEntries(keys.map((key) => [key, fields[key]])) })) });
    }
    const selected = collection.where(matcher(body.filter));
    if (rest === "/points/count") return ok({ count: selected.length });
    if (rest === "/points/delete") collection.delete(selected.map(({ id }) => id));
    if (rest === "/points/payload") for (const point of selected) collection.put({ ...point, fields: { ...point.fields, ...(body.payload as Fields) } });
    return ok({ status: "completed" });
  });
}
