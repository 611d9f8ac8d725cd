import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { parseInput } from "@/lib/kernel/command";
import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import { askSchema } from "@/lib/domains/chat/schema";
import { answerResponse } from "@/lib/transport/answer-response";
import { followResponse } from "@/lib/transport/follow-response";
import { jsonBody, workspaceRoute } from "@/lib/transport/route";

export const POST = workspaceRoute<{ organization: string; workspace: string }>(async (ctx, { request }) => {
  await consumeLimit("questions", ctx.actor.id);
  const posted = await postQuestion.execute(ctx, parseInput(askSchema, await jsonBody(request)));
  if (posted.again) return followResponse(ctx, { ...posted, from: 0 }, request.signal);
  return answerResponse(ctx, posted);
});
