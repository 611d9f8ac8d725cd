import "server-only";
import type { Connection, Index, Table } from "@lancedb/lancedb";
import type { Schema } from "apache-arrow";
import { env } from "@/lib/kernel/env";
import { indexLocation } from "./index-location";

/** What a table is called, what it is made of, and what is to be ready before its first row. */
export interface LanceTable {
  /** Made of checked ids alone. */
  name: string;
  schema: Schema;
  indexes: { columns: string[]; config: (index: typeof Index) => Index }[];
}

const OPEN_TABLES = 96;
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

export async function openIndexDatabase(): Promise<Connection> {
  const { directory, storageOptions } = indexLocation(env());
  const { connections } = state();
  const known = connections.get(directory);
  if (known) return known;
  const opening = lance().then(({ connect, Session }) =>
    // 0: every read looks for other processes' commits first.
    connect(directory, { readConsistencyInterval: 0, storageOptions }, new Session(INDEX_CACHE_BYTES, METADATA_CACHE_BYTES)),
  );
  connections.set(directory, opening);
  opening.catch(() => connections.delete(directory));
  return opening;
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && /not found|does not exist|no such file/i.test(error.message);
}

/** Made while the table is empty, so that no append ever waits for an index over old rows; completed if a crash cut it short. */
async function ensureIndexes(table: Table, { indexes }: LanceTable): Promise<void> {
  const { Index: index } = await lance();
  const present = new Set((await table.listIndices()).flatMap(({ columns }) => columns));
  for (const { columns, config } of indexes) {
    for (const column of columns) if (!present.has(column)) await table.createIndex(column, { config: config(index) });
  }
}

async function open(wanted: LanceTable, create: boolean): Promise<Table> {
  const database = await openIndexDatabase();
  if (!create) return database.openTable(wanted.name);
  const table = await database.openTable(wanted.name).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
    return database.createEmptyTable(wanted.name, wanted.schema, { existOk: true });
  });
  await ensureIndexes(table, wanted);
  return table;
}

function cacheKey({ name }: LanceTable): string {
  return `${indexLocation(env()).directory}\n${name}`;
}

export function forgetTable(wanted: LanceTable): void {
  state().tables.delete(cacheKey(wanted));
}

/** Handle of the table, the most recently used ones kept open; undefined when nothing was ever written to it. */
export async function openTable(wanted: LanceTable, create: boolean): Promise<Table | undefined> {
  const { tables } = state();
  const key = cacheKey(wanted);
  const opening = tables.get(key) ?? open(wanted, create);
  tables.delete(key);
  tables.set(key, opening);
  const oldest = tables.keys().next().value;
  if (tables.size > OPEN_TABLES && oldest !== undefined) tables.delete(oldest);
  try {
    return await opening;
  } catch (error) {
    if (tables.get(key) === opening) tables.delete(key);
    if (!isMissing(error)) throw error;
    // A reader's failed look-up must not be what a concurrent writer gets.
    return create ? open(wanted, true) : undefined;
  }
}

export async function dropTable(wanted: LanceTable): Promise<void> {
  forgetTable(wanted);
  const database = await openIndexDatabase();
  await database.dropTable(wanted.name).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}
