import "server-only";
import { z } from "zod";
import { AGENT_ENDPOINTS } from "./agents/agent-endpoints";
import * as chat from "./chat/chat-schemas";
import { CONVERSATION_ENDPOINTS } from "./conversations/conversation-endpoints";
import { CHANGE_ENDPOINTS } from "./data-room/change-endpoints";
import { FOLDER_ENDPOINTS } from "./data-room/folder-endpoints";
import { EVALUATION_ENDPOINTS } from "./evaluation/evaluation-endpoints";
import { type Endpoint, failures, idempotency, json, JSON_TYPE, openAiProblem, params, problem } from "./endpoint";
import { EXAMPLES } from "./examples";
import { KNOWLEDGE_ENDPOINTS } from "./knowledge/base-endpoints";
import { MODEL_ENDPOINTS } from "./organization/model-endpoints";
import { PEOPLE_ENDPOINTS } from "./organization/people-endpoints";
import { PLACE_ENDPOINTS } from "./organization/place-endpoints";
import { PROJECT_ENDPOINTS } from "./project-endpoints";
import * as api from "./schemas";
import { QUESTION_ENDPOINTS } from "./sharing/question-endpoints";
import { SHARE_ENDPOINTS } from "./sharing/share-endpoints";
import { VERSION_ENDPOINTS } from "./version-endpoints";

const documentId = params("documentId");
const form = (schema: z.ZodType) => ({ contentType: "multipart/form-data", schema });

const documents: Endpoint[] = [
  {
    id: "uploadDocument", method: "post", path: "/documents", tag: "Documents", permission: "documents:upload", secured: true,
    summary: "Upload a document", description: "Streamed to storage; processing goes on in the background. The same bytes in the same project are answered with the document that is there.",
    headers: idempotency, body: form(api.uploadForm),
    answers: { 200: json("The same bytes were there already", api.uploadResultSchema), 201: json("Stored; waits for processing", api.uploadResultSchema, EXAMPLES.upload), ...failures(problem, 400, 404, 409, 413, 415, 422) },
  },
  {
    id: "listDocuments", method: "get", path: "/documents", tag: "Documents", permission: "documents:read", secured: true, summary: "List documents", query: api.listDocumentsQuery,
    answers: { 200: json("A page", api.documentListSchema), ...failures(problem, 400, 404) },
  },
  {
    id: "getDocument", method: "get", path: "/documents/{documentId}", tag: "Documents", permission: "documents:read", secured: true, summary: "One document with its status", params: documentId,
    answers: { 200: json("The document", api.documentSchema, EXAMPLES.document), ...failures(problem, 404) },
  },
  {
    id: "getDocumentText", method: "get", path: "/documents/{documentId}/text", tag: "Documents", permission: "documents:read", secured: true, summary: "The extracted text, page by page", params: documentId, query: api.textQuery,
    answers: { 200: json("The pages; none while the first version is being processed", z.object({ pages: z.array(api.pageSchema) })), ...failures(problem, 400, 404) },
  },
  {
    id: "getDocumentContent", method: "get", path: "/documents/{documentId}/content", tag: "Documents", permission: "documents:read", secured: true, summary: "The bytes", description: "Supports one Range and If-None-Match.", params: documentId,
    query: api.textQuery.pick({ version: true }),
    answers: {
      200: { description: "All of it", content: [{ contentType: "application/octet-stream" }] },
      206: { description: "The range asked for", content: [{ contentType: "application/octet-stream" }] },
      304: { description: "Unchanged" },
      416: { description: "Outside the document" },
      ...failures(problem, 404),
    },
  },
  {
    id: "uploadVersion", method: "post", path: "/documents/{documentId}/versions", tag: "Documents", permission: "documents:upload", secured: true, summary: "Upload a new version", description: "The version before answers until this one is ready. The same bytes again change nothing.", params: documentId, body: form(api.versionForm),
    answers: { 200: json("The newest version has these bytes already", api.uploadResultSchema), 201: json("Stored; waits for processing", api.uploadResultSchema), ...failures(problem, 400, 404, 413, 415, 422) },
  },
  {
    id: "acceptSuggestion", method: "post", path: "/documents/{documentId}/suggestion/accept", tag: "Documents", permission: "documents:classify", secured: true, summary: "Accept the suggested sensitivity",
    description: "The document gets the suggested level. A suggestion above the key's own clearance stays for somebody who may see that level (403).", params: documentId, headers: idempotency, body: { contentType: JSON_TYPE, schema: api.acceptSuggestionBody, example: { level: "confidential" } },
    answers: { 200: json("The document", api.documentSchema), ...failures(problem, 400, 404, 409) },
  },
  {
    id: "overrideSuggestion", method: "post", path: "/documents/{documentId}/suggestion/override", tag: "Documents", permission: "documents:classify", secured: true, summary: "Keep the sensitivity as it is",
    description: "The suggestion is settled; the audit log keeps the reason.", params: documentId, headers: idempotency, body: { contentType: JSON_TYPE, schema: api.overrideSuggestionBody, example: { reason: "The numbers are samples." } },
    answers: { 200: json("The document", api.documentSchema), ...failures(problem, 400, 404, 409) },
  },
  {
    id: "deleteDocument", method: "delete", path: "/documents/{documentId}", tag: "Documents", permission: "documents:delete", secured: true, summary: "Move to the trash, or erase", description: "`purge=true` needs documents:purge.", params: documentId, query: api.deleteQuery,
    answers: { 204: { description: "Done" }, ...failures(problem, 400, 404) },
  },
];

