import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";

/** A request whose server died is taken over after this many seconds. */
const LOST_AFTER_S = 120;
const WAIT_MS = 20_000;
const POLL_MS = 100;

export interface KeptAnswer {
  status: number;
  body: unknown;
}

interface Row {
  request_hash: string;
  status: number | null;
  response: unknown;
}

/**
 * Null: the caller owns the key now, does the work and then keeps or releases it. Otherwise the answer given before; a request that
 * is still being worked on is waited for.
 * @throws AppError conflict when the key was used for another request or its request takes too long.
 */
export async function claimRequest(ctx: TenantContext, key: string, requestHash: string): Promise<KeptAnswer | null> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const row = await claimOrRead(ctx, key, requestHash);
    if (!row) return null;
    if (row.request_hash !== requestHash) {
      throw new AppError("conflict", { userMessage: "This Idempotency-Key was used for another request. Nothing was done; send a new key with a new request." });
    }
    if (row.status !== null) return { status: row.status, body: row.response };
    if (Date.now() > until) {
      throw new AppError("conflict", { userMessage: "The first request with this Idempotency-Key is still being worked on. Try again in a moment.", retryable: true });
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function claimOrRead(ctx: TenantContext, key: string, requestHash: string): Promise<Row | null> {
  const { organizationId, workspaceId, actor } = ctx;
  return inTenant(ctx, async (tx) => {
    await tx.db.$executeRaw`DELETE FROM api_idempotency_keys WHERE workspace_id = ${workspaceId}::uuid AND (created_at < now() - interval '24 hours'
      OR (status IS NULL AND created_at < now() - make_interval(secs => ${LOST_AFTER_S}::int)))`;
    const claimed = await tx.db.$executeRaw`INSERT INTO api_idempotency_keys (organization_id, workspace_id, actor_id, key, request_hash)
      VALUES (${organizationId}::uuid, ${workspaceId}::uuid, ${actor.id}::uuid, ${key}, ${requestHash}) ON CONFLICT DO NOTHING`;
    if (claimed === 1) return null;
    const [row] = await tx.db.$queryRaw<Row[]>`SELECT request_hash, status, response FROM api_idempotency_keys
      WHERE workspace_id = ${workspaceId}::uuid AND actor_id = ${actor.id}::uuid AND key = ${key}`;
    // Released between the two statements: the next round claims it.
    return row ?? { request_hash: requestHash, status: null, response: null };
  });
}

export async function keepAnswer(ctx: TenantContext, key: string, answer: KeptAnswer): Promise<void> {
  await inTenant(ctx, (tx) => tx.db.$executeRaw`UPDATE api_idempotency_keys SET status = ${answer.status}, response = ${JSON.stringify(answer.body)}::jsonb
    WHERE workspace_id = ${ctx.workspaceId}::uuid AND actor_id = ${ctx.actor.id}::uuid AND key = ${key}`);
}

/** What failed may be tried again with the same key. */
export async function releaseRequest(ctx: TenantContext, key: string): Promise<void> {
  await inTenant(ctx, (tx) => tx.db.$executeRaw`DELETE FROM api_idempotency_keys
    WHERE workspace_id = ${ctx.workspaceId}::uuid AND actor_id = ${ctx.actor.id}::uuid AND key = ${key} AND status IS NULL`);
}
