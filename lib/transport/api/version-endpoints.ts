import "server-only";
import { z } from "zod";
import { type Endpoint, failures, idempotency, json, JSON_TYPE, params, problem } from "./endpoint";
import { EXAMPLES } from "./examples";
import * as api from "./version-schemas";

const documentId = params("documentId");
const version = z.object({ documentId: z.string(), versionId: z.string() });
const { id, versionId } = EXAMPLES.document;

export const VERSION_ENDPOINTS: readonly Endpoint[] = [
  {
    id: "listVersions", method: "get", path: "/documents/{documentId}/versions", tag: "Documents", permission: "documents:read", secured: true, summary: "All versions, newest first", params: documentId,
    answers: { 200: json("The versions", z.object({ data: z.array(api.versionSchema) })), ...failures(problem, 404) },
  },
  {
    id: "restoreVersion", method: "post", path: "/documents/{documentId}/versions/{versionId}/restore", tag: "Documents", permission: "documents:upload", secured: true, summary: "Restore an older version",
    description: "Makes a new version with the older one's bytes; nothing is overwritten. Bytes whose checksum is not that of their upload are not restored.", params: version, headers: idempotency,
    answers: { 201: json("Stored; waits for processing", api.restoredSchema, { id, versionId, number: 3, from: 1 }), ...failures(problem, 400, 404, 409, 422) },
  },
  {
    id: "pinVersion", method: "post", path: "/documents/{documentId}/versions/{versionId}/pin", tag: "Documents", permission: "documents:upload", secured: true, summary: "Let one version answer",
    description: "Search and answers stay with it, whatever is uploaded later. The search index follows in the background.", params: version,
    answers: { 200: json("Pinned", api.pinnedSchema, { id, pinnedVersionId: versionId }), ...failures(problem, 404, 409) },
  },
  {
    id: "unpinVersion", method: "post", path: "/documents/{documentId}/versions/{versionId}/unpin", tag: "Documents", permission: "documents:upload", secured: true, summary: "Let the newest version answer again",
    params: version, answers: { 200: json("Unpinned", api.pinnedSchema, { id, pinnedVersionId: null }), ...failures(problem, 404, 409) },
  },
  {
    id: "compareVersions", method: "get", path: "/documents/{documentId}/compare", tag: "Documents", permission: "documents:read", secured: true, summary: "What changed between two versions, clause by clause", params: documentId, query: api.compareQuery,
    answers: { 200: json("The changes, in the order of the later text", api.comparisonSchema), ...failures(problem, 400, 404, 409) },
  },
  {
    id: "archiveDocuments", method: "post", path: "/documents/archive", tag: "Documents", permission: "documents:read", secured: true, summary: "Many documents as one ZIP archive",
    description: "Streamed; the versions that answer, with the paths of their folders. What the virus scanner refused is left out and named inside.", body: { contentType: JSON_TYPE, schema: api.archiveBody, example: { documentIds: [id] } },
    answers: { 200: { description: "The archive", content: [{ contentType: "application/zip" }] }, ...failures(problem, 400, 404, 409, 413, 422) },
  },
];
