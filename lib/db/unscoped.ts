import "server-only";
import { createHash } from "node:crypto";
import { pool, prisma } from "./client";
import { toAppError } from "./errors";
import type { Prisma } from "./generated/client";

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

const names = new Map<string, string>();

/** The same text has the same name, so that each connection plans it once; by content, since this module exists once per bundle. */
function statementName(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `muniment_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  names.set(text, name);
  return name;
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
