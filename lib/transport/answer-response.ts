import "server-only";
import { uiMessageResponse } from "@/lib/adapters/ai/ui-message-stream";
import type { PostedQuestion } from "@/lib/domains/chat/commands/post-question";
import type { ChatMessage } from "@/lib/domains/chat/schema";
import { sendWaiting } from "@/lib/domains/chat/queue/send-waiting";
import { writeAnswer } from "@/lib/domains/chat/write-answer";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import type { TenantContext } from "@/lib/kernel/context";
import { toClientError } from "./errors";

const TEXT_ID = "answer";

/** Binds a posted question to the browser's chat. The answer is written to its end even when the browser leaves. */
export function answerResponse(ctx: TenantContext, posted: PostedQuestion): Response {
  return uiMessageResponse<ChatMessage>(
    async (writer) => {
      const ids = { conversationId: posted.conversationId, messageId: posted.messageId };
      // Data parts before `start` are lost in the browser.
      writer.write({ type: "start", messageId: posted.messageId, messageMetadata: { ...ids, engine: "" } });
      writer.write({ type: "data-progress", data: { stage: "searching" }, transient: true });
      let open = false;
      const outcome = await writeAnswer(ctx, posted, {
        onPassages: (engine, passages) => {
          writer.write({ type: "message-metadata", messageMetadata: { ...ids, engine } });
          writer.write({ type: "data-progress", data: { stage: "writing", passages }, transient: true });
        },
        onText: (text) => {
          if (!open) writer.write({ type: "text-start", id: TEXT_ID });
          open = true;
          writer.write({ type: "text-delta", id: TEXT_ID, delta: text });
        },
        onReceipt: (receipt) => writer.write({ type: "data-receipt", id: "receipt", data: receipt }),
        onAgent: (agent) => writer.write({ type: "data-agent", id: "agent", data: agent }),
        onCitation: (citation) => writer.write({ type: "data-citation", id: String(citation.number), data: citation }),
      }, () => renewContext(ctx));
      if (open) writer.write({ type: "text-end", id: TEXT_ID });
      writer.write({ type: "data-outcome", id: "outcome", data: outcome });
      writer.write({ type: "finish" });
      void sendWaiting(posted, outcome.status, () => renewContext(ctx));
    },
    (error) => toClientError(error, ctx.requestId).message,
  );
}
