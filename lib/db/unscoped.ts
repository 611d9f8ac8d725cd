import "server-only";
import { prisma } from "./client";
import { toAppError } from "./errors";
import type { Prisma } from "./generated/client";

export type UnscopedTx = Prisma.TransactionClient;

/** A transaction that sees every tenant: for sign-in, minting contexts, the worker's dispatch and the operator. */
export async function inUnscoped<T>(body: (db: UnscopedTx) => Promise<T>): Promise<T> {
  try {
    return await prisma().$transaction(
      async (db) => {
        await db.$executeRaw`SELECT set_config('role', 'muniment_system', true)`;
        return body(db);
      },
      { maxWait: 10_000, timeout: 15_000 },
    );
  } catch (error) {
    throw toAppError(error);
  }
}

/** One statement as the connection's own role, a member of muniment_system: no transaction, one round trip. */
export async function unscopedRows<T>(query: Prisma.Sql): Promise<T[]> {
  try {
    return await prisma().$queryRaw<T[]>(query);
  } catch (error) {
    throw toAppError(error);
  }
}
