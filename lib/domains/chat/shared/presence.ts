import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { type Signal, sendSignal } from "@/lib/adapters/realtime/event-listener";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { getConversation } from "../queries/conversations";
import type { PresenceDto } from "./schema";

/** Tells those who look at the same shared conversation; leaves no trace. Of a private one nobody is told. @throws AppError rate_limited, also for who may not read it. */
export async function announcePresence(ctx: TenantContext, conversationId: string, state: PresenceDto["state"]): Promise<void> {
  if (ctx.actor.kind !== "user") throw notFound("conversation");
  const { id: userId, name } = ctx.actor;
  await consumeLimit("presence", userId);
  const conversation = await inTenant(ctx, (tx) => getConversation(tx, conversationId));
  if (conversation.shared === "nobody") return;
  // Who only reads does not type.
  const shown = state === "typing" && !conversation.own ? "here" : state;
  const { organizationId, workspaceId } = ctx;
  await sendSignal({ organizationId, workspaceId, data: { objectId: conversation.id, userId, name, state: shown } satisfies PresenceDto });
}

/** What this reader may know of a signal: presence in a conversation that he may read now, of others. */
export async function presenceFor(tx: TenantTx, signal: Signal): Promise<PresenceDto | null> {
  const data = signal.data as unknown as PresenceDto;
  if (tx.ctx.actor.kind !== "user" || data.userId === tx.ctx.actor.id) return null;
  try {
    await getConversation(tx, data.objectId);
    return data;
  } catch {
    return null;
  }
}
