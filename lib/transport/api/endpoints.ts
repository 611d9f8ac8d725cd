import "server-only";
import { z } from "zod";
import type { AnswerDescription, OperationDescription } from "@/lib/adapters/openapi/open-api-document";
import type { Permission } from "@/lib/kernel/permissions";
import * as chat from "./chat/chat-schemas";
import { EXAMPLES } from "./examples";
import * as api from "./schemas";

export interface Endpoint extends OperationDescription {
  permission: Permission | null;
}

const JSON_TYPE = "application/json";
const problem = (description: string): AnswerDescription => ({ description, content: [{ contentType: "application/problem+json", schema: api.problemSchema, example: EXAMPLES.problem }] });
const openAiProblem = (description: string): AnswerDescription => ({ description, content: [{ contentType: JSON_TYPE, schema: chat.openAiErrorSchema, example: EXAMPLES.openAiError }] });

const MEANINGS: Record<number, string> = {
  400: "The request is not valid; `errors` names the fields",
  401: "No key, or it is unknown, expired or revoked",
  403: "The key lacks the permission",
  404: "It does not exist or the key may not see it",
  409: "Not possible in the present state, or the Idempotency-Key belongs to another request",
  413: "Larger than this installation allows",
  415: "Another content type than asked for",
  422: "The document is empty or cannot be accepted",
  502: "The language model failed",
};

function failures(of: (description: string) => AnswerDescription, ...statuses: number[]): Record<number, AnswerDescription> {
  return Object.fromEntries([401, 403, ...statuses].sort().map((status) => [status, of(MEANINGS[status] ?? "Failed")]));
}

function json(description: string, schema: z.ZodType, example?: unknown): AnswerDescription {
  return { description, content: [{ contentType: JSON_TYPE, schema, ...(example === undefined ? {} : { example }) }] };
}

const params = <K extends string>(name: K) => z.object({ [name]: z.string() });
const documentId = params("documentId");
const idempotency = z.object({ "idempotency-key": z.string().max(200).optional().meta({ description: "Repeating the request with the same key within 24 hours gives the same answer and does nothing twice" }) });
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
    answers: { 200: json("A page", api.listOf(api.documentSchema)), ...failures(problem, 400, 404) },
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
    id: "deleteDocument", method: "delete", path: "/documents/{documentId}", tag: "Documents", permission: "documents:delete", secured: true, summary: "Move to the trash, or erase", description: "`purge=true` needs documents:purge.", params: documentId, query: api.deleteQuery,
    answers: { 204: { description: "Done" }, ...failures(problem, 400, 404) },
  },
];

const projects: Endpoint[] = [
  {
    id: "listProjects", method: "get", path: "/projects", tag: "Projects", permission: "projects:read", secured: true, summary: "List projects", query: api.listProjectsQuery,
    answers: { 200: json("A page", api.listOf(api.projectSchema)), ...failures(problem, 400) },
  },
  {
    id: "createProject", method: "post", path: "/projects", tag: "Projects", permission: "projects:create", secured: true, summary: "Create a project", headers: idempotency,
    body: { contentType: JSON_TYPE, schema: api.createProjectBody, example: { name: "Tower B" } },
    answers: { 201: json("Created", api.projectSchema, EXAMPLES.project), ...failures(problem, 400, 409, 413) },
  },
  {
    id: "getProject", method: "get", path: "/projects/{projectId}", tag: "Projects", permission: "projects:read", secured: true, summary: "One project", params: params("projectId"),
    answers: { 200: json("The project", api.projectSchema), ...failures(problem, 404) },
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
  ...projects,
  ...answers,
  { id: "getOpenApi", method: "get", path: "/openapi.json", tag: "Workspace", permission: null, secured: false, summary: "This description", answers: { 200: { description: "OpenAPI 3.1", content: [{ contentType: JSON_TYPE, schema: z.looseObject({ openapi: z.string() }) }] } } },
];
