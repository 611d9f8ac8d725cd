import { JsonServer, type JsonAnswer } from "./json-server";
import { type Fields, MemoryPoints } from "./memory-points";

/** As with QUERY_MAXIMUM_RESULTS, only smaller: one call deletes no more. */
const MOST_DELETED = 250;

interface Operand {
  path: string[];
  operator: string;
  valueText?: string[];
  valueInt?: number;
}

function meets(fields: Fields, { path, operator, valueText = [], valueInt = 0 }: Operand): boolean {
  const value = fields[path[0] ?? ""];
  if (operator === "ContainsAny") return (Array.isArray(value) ? value : [value]).some((item) => valueText.includes(String(item)));
  if (operator === "LessThanEqual") return Number(value) <= valueInt;
  if (operator === "LessThan") return Number(value) < valueInt;
  throw new Error(`invalid 'where' filter: unknown operator ${operator}`);
}

/** GraphQL's argument list as JSON: keys and operators get their quotation marks. */
function argumentsOf(text: string): { where?: { operands: Operand[] }; nearVector?: { vector: number[] }; limit?: number; offset?: number } {
  const json = text.replace(/([{,(]\s*|^)(\w+):/g, '$1"$2":').replace(/"operator": ?(\w+)/g, '"operator":"$1"');
  return JSON.parse(`{${json}}`) as ReturnType<typeof argumentsOf>;
}

interface Made {
  description: string;
  points: MemoryPoints;
}

/** The calls of Weaviate's REST and GraphQL interfaces that a store of vectors needs, as its documentation describes them. */
export function weaviateServer(apiKey: string): JsonServer {
  const classes = new Map<string, Made>();
  const graphql = (query: string): JsonAnswer => {
    const [, kind = "", name = "", args = ""] = /^\{ (Get|Aggregate) \{ (\w+)(?:\((.*)\))? \{/.exec(query) ?? [];
    const known = classes.get(name);
    const object = kind === "Get" ? "GetObjectsObj" : "AggregateObjectsObj";
    if (!known) return { status: 200, body: { data: null, errors: [{ message: `Cannot query field "${name}" on type "${object}".` }] } };
    const { where, nearVector, limit = 100, offset = 0 } = argumentsOf(args);
    const matches = (fields: Fields) => (where?.operands ?? []).every((operand) => meets(fields, operand));
    if (kind === "Aggregate") return { status: 200, body: { data: { Aggregate: { [name]: [{ meta: { count: known.points.where(matches).length } }] } } } };
    const found = nearVector ? known.points.nearest(nearVector.vector, matches, limit) : known.points.where(matches).slice(offset, offset + limit);
    const rows = found.map((point) => ({ ...point.fields, _additional: { id: point.id, distance: "cosine" in point ? 1 - Number(point.cosine) : null } }));
    return { status: 200, body: { data: { Get: { [name]: rows } } } };
  };
  return new JsonServer(({ method, path, headers, body }) => {
    if (headers.authorization !== `Bearer ${apiKey}`) return { status: 401, body: { code: 401, message: "unauthorized: invalid api key" } };
    if (path === "/v1/meta") return { status: 200, body: { version: "1.32.0" } };
    if (path === "/v1/graphql") return graphql(String(body.query));
    if (path === "/v1/schema") {
      const name = String(body.class);
      if (!/^[A-Z][_0-9A-Za-z]*$/.test(name)) return { status: 422, body: { error: [{ message: `'${name}' is not a valid class name` }] } };
      if (classes.has(name)) return { status: 422, body: { error: [{ message: `class name ${name} already exists` }] } };
      classes.set(name, { description: String(body.description), points: new MemoryPoints(0) });
      return { status: 200, body };
    }
    const [, section = "", name = "", id = ""] = /^\/v1\/(schema|objects|batch)\/(\w+)(?:\/(.+))?$/.exec(path) ?? [];
    const known = classes.get(name);
    if (section === "schema" && method === "DELETE") return { status: classes.delete(name) ? 200 : 400 };
    if (section === "schema") return known ? { status: 200, body: { class: name, description: known.description } } : { status: 404 };
    if (section === "batch" && method === "POST") {
      const objects = body.objects as { class: string; id: string; vector: number[]; properties: Fields }[];
      for (const object of objects) classes.get(object.class)?.points.put({ id: object.id, vector: object.vector, fields: object.properties });
      return { status: 200, body: objects.map((object) => ({ id: object.id, result: { status: "SUCCESS" } })) };
    }
    if (section === "batch") {
      const { class: of, where } = body.match as { class: string; where: { operands: Operand[] } };
      const points = classes.get(of)?.points;
      if (!points) return { status: 422, body: { error: [{ message: `class: ${of} doesn't exist` }] } };
      const ids = points.where((fields) => where.operands.every((operand) => meets(fields, operand))).map((point) => point.id);
      const successful = points.delete(ids.slice(0, MOST_DELETED));
      return { status: 200, body: { results: { matches: ids.length, limit: MOST_DELETED, successful, failed: 0 } } };
    }
    const point = known?.points.get(id);
    if (!known || !point) return { status: 404 };
    known.points.put({ ...point, fields: { ...point.fields, ...(body.properties as Fields) } });
    return { status: 204 };
  });
}
