import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { cosine, type Fields } from "./memory-points";

type Reply = string | number | null | Error | Buffer | Reply[];

function encoded(reply: Reply): Buffer {
  if (reply instanceof Error) return Buffer.from(`-${reply.message}\r\n`);
  if (typeof reply === "number") return Buffer.from(`:${reply}\r\n`);
  if (reply === null) return Buffer.from("$-1\r\n");
  if (Array.isArray(reply)) return Buffer.concat([Buffer.from(`*${reply.length}\r\n`), ...reply.map(encoded)]);
  const body = Buffer.from(reply);
  return Buffer.concat([Buffer.from(`$${body.length}\r\n`), body, Buffer.from("\r\n")]);
}

/** Takes one whole command from the front; undefined until there is one. */
function taken(buffer: Buffer): { args: Buffer[]; rest: Buffer } | undefined {
  let at = buffer.indexOf("\r\n");
  if (at < 0) return undefined;
  const count = Number(buffer.subarray(1, at));
  const args: Buffer[] = [];
  for (let item = 0; item < count; item += 1) {
    const end = buffer.indexOf("\r\n", at + 2);
    if (end < 0) return undefined;
    const length = Number(buffer.subarray(at + 3, end));
    if (buffer.length < end + 2 + length + 2) return undefined;
    args.push(buffer.subarray(end + 2, end + 2 + length));
    at = end + 2 + length;
  }
  return { args, rest: buffer.subarray(at + 2) };
}

const floats = (bytes: Buffer): number[] => Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4));

/** `@field:{a|b}` and `@field:[-inf 2]`, all of which must hold; a hyphen in a tag must be escaped. */
function matcher(query: string): (fields: Fields) => boolean {
  const tests = [...query.matchAll(/@(\w+):(?:\{([^}]*)\}|\[-inf (\(?)(-?\d+)\])/g)].map(([, field = "", tags, open, bound]) => {
    if (tags === undefined) return (fields: Fields) => (open ? Number(fields[field]) < Number(bound) : Number(fields[field]) <= Number(bound));
    if (/[^\\]-/.test(tags)) throw new Error(`Syntax error at offset 0 near ${tags}`);
    const wanted = tags.replaceAll("\\-", "-").split("|");
    return (fields: Fields) => String(fields[field]).split(",").some((tag) => wanted.includes(tag));
  });
  return (fields) => tests.every((test) => test(fields));
}

/** The commands of Redis with its search that a store of vectors needs, over RESP2. */
export class RedisServer {
  private readonly hashes = new Map<string, Fields>();
  private readonly indexes = new Map<string, { prefix: string; dim: number }>();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor(private readonly password: string) {
    this.server = createServer((socket) => this.serve(socket));
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Breaks every connection, as a restart does. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private serve(socket: Socket): void {
    let waiting: Buffer = Buffer.alloc(0);
    let known = false;
    this.sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => this.sockets.delete(socket));
    socket.on("data", (data: Buffer) => {
      waiting = Buffer.concat([waiting, data]);
      for (let next = taken(waiting); next; next = taken(waiting)) {
        waiting = next.rest;
        const name = String(next.args[0]).toUpperCase();
        if (name === "AUTH") known = String(next.args.at(-1)) === this.password;
        if (name === "AUTH") socket.write(known ? "+OK\r\n" : "-WRONGPASS invalid username-password pair or user is disabled.\r\n");
        else if (name === "CLIENT") socket.write("+OK\r\n");
        else socket.write(known ? encoded(this.run(name, next.args)) : "-NOAUTH Authentication required.\r\n");
      }
    });
  }

  private run(name: string, args: Buffer[]): Reply {
    try {
      const [, key = "", ...rest] = args.map(String);
      if (name === "HSET") return this.set(key, args.slice(2));
      if (name === "DEL") return [key, ...rest].filter((one) => this.hashes.delete(one)).length;
      if (name === "FT._LIST") return [...this.indexes.keys()];
      if (name === "FT.CREATE") return this.create(key, rest);
      const index = this.indexes.get(key);
      if (!index) return new Error(`${key}: no such index`);
      if (name === "FT.INFO") return ["index_name", key, "attributes", [["identifier", "embedding", "type", "VECTOR", "algorithm", "HNSW", "data_type", "FLOAT32", "dim", index.dim, "distance_metric", "COSINE"]]];
      if (name === "FT.DROPINDEX") return this.drop(key, index.prefix);
      return this.search(index.prefix, rest[0] ?? "", args.slice(3));
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  private set(key: string, pairs: Buffer[]): Reply {
    const fields = { ...this.hashes.get(key) };
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const [name, value] = [String(pairs[at]), pairs[at + 1] ?? Buffer.alloc(0)];
      fields[name] = name === "embedding" ? floats(value) : String(value);
    }
    this.hashes.set(key, fields);
    return pairs.length / 2;
  }

  private create(name: string, args: string[]): Reply {
    if (this.indexes.has(name)) return new Error("Index already exists");
    this.indexes.set(name, { prefix: args[args.indexOf("PREFIX") + 2] ?? "", dim: Number(args[args.indexOf("DIM") + 1]) });
    return "OK";
  }

  private drop(name: string, prefix: string): Reply {
    for (const key of [...this.hashes.keys()].filter((one) => one.startsWith(prefix))) this.hashes.delete(key);
    this.indexes.delete(name);
    return "OK";
  }

  private search(prefix: string, query: string, args: Buffer[]): Reply {
    const words = args.map(String);
    const [offset, size] = [Number(words[words.indexOf("LIMIT") + 1]), Number(words[words.indexOf("LIMIT") + 2])];
    const [filter = "", near] = query.split("=>");
    const matches = matcher(filter);
    const found = [...this.hashes].filter(([key, fields]) => key.startsWith(prefix) && matches(fields)).sort(([a], [b]) => (a < b ? -1 : 1));
    if (!near) return [found.length, ...found.slice(offset, offset + size).map(([key]) => key)];
    const limit = Number(/KNN (\d+)/.exec(near)?.[1]);
    const vector = floats(args[words.indexOf("v") + 1] ?? Buffer.alloc(0));
    const scored = found.map(([key, fields]) => ({ key, fields, distance: 1 - cosine(fields.embedding as number[], vector) })).sort((a, b) => a.distance - b.distance);
    const rows = scored.slice(0, limit).flatMap(({ key, fields, distance }): Reply[] => [key, ["distance", String(distance), "document_id", String(fields.document_id)]]);
    return [Math.min(limit, scored.length), ...rows];
  }
}
