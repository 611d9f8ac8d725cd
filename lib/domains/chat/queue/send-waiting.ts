import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { inTenant } from "@/lib/db/tenant";
import { isAppError } from "@/lib/kernel/app-error";
import { logger } from "@/lib/kernel/logger";
import type { RenewAuthority } from "../authority-watch";
import { postQuestion, type PostedQuestion } from "../commands/post-question";
import type { MessageStatus } from "../schema";
import { type AnswerListener, writeAnswer } from "../write-answer";
import { listQueued } from "./queries";

const NOBODY_LISTENS: AnswerListener = { onPassages: () => undefined, onText: () => undefined, onCitation: () => undefined };

/**
 * After an answer has ended: asks what waits in its conversation, one after the other, also when nobody looks. After a failure the
 * rest goes on waiting, and its asker decides. Of two who send the same question only one asks it. Never rejects.
 */
export async function sendWaiting(last: PostedQuestion, ended: MessageStatus, renew: RenewAuthority): Promise<void> {
  let [before, status] = [last, ended];
  let tried: string | null = null;
  try {
    while (status === "complete" || status === "stopped") {
      const ctx = await renew();
      if (!ctx?.permissions.has("chat:ask")) return;
      const [next] = await inTenant(ctx, (tx) => listQueued(tx, before.conversationId));
      if (!next || next.id === tried) return;
      await consumeLimit("questions", ctx.actor.id);
      const place = { conversationId: before.conversationId, after: before.messageId, questionId: next.id };
      const posted = await postQuestion.execute(ctx, { question: next.question, ...place, queued: true, agent: before.agent?.ref ?? null }).catch(unlessMissing);
      tried = next.id;
      // Taken back at this moment: the next one's turn.
      if (!posted) continue;
      if (posted.again) return;
      status = (await writeAnswer(ctx, posted, NOBODY_LISTENS, renew)).status;
      before = posted;
    }
  } catch (error) {
    logger().warn({ err: error, conversationId: last.conversationId }, "a waiting question was not sent; it waits on");
  }
}

function unlessMissing(error: unknown): null {
  if (isAppError(error) && error.code === "not_found") return null;
  throw error;
}
