import "server-only";
import type { PoolClient } from "pg";
import type { TenantContext } from "@/lib/kernel/context";
import { pool } from "./client";
import { toAppError } from "./errors";
import type { Prisma } from "./generated/client";
import { statementName } from "./statement-name";

const TIMEOUT = "15s";
const broken = () => {};

/**
 * One reading statement confined to one tenant by row-level security, as inTenant confines it, for a third of its CPU: no
 * query engine in between, and the transaction opens together with its settings. The database refuses writes in it.
 */
export async function tenantRows<T extends object>(ctx: TenantContext, query: Prisma.Sql): Promise<T[]> {
  const client = await pool().connect().catch((error: unknown) => {
    throw toAppError(error);
  });
  // A connection that breaks says so twice: the statement fails, and an event without a listener would end the process.
  client.on("error", broken);
  try {
    await client.query(opening(client, ctx));
    const text = query.text;
    const { rows } = await client.query<T>({ name: statementName(text), text, values: query.values });
    await client.query("COMMIT");
    client.off("error", broken);
    client.release();
    return rows;
  } catch (error) {
    // Closed, not handed on: nobody must get a connection that still has a tenant's transaction open.
    client.release(true);
    throw toAppError(error);
  }
}

/** Several statements in one message take no parameters. */
function opening(client: PoolClient, ctx: TenantContext): string {
  const settings = { role: "muniment_app", "app.organization_id": ctx.organizationId, "app.workspace_id": ctx.workspaceId, statement_timeout: TIMEOUT };
  const set = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${client.escapeLiteral(value)}, true)`);
  return `BEGIN READ ONLY; SELECT ${set.join(", ")}`;
}
