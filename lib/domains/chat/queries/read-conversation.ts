import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { listQueued } from "../queue/queries";
import type { QueuedQuestionDto } from "../queue/schema";
import type { ConversationDto, MessageDto } from "../schema";
import { getConversation, readMessages } from "./conversations";

export interface KeptConversation {
  conversation: ConversationDto;
  /** Of all branches, oldest first. */
  messages: MessageDto[];
  /** Asked and not sent yet; the owner's alone. */
  queued: QueuedQuestionDto[];
}

/** A conversation as far as its reader may read it. */
export function readConversation(ctx: TenantContext, conversationId: string): Promise<KeptConversation> {
  assertPermission(ctx, "chat:ask");
  return inTenant(ctx, async (tx) => {
    const conversation = await getConversation(tx, conversationId);
    const messages = await readMessages(tx, conversation.id, { own: conversation.own });
    return { conversation, messages, queued: await listQueued(tx, conversation.id) };
  });
}
