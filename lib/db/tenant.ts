import "server-only";
import type { z } from "zod";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import type { EventDefinition } from "@/lib/kernel/events";
import { prisma } from "./client";
import { toAppError } from "./errors";
import type { Prisma } from "./generated/client";
import { insertEvent } from "./record-event";

declare const tenantTx: unique symbol;

/** A transaction that row-level security confines to one tenant. Only inTenant makes one. */
export interface TenantTx<C extends TenantContext | OrganizationContext = TenantContext> {
  readonly [tenantTx]: true;
  readonly ctx: C;
  readonly db: Prisma.TransactionClient;
  /** Writes what happened in the same transaction as the thing that happened. Call it last: it locks the organization's chain. */
  record<P extends z.ZodType>(event: EventDefinition<P>, payload: z.input<P>): Promise<void>;
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
        const tx = { ctx, db, record: recorder(ctx, db) } as unknown as TenantTx<C>;
        return body(tx);
      },
      { maxWait: 10_000, timeout: options.timeout ?? 15_000 },
    );
  } catch (error) {
    throw toAppError(error);
  }
}

function recorder(ctx: TenantContext | OrganizationContext, db: Prisma.TransactionClient) {
  const scope = { organizationId: ctx.organizationId, workspaceId: ctx.workspaceId, actor: ctx.actor, facts: ctx };
  return <P extends z.ZodType>(event: EventDefinition<P>, payload: z.input<P>): Promise<void> => insertEvent(db, scope, event, payload);
}
