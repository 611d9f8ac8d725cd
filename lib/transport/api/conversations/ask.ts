import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { inTenant } from "@/lib/db/tenant";
import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import { followAnswer } from "@/lib/domains/chat/follow-answer";
import { getConversation, readMessages } from "@/lib/domains/chat/queries/conversations";
import type { AskInput } from "@/lib/domains/chat/schema";
import { writeAnswer } from "@/lib/domains/chat/write-answer";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { optionalId } from "../query";
import { apiScope } from "../search";
import { askBody, beginBody } from "./conversation-schemas";
import { apiConversation, apiMessage } from "./conversations";

const NOBODY_LISTENS = { onPassages: () => undefined, onText: () => undefined, onCitation: () => undefined };

export async function beginApiConversation(ctx: TenantContext, request: Request): Promise<Response> {
  assertPermission(ctx, "chat:ask");
  const { question, questionId, everyPassage, ...scope } = parseInput(beginBody, await jsonBody(request, 100_000));
  return ask(ctx, request, { question, questionId, everyPassage, documentIds: [], ...(await apiScope(ctx, scope)) });
}

export async function askInApiConversation(ctx: TenantContext, request: Request, id: string): Promise<Response> {
  assertPermission(ctx, "chat:ask");
  const conversationId = idParam(id, "conversation");
  const { question, questionId, everyPassage, after, edits, regenerate } = parseInput(askBody, await jsonBody(request, 100_000));
  if (!question && !regenerate) throw new AppError("invalid_input", { userMessage: "question: enter one.", fields: { question: "Enter a question." } });
  const where = { after: optionalId(after, "message"), edits: optionalId(edits, "message"), regenerate: optionalId(regenerate, "message") };
  // Of an answer that is written again, the question that it answers counts.
  return ask(ctx, request, { question: question ?? "Again", questionId, everyPassage, conversationId, ...where, documentIds: [] });
}

async function ask(ctx: TenantContext, request: Request, input: AskInput): Promise<Response> {
  await consumeLimit("questions", ctx.actor.id);
  const posted = await postQuestion.execute(ctx, input);
  const { conversationId, messageId } = posted;
  const renew = () => renewContext(ctx);
  if (posted.again) {
    for await (const part of followAnswer(ctx, { conversationId, messageId, from: 0 }, renew, request.signal)) if (part.type === "end") break;
  } else await writeAnswer(ctx, posted, NOBODY_LISTENS, renew);
  const answered = await inTenant(ctx, async (tx) => {
    const conversation = await getConversation(tx, conversationId);
    const [answer] = await readMessages(tx, conversationId, { own: true, ids: [messageId] });
    if (!answer) throw notFound("message");
    return { conversation: apiConversation(conversation), answer: apiMessage(answer) };
  });
  return Response.json(answered, { status: 201, headers: { "cache-control": "no-store", "x-request-id": ctx.requestId } });
}
