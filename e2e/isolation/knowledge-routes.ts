import { type Expectation, key } from "./expectation";

const at = "/knowledge-bases";

export const KNOWLEDGE_ROUTES: Record<string, Expectation> = {
  "GET /api/v1/knowledge-bases": key(() => [{ at }]),
  "POST /api/v1/knowledge-bases": key(({ documentId }) => [{ at, json: { name: "Mine now", documentIds: [documentId] } }], "forbidden"),
  "GET /api/v1/knowledge-bases/[baseId]": key(({ baseId }) => [{ at: `${at}/${baseId}` }]),
  "PATCH /api/v1/knowledge-bases/[baseId]": key(({ baseId }) => [{ at: `${at}/${baseId}`, json: { name: "Mine now" } }], "forbidden"),
  "DELETE /api/v1/knowledge-bases/[baseId]": key(({ baseId }) => [{ at: `${at}/${baseId}` }], "forbidden"),
  "GET /api/v1/knowledge-bases/[baseId]/sources": key(({ baseId }) => [{ at: `${at}/${baseId}/sources` }]),
  "POST /api/v1/knowledge-bases/[baseId]/sources": key(({ baseId, documentId }) => [{ at: `${at}/${baseId}/sources`, json: { documentIds: [documentId] } }], "forbidden"),
  "DELETE /api/v1/knowledge-bases/[baseId]/sources/[sourceId]": key(({ baseId, sourceId }) => [{ at: `${at}/${baseId}/sources/${sourceId}` }], "forbidden"),
  "POST /api/v1/knowledge-bases/[baseId]/index": key(({ baseId }) => [{ at: `${at}/${baseId}/index` }], "forbidden"),
  "DELETE /api/v1/knowledge-bases/[baseId]/index": key(({ baseId }) => [{ at: `${at}/${baseId}/index` }], "forbidden"),
  "POST /api/v1/knowledge-bases/[baseId]/publish": key(({ baseId }) => [{ at: `${at}/${baseId}/publish` }], "forbidden"),
  "DELETE /api/v1/knowledge-bases/[baseId]/publish": key(({ baseId }) => [{ at: `${at}/${baseId}/publish` }], "forbidden"),
  "POST /api/v1/knowledge-bases/[baseId]/search": key(({ baseId }) => [{ at: `${at}/${baseId}/search`, json: { query: "door" } }]),
  "GET /api/v1/knowledge-bases/[baseId]/statistics": key(({ baseId }) => [{ at: `${at}/${baseId}/statistics` }]),
};
