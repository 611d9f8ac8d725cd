import "server-only";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { jsonBody } from "../../route";
import { readChatRequest } from "./chat-request";
import { type CompletionHead, messageOf, usageOf } from "./completion-message";
import { streamCompletion } from "./completion-stream";
import { giveAnswer } from "./give-answer";
import { agentOfModel } from "./models";

/** POST /chat/completions. A reader that leaves ends the model's work. */
export async function completeChat(ctx: TenantContext, request: Request): Promise<Response> {
  const asked = readChatRequest(await jsonBody(request, 2_000_000));
  const agent = await agentOfModel(ctx, asked.model);
  const head: CompletionHead = { id: `chatcmpl-${newId()}`, created: Math.floor(Date.now() / 1000), model: asked.model };
  const abort = new AbortController();
  if (request.signal.aborted) abort.abort();
  else request.signal.addEventListener("abort", () => abort.abort(), { once: true });
  const answer = giveAnswer(ctx, { ...asked, agent }, abort.signal);
  if (asked.stream) return streamCompletion(answer, { head, includeUsage: asked.includeUsage, requestId: ctx.requestId, abort });
  for (;;) {
    const { value, done } = await answer.next();
    if (!done) continue;
    const choices = [{ index: 0, message: messageOf(value), logprobs: null, finish_reason: "stop" }];
    const body = { ...head, object: "chat.completion", choices, usage: usageOf(value) };
    return Response.json(body, { headers: { "cache-control": "no-store", "x-request-id": ctx.requestId } });
  }
}
