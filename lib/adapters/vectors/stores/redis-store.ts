import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { RedisClientType } from "@redis/client";
import { EVERY_DEPARTMENT } from "../checked-values";
import { type Conditions, inBatches, spaceName } from "./conditions";
import type { StoreDriver, StoredAttributes } from "./store-driver";
import { refusedCall, refusedKey, spaceGone, unreachable, wrongDimensions } from "./store-errors";
import type { VectorHit, VectorPoint, VectorSelection, VectorSpace } from "./vector-store";

const KEYS_AT_ONCE = 500;
const ATTEMPTS = 4;
const CONNECT_MS = 5_000;
/** HNSW: edges a node, breadth while building, breadth while searching. */
const GRAPH = ["M", "16", "EF_CONSTRUCTION", "200", "EF_RUNTIME", "200"];

/** A tag's hyphens are operators unless escaped. */
const tag = (value: string): string => (value === EVERY_DEPARTMENT ? "everyone" : value.replaceAll("-", "\\-"));
const any = (field: string, values: readonly string[]): string => `@${field}:{${values.map(tag).join("|")}}`;
const stored = (departmentIds: readonly string[]): string => departmentIds.map((id) => (id === EVERY_DEPARTMENT ? "everyone" : id)).join(",");

function filterOf({ projectIds, documentIds, sensitivity, departmentIds }: Conditions): string {
  const parts = [
    ...(projectIds ? [any("project_id", projectIds)] : []),
    ...(documentIds ? [any("document_id", documentIds)] : []),
    ...(sensitivity === undefined ? [] : [`@sensitivity:[-inf ${sensitivity}]`]),
    ...(departmentIds ? [any("department_ids", departmentIds)] : []),
  ];
  return parts.length > 0 ? `(${parts.join(" ")})` : "*";
}

function selected(selection: VectorSelection): string {
  if ("documentIds" in selection) return any("document_id", selection.documentIds);
  if ("versionIds" in selection) return any("version_id", selection.versionIds);
  return `${any("version_id", [selection.versionId])} @generation:[-inf (${selection.beforeGeneration}]`;
}

