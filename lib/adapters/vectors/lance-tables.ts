import "server-only";
import path from "node:path";
import type { Connection, Index, Table } from "@lancedb/lancedb";
import { env } from "@/lib/kernel/env";
import { tableSchema } from "./lance-schema";
import { checkedId } from "./visibility-predicate";

const OPEN_WORKSPACES = 64;
const INDEX_CACHE_BYTES = 192n << 20n;
const METADATA_CACHE_BYTES = 64n << 20n;

interface LanceState {
  connections: Map<string, Promise<Connection>>;
  tables: Map<string, Promise<Table>>;
}

const globals = globalThis as typeof globalThis & { munimentLance?: LanceState };

function state(): LanceState {
  return (globals.munimentLance ??= { connections: new Map(), tables: new Map() });
}

/** The native module costs tens of megabytes: a process that never searches never loads it. */
export function lance(): Promise<typeof import("@lancedb/lancedb")> {
  return import("@lancedb/lancedb");
}

function indexDirectory(): string {
  const { INDEX_DIR, DATA_DIR } = env();
  return INDEX_DIR ?? path.join(DATA_DIR, "index");
}

async function connection(): Promise<Connection> {
  const directory = indexDirectory();
  const { connections } = state();
  const known = connections.get(directory);
  if (known) return known;
  const opening = lance().then(({ connect, Session }) =>
    // 0: every read looks for other processes' commits first.
    connect(directory, { readConsistencyInterval: 0 }, new Session(INDEX_CACHE_BYTES, METADATA_CACHE_BYTES)),
  );
  connections.set(directory, opening);
  opening.catch(() => connections.delete(directory));
  return opening;
}

/** Table names come from checked ids alone. */
function tableName(workspaceId: string): string {
  return `workspace_${checkedId(workspaceId).replaceAll("-", "")}`;
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && /not found|does not exist|no such file/i.test(error.message);
}

/** Made while the table is empty, so that no append ever waits for an index over old rows; completed if a crash cut it short. */
async function ensureIndexes(table: Table): Promise<void> {
  const { Index } = await lance();
  const present = new Set((await table.listIndices()).flatMap(({ columns }) => columns));
  const ensure = async (columns: string[], config: () => Index) => {
    for (const column of columns) if (!present.has(column)) await table.createIndex(column, { config: config() });
  };
  // Text arrives as finished terms; positions aren't needed and would double the index.
  const plain = { stem: false, lowercase: false, removeStopWords: false, asciiFolding: false, withPosition: false } as const;
  await ensure(["text", "profile"], () => Index.fts({ baseTokenizer: "whitespace", maxTokenLength: 256, ...plain }));
  await ensure(["chunk_id", "document_id", "version_id"], () => Index.btree());
  await ensure(["project_id", "sensitivity"], () => Index.bitmap());
  await ensure(["department_ids"], () => Index.labelList());
}

async function open(workspaceId: string, create: boolean): Promise<Table> {
  const database = await connection();
  const name = tableName(workspaceId);
  if (!create) return database.openTable(name);
  const table = await database.openTable(name).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
    return database.createEmptyTable(name, tableSchema(undefined), { existOk: true });
  });
  await ensureIndexes(table);
  return table;
}

function cacheKey(workspaceId: string): string {
  return `${indexDirectory()}\n${workspaceId}`;
}

export function forgetTable(workspaceId: string): void {
  state().tables.delete(cacheKey(workspaceId));
}

/** Handle of the workspace's table, the most recently used ones kept open; undefined when nothing was ever indexed. */
export async function workspaceTable(workspaceId: string, create: boolean): Promise<Table | undefined> {
  const { tables } = state();
  const key = cacheKey(workspaceId);
  const opening = tables.get(key) ?? open(workspaceId, create);
  tables.delete(key);
  tables.set(key, opening);
  const oldest = tables.keys().next().value;
  if (tables.size > OPEN_WORKSPACES && oldest !== undefined) tables.delete(oldest);
  try {
    return await opening;
  } catch (error) {
    if (tables.get(key) === opening) tables.delete(key);
    if (!isMissing(error)) throw error;
    // A reader's failed look-up must not be what a concurrent writer gets.
    return create ? open(workspaceId, true) : undefined;
  }
}

export async function dropTable(workspaceId: string): Promise<void> {
  forgetTable(workspaceId);
  const database = await connection();
  await database.dropTable(tableName(workspaceId)).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}
