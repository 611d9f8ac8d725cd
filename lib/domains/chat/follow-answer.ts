import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { inTenant } from "@/lib/db/tenant";
import { isAppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import type { RenewAuthority } from "./authority-watch";
import { getConversation, readMessages } from "./queries/conversations";
import type { CitationDto, MessageDto } from "./schema";

/** How often the kept answer is looked at, and how often its reader's authority; milliseconds. */
const LOOK_EVERY_MS = 350;
const RENEW_EVERY_MS = 2_000;

export type FollowedPart = { type: "text"; text: string } | { type: "citation"; citation: CitationDto } | { type: "end"; message: MessageDto };

/**
 * An answer as it is kept, from its `from`th character on, until it has ended: whichever process writes it, and also when that one
 * was killed. Ends without a last part when its reader may not have it any more.
 */
export async function* followAnswer(opened: TenantContext, place: { conversationId: string; messageId: string; from: number }, renew: RenewAuthority, signal: AbortSignal): AsyncGenerator<FollowedPart> {
  let [ctx, sent, renewedAt] = [opened, place.from, Date.now()];
  const cited = new Set<number>();
  while (!signal.aborted) {
    if (Date.now() - renewedAt > RENEW_EVERY_MS) {
      const renewed = await renew();
      if (!renewed?.permissions.has("chat:ask")) return;
      [ctx, renewedAt] = [renewed, Date.now()];
    }
    const message = await readAnswer(ctx, place);
    if (!message) return;
    for (const citation of message.citations) {
      if (!cited.has(citation.number)) yield { type: "citation", citation };
      cited.add(citation.number);
    }
    if (message.content.length > sent) yield { type: "text", text: message.content.slice(sent) };
    sent = Math.max(sent, message.content.length);
    if (message.status !== "streaming" && message.status !== "stopping") return yield { type: "end", message };
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Null when it is gone, or is not the reader's any more. */
async function readAnswer(ctx: TenantContext, { conversationId, messageId }: { conversationId: string; messageId: string }): Promise<MessageDto | null> {
  try {
    return await inTenant(ctx, async (tx) => {
      const { id, own } = await getConversation(tx, conversationId);
      return (await readMessages(tx, id, { own, ids: [messageId] })).find((message) => message.role === "assistant") ?? null;
    });
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  }
}
