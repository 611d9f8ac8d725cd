import "server-only";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import { prisma } from "./client";
import { toAppError } from "./errors";
import type { Prisma } from "./generated/client";
import { insertEvent } from "./record-event";
import type { TenantStatements } from "./tenant-statements";

declare const tenantTx: unique symbol;

/** A transaction that row-level security confines to one tenant. Only inTenant makes one. */
export interface TenantTx<C extends TenantContext | OrganizationContext = TenantContext> extends TenantStatements<C> {
  readonly [tenantTx]: true;
  readonly db: Prisma.TransactionClient;
}

export interface TransactionOptions {
  /** Milliseconds; default 15,000. */
  timeout?: number;
}

export async function inTenant<C extends TenantContext | OrganizationContext, T>(
  ctx: C,
  body: (tx: TenantTx<C>) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  try {
    return await prisma().$transaction(
      async (db) => {
        await db.$executeRaw`SELECT set_config('role', 'muniment_app', true), set_config('app.organization_id', ${ctx.organizationId}, true), set_config('app.workspace_id', ${ctx.workspaceId ?? ""}, true)`;
        const rows: TenantTx["rows"] = (query) => db.$queryRaw(query);
        const scope = { organizationId: ctx.organizationId, workspaceId: ctx.workspaceId, actor: ctx.actor, facts: ctx };
        const record: TenantTx["record"] = (event, payload) => insertEvent(rows, scope, event, payload);
        const tx = { ctx, db, rows, record } as unknown as TenantTx<C>;
        return body(tx);
      },
      { maxWait: 10_000, timeout: options.timeout ?? 15_000 },
    );
  } catch (error) {
    throw toAppError(error);
  }
}
