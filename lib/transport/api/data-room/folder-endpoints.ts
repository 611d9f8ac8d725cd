import "server-only";
import { empty, type Endpoint, failures, idempotency, json, JSON_TYPE, params, problem } from "../endpoint";
import { deleteQuery } from "../schemas";
import * as api from "./folder-schemas";

const folderId = params("folderId");

export const FOLDER_ENDPOINTS: readonly Endpoint[] = [
  {
    id: "listFolders", method: "get", path: "/folders", tag: "Folders", permission: "documents:read", secured: true, summary: "List folders", description: "The tree, each folder with its parent's id and its number in the index; of the key's eyes alone, 5,000 at most.", query: api.listFoldersQuery,
    answers: { 200: json("All of them", api.folderListSchema), ...failures(problem, 400, 404) },
  },
  {
    id: "createFolder", method: "post", path: "/folders", tag: "Folders", permission: "documents:upload", secured: true, summary: "Create a folder", description: "In a project or in another folder; 20 deep at most.", headers: idempotency,
    body: { contentType: JSON_TYPE, schema: api.createFolderBody, example: { name: "Drawings" } },
    answers: { 201: json("Created", api.folderSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "getFolder", method: "get", path: "/folders/{folderId}", tag: "Folders", permission: "documents:read", secured: true, summary: "One folder", params: folderId,
    answers: { 200: json("The folder", api.folderSchema), ...failures(problem, 404) },
  },
  {
    id: "updateFolder", method: "patch", path: "/folders/{folderId}", tag: "Folders", permission: "documents:upload", secured: true, summary: "Rename, move or guard a folder", description: "What is left out stays. Name and place need documents:upload, the level documents:classify, departments documents:limit; all of it is asked for before anything is changed. Changes are made one after the other; a refused one keeps those before it.", params: folderId,
    body: { contentType: JSON_TYPE, schema: api.updateFolderBody, example: { name: "Drawings, issued", position: 1 } },
    answers: { 200: json("The folder as it is now", api.folderSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "deleteFolder", method: "delete", path: "/folders/{folderId}", tag: "Folders", permission: "documents:delete", secured: true, summary: "Move to the trash with all in it, or erase", description: "`purge=true` erases a folder that lies in the trash and needs documents:purge.", params: folderId, query: deleteQuery,
    answers: { ...empty, ...failures(problem, 400, 404, 409) },
  },
  {
    id: "restoreFolder", method: "post", path: "/folders/{folderId}/restore", tag: "Folders", permission: "documents:delete", secured: true, summary: "Bring a folder back with what was put away with it", params: folderId, headers: idempotency,
    answers: { 200: json("The folder", api.folderSchema), ...failures(problem, 400, 404, 409) },
  },
];