function bytes(embedding: readonly number[]): Buffer {
  const values = Float32Array.from(embedding);
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

const isAbsent = (error: unknown): boolean => error instanceof Error && /unknown index name|no such index|index_not_found|index not found/i.test(error.message);

/** Redis 8, or Redis Stack, with its search commands; a hash a vector, an index a space. */
export class RedisStore implements StoreDriver {
  readonly kind = "redis";
  private client: Promise<RedisClientType> | undefined;

  constructor(private readonly settings: { url: string }) {}

  private connected(): Promise<RedisClientType> {
    return (this.client ??= this.connect().catch((error: unknown) => {
      this.client = undefined;
      throw error;
    }));
  }

  private async connect(): Promise<RedisClientType> {
    const { createClient } = await import("@redis/client");
    const client = createClient({
      url: this.settings.url,
      RESP: 2,
      socket: { connectTimeout: CONNECT_MS, reconnectStrategy: (tries, cause) => (tries >= 4 ? cause : 50 * 2 ** tries) },
    });
    // Without a listener a broken connection would end the process; the next call says what is wrong.
    client.on("error", () => {});
    await client.connect();
    return client as unknown as RedisClientType;
  }

  /** Our commands may be repeated: a connection that broke under one is opened anew. */
  private async send<T>(...args: (string | Buffer)[]): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await (await this.connected()).sendCommand(args)) as T;
      } catch (error) {
        if (isAbsent(error)) throw error;
        const broken = error instanceof Error && /socket closed|ECONNRESET|EPIPE|client is closed|disconnect/i.test(error.message);
        if (!broken || attempt >= ATTEMPTS) throw this.explained(error);
        await sleep(50 * 2 ** attempt);
      }
    }
  }

  private explained(error: unknown): unknown {
    const message = error instanceof Error ? error.message : String(error);
    if (/WRONGPASS|NOAUTH|NOPERM|invalid password/i.test(message)) return refusedKey(this.kind, error);
    if (/^(ERR|WRONGTYPE|SEARCH_|Syntax|Invalid|Index already|Could not|Error parsing)/i.test(message)) return refusedCall(this.kind, message);
    return unreachable(this.kind, error);
  }

  private async unlessAbsent<T>(work: Promise<T>, otherwise: T): Promise<T> {
    return work.catch((error: unknown) => {
      if (isAbsent(error)) return otherwise;
      throw error;
    });
  }

  async check(): Promise<void> {
    await this.send("FT._LIST");
  }

  async create(space: VectorSpace): Promise<void> {
    const name = spaceName(space.id);
    const info = await this.unlessAbsent<unknown[] | null>(this.send("FT.INFO", name), null);
    if (info) return this.assertDimensions(info, space);
    const vector = ["TYPE", "FLOAT32", "DIM", String(space.dimensions), "DISTANCE_METRIC", "COSINE", ...GRAPH];
    const tags = ["document_id", "version_id", "project_id"].flatMap((field) => [field, "TAG"]);
    const schema = [...tags, "department_ids", "TAG", "SEPARATOR", ",", "sensitivity", "NUMERIC", "generation", "NUMERIC"];
    const made = this.send("FT.CREATE", name, "ON", "HASH", "PREFIX", "1", `${name}:`, "SCHEMA", ...schema, "embedding", "VECTOR", "HNSW", String(vector.length), ...vector);
    await made.catch((error: unknown) => {
      if (!(error instanceof Error && /already exists/i.test(error.message))) throw error;
    });
  }

  private assertDimensions(info: unknown[], space: VectorSpace): void {
    const flat = info.flat(3).map(String);
    const dim = Number(flat[flat.findIndex((entry) => entry.toLowerCase() === "dim") + 1]);
    if (Number.isFinite(dim) && dim > 0 && dim !== space.dimensions) throw wrongDimensions(this.kind, dim, space.dimensions);
  }

  async upsert(space: VectorSpace, points: readonly VectorPoint[]): Promise<void> {
    const name = spaceName(space.id);
    for (const batch of inBatches(points, KEYS_AT_ONCE)) {
      const writes = batch.map(({ chunkId, documentId, versionId, projectId, sensitivity, departmentIds, generation, embedding }) => {
        const ids = ["document_id", documentId, "version_id", versionId, "project_id", projectId, "department_ids", stored(departmentIds)];
        return this.send("HSET", `${name}:${chunkId}`, ...ids, "sensitivity", String(sensitivity), "generation", String(generation), "embedding", bytes(embedding));
      });
      await Promise.all(writes);
    }
  }

  async search(space: VectorSpace, embedding: readonly number[], conditions: Conditions, limit: number): Promise<VectorHit[]> {
    const name = spaceName(space.id);
    const query = `${filterOf(conditions)}=>[KNN ${limit} @embedding $v AS distance]`;
    const answered = ["SORTBY", "distance", "RETURN", "2", "distance", "document_id", "LIMIT", "0", String(limit), "DIALECT", "2"];
    const answer = await this.send<[number, ...(string | string[])[]]>("FT.SEARCH", name, query, "PARAMS", "2", "v", bytes(embedding), ...answered).catch((error: unknown) => {
      throw isAbsent(error) ? spaceGone(this.kind) : error;
    });
    const hits: VectorHit[] = [];
    for (let at = 1; at + 1 < answer.length; at += 2) {
      const [key, fields] = [String(answer[at]), answer[at + 1] as string[]];
      const value = (field: string) => fields[fields.indexOf(field) + 1] ?? "";
      hits.push({ chunkId: key.slice(name.length + 1), documentId: value("document_id"), distance: Number(value("distance")) });
    }
    return hits;
  }

  private async keys(space: VectorSpace, query: string, offset: number): Promise<string[]> {
    const answer = this.send<[number, ...string[]]>("FT.SEARCH", spaceName(space.id), query, "NOCONTENT", "LIMIT", String(offset), String(KEYS_AT_ONCE), "DIALECT", "2");
    const [, ...keys] = await this.unlessAbsent(answer, [0]);
    return keys;
  }

  async updateDocument(space: VectorSpace, documentId: string, { projectId, sensitivity, departmentIds }: StoredAttributes): Promise<void> {
    const fields = [
      ...(projectId ? ["project_id", projectId] : []),
      ...(sensitivity === undefined ? [] : ["sensitivity", String(sensitivity)]),
      ...(departmentIds ? ["department_ids", stored(departmentIds)] : []),
    ];
    const keys: string[] = [];
    for (let page: string[] | undefined; !page || page.length === KEYS_AT_ONCE; keys.push(...page)) {
      page = await this.keys(space, any("document_id", [documentId]), keys.length);
    }
    for (const batch of inBatches(keys, KEYS_AT_ONCE)) await Promise.all(batch.map((key) => this.send("HSET", key, ...fields)));
  }

  async remove(space: VectorSpace, selection: VectorSelection): Promise<void> {
    for (;;) {
      const keys = await this.keys(space, selected(selection), 0);
      if (keys.length === 0) return;
      await this.send("DEL", ...keys);
    }
  }

  async count(space: VectorSpace, documentId?: string): Promise<number> {
    const query = documentId ? any("document_id", [documentId]) : "*";
    const answer = this.send<[number]>("FT.SEARCH", spaceName(space.id), query, "NOCONTENT", "LIMIT", "0", "0", "DIALECT", "2");
    return Number((await this.unlessAbsent(answer, [0]))[0]);
  }

  async drop(space: VectorSpace): Promise<void> {
    await this.unlessAbsent<unknown>(this.send("FT.DROPINDEX", spaceName(space.id), "DD"), null);
  }

  async close(): Promise<void> {
    const client = await this.client?.catch(() => undefined);
    this.client = undefined;
    client?.destroy();
  }
}
