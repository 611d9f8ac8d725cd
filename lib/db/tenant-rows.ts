import "server-only";
import type { TenantContext } from "@/lib/kernel/context";
import { pool } from "./client";
import { toAppError } from "./errors";
import type { Prisma } from "./generated/client";
import { opening, run } from "./tenant-statements";

const TIMEOUT_MS = 15_000;
const broken = () => {};

/**
 * One reading statement confined to one tenant by row-level security, as inTenant confines it, for a third of its CPU: no
 * query engine in between, and the transaction opens together with its settings. The database refuses writes in it.
 */
export async function tenantRows<T extends object>(ctx: TenantContext, query: Prisma.Sql): Promise<T[]> {
  const client = await pool().connect().catch((error: unknown) => {
    throw toAppError(error);
  });
  client.on("error", broken);
  try {
    await client.query(opening(client, ctx, "BEGIN READ ONLY", TIMEOUT_MS));
    const rows = await run<T>(client, query);
    await client.query("COMMIT");
    client.off("error", broken);
    client.release();
    return rows;
  } catch (error) {
    client.release(true);
    throw toAppError(error);
  }
}
