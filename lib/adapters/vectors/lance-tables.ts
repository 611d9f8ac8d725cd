import "server-only";
import path from "node:path";
import type { Connection, Index, Table } from "@lancedb/lancedb";
import type { Schema } from "apache-arrow";
import { env } from "@/lib/kernel/env";
import { chunkSchema, documentSchema } from "./lance-schema";
import { checkedId } from "./visibility-predicate";

export interface WorkspaceTables {
  chunks: Table;
  documents: Table;
}

const OPEN_WORKSPACES = 64;
const INDEX_CACHE_BYTES = 192n << 20n;
const METADATA_CACHE_BYTES = 64n << 20n;

interface LanceState {
  connections: Map<string, Promise<Connection>>;
  tables: Map<string, Promise<WorkspaceTables>>;
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

const tableNames = (workspaceId: string) => {
  const name = checkedId(workspaceId).replaceAll("-", "");
  return { chunks: `chunks_${name}`, documents: `documents_${name}` };
};

export function isMissing(error: unknown): boolean {
  return error instanceof Error && /not found|does not exist|no such file/i.test(error.message);
}

async function textIndex(): Promise<Index> {
  const { Index } = await lance();
  // Text arrives as finished terms; positions aren't needed and would double the index.
  const plain = { stem: false, lowercase: false, removeStopWords: false, asciiFolding: false, withPosition: false } as const;
  return Index.fts({ baseTokenizer: "whitespace", maxTokenLength: 64, ...plain });
}

async function indexColumns(table: Table, text: string, exact: string[]): Promise<void> {
  const { Index } = await lance();
  await table.createIndex(text, { config: await textIndex() });
  for (const column of exact) await table.createIndex(column, { config: Index.btree() });
}

async function openOrCreate(name: string, schema: Schema, text: string, exact: string[]): Promise<Table> {
  const database = await connection();
  try {
    return await database.openTable(name);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const table = await database.createEmptyTable(name, schema, { existOk: true });
  if ((await table.listIndices()).length === 0) await indexColumns(table, text, exact);
  return table;
}

async function open(workspaceId: string, create: boolean): Promise<WorkspaceTables> {
  const names = tableNames(workspaceId);
  if (!create) {
    const database = await connection();
    const [chunks, documents] = await Promise.all([database.openTable(names.chunks), database.openTable(names.documents)]);
    return { chunks, documents };
  }
  return {
    chunks: await openOrCreate(names.chunks, chunkSchema(undefined), "text", ["chunk_id", "document_id", "version_id"]),
    documents: await openOrCreate(names.documents, documentSchema(), "profile", ["document_id", "version_id"]),
  };
}

function cacheKey(workspaceId: string): string {
  return `${indexDirectory()}\n${workspaceId}`;
}

export function forgetTables(workspaceId: string): void {
  state().tables.delete(cacheKey(workspaceId));
}

/** Handles of the workspace's tables, the most recently used ones kept open; undefined when nothing was ever indexed. */
export async function workspaceTables(workspaceId: string, create: boolean): Promise<WorkspaceTables | undefined> {
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

export async function dropTables(workspaceId: string): Promise<void> {
  forgetTables(workspaceId);
  const database = await connection();
  for (const name of Object.values(tableNames(workspaceId))) {
    await database.dropTable(name).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }
}
