import "server-only";
import { Pool, type PoolClient } from "pg";
import { isAppError } from "@/lib/kernel/app-error";
import { type Conditions, inBatches, spaceName } from "./conditions";
import type { StoreDriver, StoredAttributes } from "./store-driver";
import { refusedCall, refusedKey, spaceGone, unreachable, wrongDimensions } from "./store-errors";
import type { VectorHit, VectorPoint, VectorSelection, VectorSpace } from "./vector-store";

const SCHEMA = "muniment_vectors";
const POINTS_AT_ONCE = 500;
/** Below it comparing with every vector is fast and loses nothing. */
const EXACT_UNTIL_ROWS = 10_000;
/** An HNSW index takes vectors of this length, half-precision ones of twice that. */
const INDEXABLE = 2_000;
const CONNECT_MS = 10_000;
const STATEMENT_MS = 60_000;

const NO_TABLE = "42P01";
const REFUSED = new Set(["28P01", "28000", "42501"]);

const table = (space: VectorSpace): string => `${SCHEMA}.${spaceName(space.id)}`;
const literal = (embedding: readonly number[]): string => `[${embedding.join(",")}]`;

/** Half-precision where only that can be indexed; query and index must say the same. */
function distance(space: VectorSpace, parameter: string): string {
  const type = space.dimensions > INDEXABLE ? `halfvec(${space.dimensions})` : `vector(${space.dimensions})`;
  return `(embedding::${type} <=> ${parameter}::${type})`;
}

class Where {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  add(condition: (parameter: string) => string, value: unknown): void {
    this.values.push(value);
    this.parts.push(condition(`$${this.values.length}`));
  }

  toString(): string {
    return this.parts.length > 0 ? `WHERE ${this.parts.join(" AND ")}` : "";
  }
}

function whereOf({ projectIds, documentIds, sensitivity, departmentIds }: Conditions, first: unknown): Where {
  const where = new Where();
  where.values.push(first);
  if (projectIds) where.add((at) => `project_id = ANY(${at}::uuid[])`, projectIds);
  if (documentIds) where.add((at) => `document_id = ANY(${at}::uuid[])`, documentIds);
  if (sensitivity !== undefined) where.add((at) => `sensitivity <= ${at}`, sensitivity);
  if (departmentIds) where.add((at) => `department_ids && ${at}::text[]`, departmentIds);
  return where;
}

function selected(selection: VectorSelection): Where {
  const where = new Where();
  if ("documentIds" in selection) where.add((at) => `document_id = ANY(${at}::uuid[])`, selection.documentIds);
  else if ("versionIds" in selection) where.add((at) => `version_id = ANY(${at}::uuid[])`, selection.versionIds);
  else {
    where.add((at) => `version_id = ${at}::uuid`, selection.versionId);
    where.add((at) => `generation < ${at}`, selection.beforeGeneration);
  }
  return where;
}

/** Postgres with the extension pgvector 0.8 or newer; one table a space, in a schema of its own. It holds ids and vectors, no text. */
export class PgvectorStore implements StoreDriver {
  readonly kind = "pgvector";
  private readonly pool: Pool;

  constructor({ url, connections = 5 }: { url: string; connections?: number }) {
    this.pool = new Pool({ connectionString: url, max: connections, connectionTimeoutMillis: CONNECT_MS, statement_timeout: STATEMENT_MS });
    // An idle connection that breaks must not end the process; the next call opens another.
    this.pool.on("error", () => {});
  }

