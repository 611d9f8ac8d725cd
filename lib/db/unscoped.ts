import "server-only";
import { pool, prisma } from "./client";
import { toAppError } from "./errors";
import type { z } from "zod";
import type { EventDefinition } from "@/lib/kernel/events";
import type { Prisma } from "./generated/client";
import { type EventScope, insertEvent } from "./record-event";
import { statementName } from "./statement-name";

export type UnscopedTx = Prisma.TransactionClient;

/** A transaction of the connection's own role, a member of muniment_system: sees every tenant. For sign-in, minting contexts, the worker's dispatch and the operator. */
export async function inUnscoped<T>(body: (db: UnscopedTx) => Promise<T>): Promise<T> {
  try {
    return await prisma().$transaction(body, { maxWait: 10_000, timeout: 15_000 });
  } catch (error) {
    throw toAppError(error);
  }
}

/** One prepared statement outside any tenant: no transaction, one round trip. The connection's own role, as inUnscoped. */
export async function unscopedRows<T extends object>(query: Prisma.Sql): Promise<T[]> {
  try {
    const text = query.text;
    const { rows } = await pool().query<T>({ name: statementName(text), text, values: query.values });
    return rows;
  } catch (error) {
    throw toAppError(error);
  }
}

export function recordUnscoped<P extends z.ZodType>(db: UnscopedTx, scope: EventScope, event: EventDefinition<P>, payload: z.input<P>): Promise<void> {
  return insertEvent((query) => db.$queryRaw(query), scope, event, payload);
}

interface SqlExecutor {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** A transaction outside any tenant without the query engine, for what runs for every event. */
export async function unscopedTransaction<T>(body: (sql: SqlExecutor) => Promise<T>): Promise<T> {
  const client = await pool().connect().catch((error: unknown) => {
    throw toAppError(error);
  });
  const broken = () => {};
  client.on("error", broken);
  try {
    await client.query("BEGIN");
    const result = await body({ executeSql: (text, values) => client.query(text, values) });
    await client.query("COMMIT");
    client.off("error", broken);
    client.release();
    return result;
  } catch (error) {
    // Closed: its transaction ends with it.
    client.release(true);
    throw toAppError(error);
  }
}
