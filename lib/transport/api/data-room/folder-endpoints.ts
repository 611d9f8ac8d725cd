import "server-only";
import { empty, type Endpoint, failures, json, JSON_TYPE, params, problem } from "../endpoint";
import { EXAMPLES } from "../examples";
import { deleteQuery, documentSchema } from "../schemas";
import * as api from "./folder-schemas";

const folderId = params("folderId");

export const FOLDER_ENDPOINTS: readonly Endpoint[] = [
  {
    id: "listFolders", method: "get", path: "/folders", tag: "Folders", permission: "documents:read", secured: true, summary: "List folders", description: "All that the key may see, each beside its parent's id.", query: api.listFoldersQuery,
    answers: { 200: json("All of them", api.folderListSchema), ...failures(problem, 400, 404) },
  },
  {
    id: "createFolder", method: "post", path: "/folders", tag: "Folders", permission: "documents:upload", secured: true, summary: "Create a folder", description: "In a project or in another folder; 20 deep at most.",
    body: { contentType: JSON_TYPE, schema: api.createFolderBody, example: { name: "Drawings" } },
    answers: { 201: json("Created", api.folderSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "getFolder", method: "get", path: "/folders/{folderId}", tag: "Folders", permission: "documents:read", secured: true, summary: "One folder", params: folderId,
    answers: { 200: json("The folder", api.folderSchema), ...failures(problem, 404) },
  },
  {
    id: "updateFolder", method: "patch", path: "/folders/{folderId}", tag: "Folders", permission: "documents:upload", secured: true, summary: "Rename, move or guard a folder", description: "What is left out stays. Changes are made one after the other; a refused one keeps those before it.", params: folderId,
    body: { contentType: JSON_TYPE, schema: api.updateFolderBody, example: { name: "Drawings, issued", position: 1 } },
    answers: { 200: json("The folder as it is now", api.folderSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "deleteFolder", method: "delete", path: "/folders/{folderId}", tag: "Folders", permission: "documents:delete", secured: true, summary: "Move to the trash with all in it, or erase", description: "`purge=true` erases a folder that lies in the trash and needs documents:purge.", params: folderId, query: deleteQuery,
    answers: { ...empty, ...failures(problem, 400, 404, 409) },
  },
  {
    id: "restoreFolder", method: "post", path: "/folders/{folderId}/restore", tag: "Folders", permission: "documents:delete", secured: true, summary: "Bring a folder back with what was put away with it", params: folderId,
    answers: { 200: json("The folder", api.folderSchema), ...failures(problem, 404, 409) },
  },
  {
    id: "listTags", method: "get", path: "/tags", tag: "Documents", permission: "documents:read", secured: true, summary: "Tags in use", description: "The most used first, with the number of documents that have them; at most 200.", query: api.listFoldersQuery,
    answers: { 200: json("Tags", api.tagListSchema), ...failures(problem, 400, 404) },
  },
  {
    id: "updateDocument", method: "patch", path: "/documents/{documentId}", tag: "Documents", permission: "documents:upload", secured: true, summary: "Rename, move or tag a document", description: "What is left out stays.", params: params("documentId"),
    body: { contentType: JSON_TYPE, schema: api.updateDocumentBody, example: { name: "Fire strategy.pdf", addTags: ["fire"] } },
    answers: { 200: json("The document as it is now", documentSchema, EXAMPLES.document), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "changeDocuments", method: "post", path: "/documents/bulk", tag: "Documents", permission: "documents:read", secured: true, summary: "The same for up to 100 documents", description: "Each needs what it needs alone; the answer says for each document what became of it.",
    body: { contentType: JSON_TYPE, schema: api.bulkBody, example: { documentIds: [EXAMPLES.document.id], action: "tag", addTags: ["fire"] } },
    answers: { 200: json("What became of each", api.bulkResultSchema), ...failures(problem, 400, 413) },
  },
];
