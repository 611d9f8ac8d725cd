import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { usageOfConversation } from "@/lib/domains/models/usage/queries";
import type { UsageSum } from "@/lib/domains/models/usage/schema";
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
  /** Those that it looks in, as far as its reader may open them. */
  documents: { id: string; name: string }[];
  /** What all its answers used together, those written again or not finished included; its owner's alone. */
  usage?: UsageSum;
}

/** A conversation as far as its reader may read it. */
export function readConversation(ctx: TenantContext, conversationId: string): Promise<KeptConversation> {
  assertPermission(ctx, "chat:ask");
  return inTenant(ctx, async (tx) => {
    const conversation = await getConversation(tx, conversationId);
    const messages = await readMessages(tx, conversation.id, { own: conversation.own });
    const usage = conversation.own ? { usage: await usageOfConversation(tx, conversation.id) } : {};
    return { ...usage, conversation, messages, queued: await listQueued(tx, conversation.id), documents: await namedDocuments(tx, conversation.documentIds) };
  });
}

async function namedDocuments(tx: TenantTx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  return tx.db.$queryRaw<{ id: string; name: string }[]>`SELECT d.id, d.name FROM documents d JOIN projects p ON p.id = d.project_id
    WHERE d.id = ANY(${[...ids]}::uuid[]) AND ${visibleDocumentsSql(tx.ctx)} ORDER BY d.name, d.id`;
}
