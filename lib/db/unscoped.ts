import "server-only";
import { pool, prisma } from "./client";
import { toAppError } from "./errors";
import type { Prisma } from "./generated/client";
import { statementName } from "./statement-name";

export { insertEvent as recordUnscoped } from "./record-event";

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
