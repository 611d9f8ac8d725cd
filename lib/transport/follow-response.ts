import "server-only";
import { uiMessageResponse } from "@/lib/adapters/ai/ui-message-stream";
import { followAnswer } from "@/lib/domains/chat/follow-answer";
import type { ChatMessage } from "@/lib/domains/chat/schema";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import type { TenantContext } from "@/lib/kernel/context";
import { toClientError } from "./errors";

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
