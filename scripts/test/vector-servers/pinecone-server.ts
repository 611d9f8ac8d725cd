import { JsonServer, type JsonAnswer } from "./json-server";
import { type Fields, MemoryPoints } from "./memory-points";

/** What is written shows after so many milliseconds: Pinecone is eventually consistent. */
const LAG_MS = 60;
const IDS_A_PAGE = 100;

type Filter = Record<string, Record<string, unknown>>;

function meets(fields: Fields, filter: Filter | undefined): boolean {
  return Object.entries(filter ?? {}).every(([key, condition]) =>
    Object.entries(condition).every(([operator, value]) => {
      const own = fields[key];
      if (operator === "$in") return (Array.isArray(own) ? own : [own]).some((item) => (value as unknown[]).includes(item));
      if (operator === "$eq") return own === value;
      if (operator === "$lte") return Number(own) <= Number(value);
      if (operator === "$lt") return Number(own) < Number(value);
      throw new Error(`Invalid filter: ${operator}`);
    }),
  );
}

interface Made {
  name: string;
  dimension: number;
  namespaces: Map<string, MemoryPoints>;
}

const refused = (status: number, code: string, message: string): JsonAnswer => ({ status, body: { error: { code, message }, status } });

interface Vector {
  id: string;
  values: number[];
  metadata: Fields;
}

/** Control plane and data plane of Pinecone at one address; an index's host carries its name as a first segment of the path. */
export class PineconeServer {
  private readonly indexes = new Map<string, Made>();
  readonly http: JsonServer;
  private address = "";

  constructor(private readonly apiKey: string) {
    this.http = new JsonServer((request) => {
      if (request.headers["api-key"] !== this.apiKey) return refused(401, "UNAUTHENTICATED", "Invalid API Key");
      const [, name = "", rest = ""] = /^\/data\/([^/]+)(\/.*)$/.exec(request.path) ?? [];
      if (!name) return this.control(request.method, request.path, request.body);
      const index = this.indexes.get(name);
      if (!index) return refused(404, "NOT_FOUND", `Resource ${name} not found`);
      try {
        return this.data(index, rest, request.body, request.query);
      } catch (error) {
        return refused(400, "INVALID_ARGUMENT", String(error));
      }
    });
  }

  async start(): Promise<string> {
    this.address = await this.http.start();
    return this.address;
  }

  private described({ name, dimension }: Made) {
    return { name, dimension, metric: "cosine", host: `${this.address}/data/${name}`, spec: { serverless: { cloud: "aws", region: "us-east-1" } }, status: { ready: true, state: "Ready" }, vector_type: "dense" };
  }

  private control(method: string, path: string, body: Record<string, unknown>): JsonAnswer {
    if (path === "/indexes" && method === "GET") return { status: 200, body: { indexes: [...this.indexes.values()].map((index) => this.described(index)) } };
    if (path === "/indexes") {
      const name = String(body.name);
      if (this.indexes.has(name)) return refused(409, "ALREADY_EXISTS", "Resource already exists");
      const made = { name, dimension: Number(body.dimension), namespaces: new Map() };
      this.indexes.set(name, made);
      return { status: 201, body: this.described(made) };
    }
    const index = this.indexes.get(path.split("/")[2] ?? "");
    return index ? { status: 200, body: this.described(index) } : refused(404, "NOT_FOUND", "Resource not found");
  }

  private data(index: Made, verb: string, body: Record<string, unknown>, query: URLSearchParams): JsonAnswer {
    const namespace = String(body.namespace ?? query.get("namespace") ?? "");
    const points = index.namespaces.get(namespace);
    const later = (work: () => void): void => void setTimeout(work, LAG_MS).unref();
    if (verb === "/vectors/upsert") {
      const vectors = body.vectors as Vector[];
      if (vectors.length > 1_000) return refused(400, "INVALID_ARGUMENT", "at most 1000 vectors");
      if (vectors.some(({ values }) => values.length !== index.dimension)) return refused(400, "INVALID_ARGUMENT", `Vector dimension does not match the dimension of the index ${index.dimension}`);
      const into = points ?? new MemoryPoints(index.dimension);
      index.namespaces.set(namespace, into);
      later(() => vectors.forEach(({ id, values, metadata }) => into.put({ id, vector: values, fields: metadata })));
      return { status: 200, body: { upsertedCount: vectors.length } };
    }
    if (verb === "/describe_index_stats") {
      const namespaces = Object.fromEntries([...index.namespaces].map(([name, { size }]) => [name, { vectorCount: size }]));
      return { status: 200, body: { namespaces, dimension: index.dimension, indexFullness: 0, totalVectorCount: 0 } };
    }
    if (verb === "/query") {
      const filter = body.filter as Filter | undefined;
      const found = points?.nearest(body.vector as number[], (fields) => meets(fields, filter), Number(body.topK)) ?? [];
      return { status: 200, body: { matches: found.map(({ id, cosine }) => ({ id, score: cosine, values: [] })), namespace, usage: { readUnits: 1 } } };
    }
    if (verb === "/vectors/list") {
      const ids = (points?.where(() => true) ?? []).map(({ id }) => id).filter((id) => id.startsWith(query.get("prefix") ?? ""));
      const from = Number(query.get("paginationToken") ?? 0);
      const size = Math.min(IDS_A_PAGE, Number(query.get("limit") ?? IDS_A_PAGE));
      const more = from + size < ids.length ? { pagination: { next: String(from + size) } } : {};
      return { status: 200, body: { vectors: ids.slice(from, from + size).map((id) => ({ id })), namespace, ...more } };
    }
    if (!points) return refused(404, "NOT_FOUND", "Namespace not found");
    if (verb === "/vectors/update") {
      const point = points.get(String(body.id));
      if (point) later(() => points.put({ ...point, fields: { ...point.fields, ...(body.setMetadata as Fields) } }));
      return { status: 200, body: {} };
    }
    const { ids, filter, deleteAll } = body as { ids?: string[]; filter?: Filter; deleteAll?: boolean };
    if (deleteAll) index.namespaces.delete(namespace);
    later(() => void points.delete(ids ?? points.where((fields) => Boolean(deleteAll) || meets(fields, filter)).map(({ id }) => id)));
    return { status: 200, body: {} };
  }
}
