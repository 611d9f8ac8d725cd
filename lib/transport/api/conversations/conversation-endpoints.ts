import "server-only";
import { z } from "zod";
import { type Endpoint, empty, failures, json, JSON_TYPE, params, problem } from "../endpoint";
import { listOf } from "../schemas";
import * as api from "./conversation-schemas";

const conversationId = params("conversationId");
const messageId = z.object({ conversationId: z.string(), messageId: z.string() });
const common = { tag: "Conversations", permission: "chat:ask", secured: true } as const;
const body = (schema: z.ZodType, example: unknown) => ({ contentType: JSON_TYPE, schema, example });

/** A key has conversations of its own; no person's are among them, and no person sees them. */
export const CONVERSATION_ENDPOINTS: readonly Endpoint[] = [
  {
    id: "listConversations", method: "get", path: "/conversations", ...common, summary: "List the key's conversations", description: "Pinned ones first, then by their last question. A key sees its own alone.", query: api.listConversationsQuery,
    answers: { 200: json("A page", listOf(api.conversationSchema)), ...failures(problem, 400) },
  },
  {
    id: "beginConversation", method: "post", path: "/conversations", ...common, summary: "Ask in a new conversation", description: "Answers when the answer is written; it is kept also when the caller has gone.", body: body(api.beginBody, { question: "What rating do the lobby doors need?" }),
    answers: { 201: json("The conversation and its answer", api.answeredSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "getConversation", method: "get", path: "/conversations/{conversationId}", ...common, summary: "One conversation with its messages", params: conversationId,
    answers: { 200: json("The conversation", api.conversationWithMessages), ...failures(problem, 404) },
  },
  {
    id: "changeConversation", method: "patch", path: "/conversations/{conversationId}", ...common, summary: "Rename, pin or put away", params: conversationId, body: body(api.changeBody, { title: "Lobby doors", pinned: true }),
    answers: { 200: json("The conversation as it is now", api.conversationSchema), ...failures(problem, 400, 404, 413) },
  },
  {
    id: "deleteConversation", method: "delete", path: "/conversations/{conversationId}", ...common, summary: "Delete a conversation", params: conversationId,
    answers: { ...empty, ...failures(problem, 404) },
  },
  {
    id: "askInConversation", method: "post", path: "/conversations/{conversationId}/messages", ...common, summary: "Ask further, in other words, or again", description: "One question at a time (409).", params: conversationId, body: body(api.askBody, { question: "And the stair doors?" }),
    answers: { 201: json("The conversation and its answer", api.answeredSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "rateAnswer", method: "put", path: "/conversations/{conversationId}/messages/{messageId}/feedback", ...common, summary: "Say whether an answer is good", params: messageId, body: body(api.feedbackBody, { verdict: "down", reason: "missed", comment: "Clause 4.2 says it." }),
    answers: { ...empty, ...failures(problem, 400, 404, 413) },
  },
  {
    id: "exportConversation", method: "get", path: "/conversations/{conversationId}/export", ...common, summary: "One branch as Markdown, Word or PDF", description: "Each citation with its document, version, place, words and the version's SHA-256.", params: conversationId, query: api.exportQuery,
    answers: { 200: { description: "The document", content: [{ contentType: "application/octet-stream" }] }, ...failures(problem, 400, 404) },
  },
];