const answers: Endpoint[] = [
  {
    id: "search", method: "post", path: "/search", tag: "Search and chat", permission: "search:run", secured: true, summary: "The best passages for a query", body: { contentType: JSON_TYPE, schema: api.searchBody, example: { query: "fire rating of the lobby doors", limit: 5 } },
    answers: { 200: json("Best first", z.object({ results: z.array(api.searchResultSchema) })), ...failures(problem, 400, 404, 413) },
  },
  {
    id: "createChatCompletion", method: "post", path: "/chat/completions", tag: "Search and chat", permission: "chat:ask", secured: true, summary: "Ask; OpenAI's shape",
    description: "Any OpenAI client works with this address as its base URL. The answer's `[n]` marks are the numbers of `message.citations`; when streaming these stand in the last chunk. Needs search:run too. Sampling parameters are accepted and not used; tools, n above 1 and other response formats are refused.",
    body: { contentType: JSON_TYPE, schema: chat.chatBody, example: EXAMPLES.question },
    answers: {
      200: { description: "The answer, or its chunks", content: [{ contentType: JSON_TYPE, schema: chat.completionSchema, example: EXAMPLES.completion }, { contentType: "text/event-stream", schema: chat.chunkSchema }] },
      ...failures(openAiProblem, 400, 404, 413, 502),
    },
  },
  { id: "listModels", method: "get", path: "/models", tag: "Search and chat", permission: "chat:ask", secured: true, summary: "Engines that answer; OpenAI's shape", answers: { 200: json("All of them", chat.modelListSchema), ...failures(openAiProblem) } },
  { id: "getModel", method: "get", path: "/models/{model}", tag: "Search and chat", permission: "chat:ask", secured: true, summary: "One engine", params: params("model"), answers: { 200: json("The engine", chat.modelSchema), ...failures(openAiProblem, 404) } },
];

/** Every call of the public API: the OpenAPI document, the page for people and the contract tests read this list. */
export const ENDPOINTS: readonly Endpoint[] = [
  { id: "getMe", method: "get", path: "/me", tag: "Workspace", permission: "workspace:read", secured: true, summary: "What this key opens", answers: { 200: json("Place and permissions", api.meSchema, EXAMPLES.me), ...failures(problem) } },
  ...documents,
  ...VERSION_ENDPOINTS,
  ...CHANGE_ENDPOINTS,
  ...FOLDER_ENDPOINTS,
  ...SHARE_ENDPOINTS,
  ...QUESTION_ENDPOINTS,
  ...PROJECT_ENDPOINTS,
  ...PEOPLE_ENDPOINTS,
  ...PLACE_ENDPOINTS,
  ...MODEL_ENDPOINTS,
  ...KNOWLEDGE_ENDPOINTS,
  ...EVALUATION_ENDPOINTS,
  ...AGENT_ENDPOINTS,
  ...answers,
  ...CONVERSATION_ENDPOINTS,
  { id: "getOpenApi", method: "get", path: "/openapi.json", tag: "Workspace", permission: null, secured: false, summary: "This description", answers: { 200: { description: "OpenAPI 3.1", content: [{ contentType: JSON_TYPE, schema: z.looseObject({ openapi: z.string() }) }] } } },
];
