import "server-only";
import { uiMessageResponse } from "@/lib/adapters/ai/ui-message-stream";
import { inTenant } from "@/lib/db/tenant";
import { followAnswer } from "@/lib/domains/chat/follow-answer";
import { getConversation, readMessages } from "@/lib/domains/chat/queries/conversations";
import type { ChatMessage } from "@/lib/domains/chat/schema";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import { notFound } from "@/lib/kernel/app-error";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { toClientError } from "./errors";
import { idParam } from "./params";

interface Followed {
  conversationId: string;
  messageId: string;
  /** Characters that its reader has already. */
  from: number;
}

/** The rest of an answer that somebody or something else writes: after a reload, in a second tab, for those it is shared with. */
export function followResponse(ctx: TenantContext, followed: Followed, signal: AbortSignal): Response {
  const { conversationId, messageId } = followed;
  return uiMessageResponse<ChatMessage>(
    async (writer) => {
      writer.write({ type: "start", messageId, messageMetadata: { conversationId, messageId, engine: "" } });
      const id = `from-${followed.from}`;
      let open = false;
      for await (const part of followAnswer(ctx, followed, () => renewContext(ctx), signal)) {
        if (part.type === "citation") writer.write({ type: "data-citation", id: String(part.citation.number), data: part.citation });
        if (part.type === "text") {
          if (!open) writer.write({ type: "text-start", id });
          open = true;
          writer.write({ type: "text-delta", id, delta: part.text });
        }
        if (part.type !== "end") continue;
        if (open) writer.write({ type: "text-end", id });
        const { status, unsupported, error, notFound, engine } = part.message;
        writer.write({ type: "message-metadata", messageMetadata: { conversationId, messageId, engine: engine ?? "" } });
        writer.write({ type: "data-outcome", id: "outcome", data: { status, unsupported, error, notFound } });
        writer.write({ type: "finish" });
      }
    },
    (error) => toClientError(error, ctx.requestId).message,
  );
}

/** Follows the answer that `message` names from its `from`th character; 204 when nothing is being written any more. */
export async function followOpenAnswer(ctx: TenantContext, conversationId: string, query: URLSearchParams, signal: AbortSignal): Promise<Response> {
  assertPermission(ctx, "chat:ask");
  const messageId = idParam(query.get("message") ?? "", "message");
  const from = Math.max(0, Number.parseInt(query.get("from") ?? "0", 10) || 0);
  const message = await inTenant(ctx, async (tx) => {
    const { id, own } = await getConversation(tx, conversationId);
    return (await readMessages(tx, id, { own, ids: [messageId] }))[0];
  });
  if (!message) throw notFound("message");
  if (message.status !== "streaming" && message.status !== "stopping") return new Response(null, { status: 204 });
  return followResponse(ctx, { conversationId, messageId, from }, signal);
}
