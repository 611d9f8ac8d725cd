import "server-only";
import type { z } from "zod";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { inTenant } from "@/lib/db/tenant";
import { archiveConversation } from "@/lib/domains/chat/commands/archive-conversation";
import { deleteConversation } from "@/lib/domains/chat/commands/delete-conversation";
import { pinConversation } from "@/lib/domains/chat/commands/pin-conversation";
import { renameConversation } from "@/lib/domains/chat/commands/rename-conversation";
import { rateAnswer } from "@/lib/domains/chat/feedback/commands/rate-answer";
import { getConversation, listConversations, readMessages } from "@/lib/domains/chat/queries/conversations";
import { readConversation } from "@/lib/domains/chat/queries/read-conversation";
import type { ConversationDto, MessageDto } from "@/lib/domains/chat/schema";
import { notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { sendConversation } from "../../send-conversation";
import { pageOf, startOf } from "../offset-page";
import { parseQuery } from "../query";
import { changeBody, type conversationSchema, exportQuery, feedbackBody, listConversationsQuery, type messageSchema } from "./conversation-schemas";

export async function listApiConversations(ctx: TenantContext, query: URLSearchParams) {
  assertPermission(ctx, "chat:ask");
  const { q, archived, ...page } = parseQuery(listConversationsQuery, query);
  const skip = startOf("conversations", page);
  const { data, total } = await inTenant(ctx, (tx) => listConversations(tx, { q, archived: archived === "true", limit: page.limit, skip }));
  return pageOf("conversations", skip, data.map(apiConversation), total);
}

export async function getApiConversation(ctx: TenantContext, id: string) {
  const { conversation, messages } = await readConversation(ctx, idParam(id, "conversation"));
  return { ...apiConversation(conversation), messages: messages.map(apiMessage) };
}

export async function changeApiConversation(ctx: TenantContext, request: Request, id: string) {
  assertPermission(ctx, "chat:ask");
  const conversationId = idParam(id, "conversation");
  const { title, pinned, archived } = parseInput(changeBody, await jsonBody(request, 10_000));
  if (title !== undefined) await renameConversation.execute(ctx, { conversationId, title });
  if (pinned !== undefined) await pinConversation.execute(ctx, { conversationId, pinned });
  if (archived !== undefined) await archiveConversation.execute(ctx, { conversationId, archived });
  return apiConversation(await inTenant(ctx, (tx) => getConversation(tx, conversationId)));
}

export async function deleteApiConversation(ctx: TenantContext, id: string): Promise<Response> {
  assertPermission(ctx, "chat:ask");
  await deleteConversation.execute(ctx, { conversationId: idParam(id, "conversation") });
  return new Response(null, { status: 204 });
}

export async function rateApiAnswer(ctx: TenantContext, request: Request, ids: { conversationId: string; messageId: string }): Promise<Response> {
  assertPermission(ctx, "chat:ask");
  const conversationId = idParam(ids.conversationId, "conversation");
  const messageId = idParam(ids.messageId, "message");
  const input = parseInput(feedbackBody, await jsonBody(request, 10_000));
  const [message] = await inTenant(ctx, async (tx) => readMessages(tx, (await getConversation(tx, conversationId)).id, { own: true, ids: [messageId] }));
  if (!message) throw notFound("message");
  await rateAnswer.execute(ctx, { ...input, messageId });
  return new Response(null, { status: 204 });
}

export async function exportApiConversation(ctx: TenantContext, id: string, query: URLSearchParams): Promise<Response> {
  assertPermission(ctx, "chat:ask");
  await consumeLimit("questions", ctx.actor.id);
  const { format, at } = parseQuery(exportQuery, query);
  const wanted = new URLSearchParams({ format, ...(at ? { at: idParam(at, "message") } : {}) });
  return sendConversation(ctx, idParam(id, "conversation"), wanted);
}

export function apiConversation({ id, title, projectId, documentIds, pinned, archived, createdAt, updatedAt }: ConversationDto): z.output<typeof conversationSchema> {
  return { id, title, projectId, documentIds, pinned, archived, createdAt, updatedAt };
}

export function apiMessage(message: MessageDto): z.output<typeof messageSchema> {
  const { id, parentId, role, content, status, engine, unsupported, notFound: missing, usage, createdAt } = message;
  const citations = message.citations.map(({ number, documentId, versionId, documentName, page, cells, start, end, quote }) => ({ number, documentId, versionId, documentName, page, ...(cells ? { cells } : {}), start, end, quote }));
  return { id, parentId, role, content, status, engine, citations, unsupported, notFound: missing, usage, receipt: message.receipt ?? null, createdAt };
}