  /** In one transaction; null when the table isn't there. */
  private async run<T>(work: (client: PoolClient) => Promise<T>): Promise<T | null> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw this.explained(error);
    });
    try {
      await client.query("BEGIN");
      const result = await work(client);
      await client.query("COMMIT");
      client.release();
      return result;
    } catch (error) {
      const broken = await client.query("ROLLBACK").then(
        () => false,
        () => true,
      );
      client.release(broken);
      if (codeOf(error) === NO_TABLE) return null;
      throw this.explained(error);
    }
  }

  private explained(error: unknown): unknown {
    if (isAppError(error)) return error;
    const code = codeOf(error);
    if (code && REFUSED.has(code)) return refusedKey(this.kind, error);
    const inTrouble = !code || /^(08|53|57)/.test(code) || !/^[0-9A-Z]{5}$/.test(code);
    return inTrouble ? unreachable(this.kind, error) : refusedCall(this.kind, error instanceof Error ? error.message : String(error));
  }

  async check(): Promise<void> {
    const versions = await this.run((client) =>
      client.query<{ version: string }>("SELECT coalesce(installed_version, default_version) AS version FROM pg_available_extensions WHERE name = 'vector'"),
    );
    const version = versions?.rows[0]?.version;
    if (!version) throw refusedCall(this.kind, "this Postgres has no extension vector; install pgvector 0.8 or newer");
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major === 0 && minor < 8) throw refusedCall(this.kind, `pgvector ${version} is too old: filtered searches need 0.8`);
  }

  async create(space: VectorSpace): Promise<void> {
    const name = table(space);
    await this.run(async (client) => {
      // Two processes that create at once would trip over each other in the catalogue.
      await client.query("SELECT pg_advisory_xact_lock(hashtext($1))", [SCHEMA]);
      await client.query("CREATE EXTENSION IF NOT EXISTS vector");
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
      await client.query(`CREATE TABLE IF NOT EXISTS ${name} (chunk_id uuid PRIMARY KEY, document_id uuid NOT NULL, version_id uuid NOT NULL, project_id uuid NOT NULL,
        sensitivity smallint NOT NULL, department_ids text[] NOT NULL, generation int NOT NULL, embedding vector(${Math.trunc(space.dimensions)}) NOT NULL)`);
      for (const column of ["document_id", "version_id"]) {
        await client.query(`CREATE INDEX IF NOT EXISTS ${spaceName(space.id)}_${column.slice(0, 3)} ON ${name} (${column})`);
      }
      const { rows } = await client.query<{ size: number }>("SELECT atttypmod AS size FROM pg_attribute WHERE attrelid = $1::regclass AND attname = 'embedding'", [name]);
      if (rows[0]?.size !== space.dimensions) throw wrongDimensions(this.kind, rows[0]?.size ?? 0, space.dimensions);
    });
  }

  async upsert(space: VectorSpace, points: readonly VectorPoint[]): Promise<void> {
    const statement = `INSERT INTO ${table(space)} SELECT r.chunk_id, r.document_id, r.version_id, r.project_id, r.sensitivity, r.department_ids, r.generation, r.embedding::vector
      FROM jsonb_to_recordset($1::jsonb) AS r(chunk_id uuid, document_id uuid, version_id uuid, project_id uuid, sensitivity smallint, department_ids text[], generation int, embedding text)
      ON CONFLICT (chunk_id) DO UPDATE SET document_id = excluded.document_id, version_id = excluded.version_id, project_id = excluded.project_id,
        sensitivity = excluded.sensitivity, department_ids = excluded.department_ids, generation = excluded.generation, embedding = excluded.embedding`;
    for (const batch of inBatches(points, POINTS_AT_ONCE)) {
      const rows = batch.map((point) => ({
        chunk_id: point.chunkId,
        document_id: point.documentId,
        version_id: point.versionId,
        project_id: point.projectId,
        sensitivity: point.sensitivity,
        department_ids: point.departmentIds,
        generation: point.generation,
        embedding: literal(point.embedding),
      }));
      if (!(await this.run((client) => client.query(statement, [JSON.stringify(rows)])))) throw spaceGone(this.kind);
    }
  }

  async search(space: VectorSpace, embedding: readonly number[], conditions: Conditions, limit: number): Promise<VectorHit[]> {
    const where = whereOf(conditions, literal(embedding));
    const found = await this.run(async (client) => {
      // Without it an index scan ends after so many rows, and a narrow filter would leave hardly any of them.
      await client.query("SET LOCAL hnsw.iterative_scan = strict_order; SET LOCAL hnsw.ef_search = 200; SET LOCAL hnsw.max_scan_tuples = 100000");
      const text = `SELECT chunk_id AS "chunkId", document_id AS "documentId", ${distance(space, "$1")}::float8 AS distance FROM ${table(space)} ${where} ORDER BY ${distance(space, "$1")} LIMIT ${limit}`;
      return client.query<VectorHit>(text, where.values);
    });
    if (!found) throw spaceGone(this.kind);
    return found.rows;
  }

  async updateDocument(space: VectorSpace, documentId: string, { projectId, sensitivity, departmentIds }: StoredAttributes): Promise<void> {
    const text = `UPDATE ${table(space)} SET project_id = coalesce($2::uuid, project_id), sensitivity = coalesce($3::smallint, sensitivity),
      department_ids = coalesce($4::text[], department_ids) WHERE document_id = $1::uuid`;
    await this.run((client) => client.query(text, [documentId, projectId ?? null, sensitivity ?? null, departmentIds ?? null]));
  }

  async remove(space: VectorSpace, selection: VectorSelection): Promise<void> {
    const where = selected(selection);
    await this.run((client) => client.query(`DELETE FROM ${table(space)} ${where}`, where.values));
  }

  async count(space: VectorSpace, documentId?: string): Promise<number> {
    const where = documentId ? selected({ documentIds: [documentId] }) : new Where();
    const found = await this.run((client) => client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table(space)} ${where}`, where.values));
    return found?.rows[0]?.count ?? 0;
  }

  async optimize(space: VectorSpace): Promise<void> {
    if (space.dimensions > 2 * INDEXABLE || (await this.count(space)) < EXACT_UNTIL_ROWS) return;
    const [type, operators] = space.dimensions > INDEXABLE ? ["halfvec", "halfvec_cosine_ops"] : ["vector", "vector_cosine_ops"];
    const expression = `(embedding::${type}(${Math.trunc(space.dimensions)}))`;
    await this.alone(`CREATE INDEX CONCURRENTLY IF NOT EXISTS ${spaceName(space.id)}_ann ON ${table(space)} USING hnsw (${expression} ${operators})`);
  }

  /** Outside a transaction and as long as it takes, beside readers and writers. */
  private async alone(statement: string): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query("SET statement_timeout = 0");
      await client.query(statement);
      await client.query("RESET statement_timeout");
      client.release();
    } catch (error) {
      client.release(true);
      throw this.explained(error);
    }
  }

  async drop(space: VectorSpace): Promise<void> {
    await this.run((client) => client.query(`DROP TABLE IF EXISTS ${table(space)}`)).catch((error: unknown) => {
      if (!(isAppError(error) && /schema .* does not exist/i.test(error.message))) throw error;
    });
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
