import "server-only";
import type { PoolClient } from "pg";
import type { z } from "zod";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import type { EventDefinition } from "@/lib/kernel/events";
import { pool } from "./client";
import { toAppError } from "./errors";
import type { Prisma } from "./generated/client";
import { insertEvent } from "./record-event";
import { statementName } from "./statement-name";

/** What statements need of a tenant's transaction; those of inTenant and of inTenantStatements have it. */
export interface TenantStatements<C extends TenantContext | OrganizationContext = TenantContext> {
  readonly ctx: C;
  /** Integers of 64 bits come as text: cast them where that matters. */
  rows<T extends object>(query: Prisma.Sql): Promise<T[]>;
  /** Writes what happened in the same transaction as the thing that happened. Call it last: it locks the organization's chain. */
  record<P extends z.ZodType>(event: EventDefinition<P>, payload: z.input<P>): Promise<void>;
}

const broken = () => {};

/**
 * inTenant without the query engine, for the paths that every document and every answer takes: the same confinement, statements
 * prepared once per connection, and a third of the CPU.
 */
export async function inTenantStatements<T>(ctx: TenantContext, body: (tx: TenantStatements) => Promise<T>, options: { timeout?: number } = {}): Promise<T> {
  const client = await pool().connect().catch((error: unknown) => {
    throw toAppError(error);
  });
  // A connection that breaks says so twice: the statement fails, and an event without a listener would end the process.
  client.on("error", broken);
  try {
    await client.query(opening(client, ctx, "BEGIN", options.timeout ?? 15_000));
    const rows = <R extends object>(query: Prisma.Sql): Promise<R[]> => run<R>(client, query);
    const scope = { organizationId: ctx.organizationId, workspaceId: ctx.workspaceId, actor: ctx.actor, facts: ctx };
    const result = await body({ ctx, rows, record: (event, payload) => insertEvent(rows, scope, event, payload) });
    await client.query("COMMIT");
    client.off("error", broken);
    client.release();
    return result;
  } catch (error) {
    // Closed, not handed on: nobody must get a connection that still has a tenant's transaction open.
    client.release(true);
    throw toAppError(error);
  }
}

export async function run<T extends object>(client: Pick<PoolClient, "query">, query: Prisma.Sql): Promise<T[]> {
  const text = query.text;
  const { rows } = await client.query<T>({ name: statementName(text), text, values: query.values });
  return rows;
}

/** Several statements in one message take no parameters. `timeout` in milliseconds, of each statement. */
export function opening(client: Pick<PoolClient, "escapeLiteral">, ctx: TenantContext, begin: "BEGIN" | "BEGIN READ ONLY", timeout: number): string {
  const settings = { role: "muniment_app", "app.organization_id": ctx.organizationId, "app.workspace_id": ctx.workspaceId, statement_timeout: `${timeout}ms` };
  const set = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${client.escapeLiteral(value)}, true)`);
  return `${begin}; SELECT ${set.join(", ")}`;
}
