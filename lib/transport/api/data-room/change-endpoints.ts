import "server-only";
import { empty, type Endpoint, failures, idempotency, json, JSON_TYPE, params, problem } from "../endpoint";
import { EXAMPLES } from "../examples";
import { documentSchema, uploadResultSchema } from "../schemas";
import * as api from "./change-schemas";
import * as folders from "./folder-schemas";

const documentId = params("documentId");
const { id, projectId } = EXAMPLES.document;

/** Calls that put documents in order. */
export const CHANGE_ENDPOINTS: readonly Endpoint[] = [
  {
    id: "updateDocument", method: "patch", path: "/documents/{documentId}", tag: "Documents", permission: "documents:upload", secured: true, summary: "Rename, move, tag, classify or limit a document",
    description: "What is left out stays. Name, place and tags need documents:upload, the level documents:classify, departments documents:limit; all of it is asked for before anything is changed. Changes are made one after the other; a refused one keeps those before it.",
    params: documentId, body: { contentType: JSON_TYPE, schema: api.updateDocumentBody, example: { name: "Fire strategy.pdf", addTags: ["fire"] } },
    answers: { 200: json("The document as it is now", documentSchema, EXAMPLES.document), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "copyDocument", method: "post", path: "/documents/{documentId}/copy", tag: "Documents", permission: "documents:upload", secured: true, summary: "Copy a document",
    description: "A new document with the bytes that answer, as version 1, the tags and what guards the old one; no less guarded than its new place asks.", params: documentId, headers: idempotency,
    body: { contentType: JSON_TYPE, schema: api.copyDocumentBody, example: { projectId, folderId: null } },
    answers: { 201: json("Stored; waits for processing", uploadResultSchema, EXAMPLES.upload), ...failures(problem, 400, 404, 409, 413, 422) },
  },
  {
    id: "restoreDocument", method: "post", path: "/documents/{documentId}/restore", tag: "Documents", permission: "documents:delete", secured: true, summary: "Bring a document back from the trash",
    description: "To its folder, which comes back too.", params: documentId, headers: idempotency,
    answers: { 200: json("The document", documentSchema, EXAMPLES.document), ...failures(problem, 400, 404, 409) },
  },
  {
    id: "favourDocument", method: "put", path: "/documents/{documentId}/favourite", tag: "Documents", permission: "documents:read", secured: true, summary: "Add to the favourites of the key's maker", params: documentId,
    answers: { 200: json("It is one", api.favouriteSchema, { documentId: id, favourite: true }), ...failures(problem, 404) },
  },
  {
    id: "unfavourDocument", method: "delete", path: "/documents/{documentId}/favourite", tag: "Documents", permission: "documents:read", secured: true, summary: "Take from the favourites of the key's maker", params: documentId,
    answers: { 200: json("It is none", api.favouriteSchema, { documentId: id, favourite: false }), ...failures(problem, 404) },
  },
  {
    id: "changeDocuments", method: "post", path: "/documents/bulk", tag: "Documents", permission: "documents:read", secured: true, summary: "The same for up to 100 documents",
    description: "One after the other, each by itself: the answer says for each what became of it. Move, copy and tag need documents:upload, trash and restore documents:delete, purge documents:purge.", headers: idempotency,
    body: { contentType: JSON_TYPE, schema: api.bulkBody, example: { documentIds: [id], action: "tag", addTags: ["fire"] } },
    answers: { 200: json("What became of each", api.bulkResultSchema, { results: [{ documentId: id, ok: true }] }), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "listTags", method: "get", path: "/tags", tag: "Documents", permission: "documents:read", secured: true, summary: "Tags in use", description: "The most used first, with the number of documents that the key may see; at most 200.", query: folders.listTagsQuery,
    answers: { 200: json("Tags", folders.tagListSchema, { data: [{ tag: "fire", documents: 12 }] }), ...failures(problem, 400, 404) },
  },
  {
    id: "listFilters", method: "get", path: "/filters", tag: "Documents", permission: "documents:read", secured: true, summary: "Saved views of the key's maker",
    answers: { 200: json("By name", api.savedFilterListSchema), ...failures(problem) },
  },
  {
    id: "saveFilter", method: "post", path: "/filters", tag: "Documents", permission: "documents:read", secured: true, summary: "Save a view of the list", description: "One of the same name is replaced; 50 at most.", headers: idempotency,
    body: { contentType: JSON_TYPE, schema: api.saveFilterBody, example: { name: "Failed ones", query: { status: "failed" } } },
    answers: { 201: json("Saved", api.savedFilterSchema), ...failures(problem, 400, 409, 413) },
  },
  {
    id: "deleteFilter", method: "delete", path: "/filters/{filterId}", tag: "Documents", permission: "documents:read", secured: true, summary: "Delete a saved view", params: params("filterId"),
    answers: { ...empty, ...failures(problem, 404) },
  },
];
