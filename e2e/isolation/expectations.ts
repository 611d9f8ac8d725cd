import { type Expectation, type Ids, key, open, session } from "./expectation";
import { ORGANIZATION_ROUTES } from "./organization-routes";
import { TUS_ROUTES } from "./tus-routes";
import { TUS_ROUTES } from "./tus-routes";

const FILE = { bytes: "Not yours." };

/** Every method of every route. One that is not listed fails the test: say here who may call it. */
export const ROUTES: Record<string, Expectation> = {
  ...ORGANIZATION_ROUTES,
  ...TUS_ROUTES,
  ...TUS_ROUTES,
  "GET /api/auth/[...nextauth]": open,
  "POST /api/auth/[...nextauth]": open,
  "GET /api/auth/refresh": open,
  "GET /api/health": open,
  "GET /api/ready": open,
  "POST /api/chat/[organization]/[workspace]": session(({ conversationId, messageId, projectId, documentId }) => [
    { at: "", json: { question: "What?", conversationId } },
    { at: "", json: { question: "What?", conversationId, regenerate: messageId } },
    { at: "", json: { question: "What?", projectId } },
    { at: "", json: { question: "What?", documentIds: [documentId] } },
  ]),
  "GET /api/conversations/[organization]/[workspace]/[conversationId]": session(({ conversationId }) => [{ at: `/${conversationId}` }]),
  "GET /api/documents/[organization]/[workspace]": session(({ projectId }) => [{ at: "" }, { at: `?projectId=${projectId}` }]),
  "GET /api/documents/[organization]/[workspace]/[documentId]/find": session(({ documentId, versionId }) => [
    { at: `/${documentId}/find?query=the` },
    { at: `/${documentId}/find?query=the&version=${versionId}` },
  ]),
  "GET /api/documents/[organization]/[workspace]/[documentId]/pages": session(({ documentId, versionId }) => [
    { at: `/${documentId}/pages?from=1&to=2` },
    { at: `/${documentId}/pages?version=${versionId}` },
  ]),
  "POST /api/downloads/[organization]/[workspace]": session(({ documentId, trashedId, folderId }) => [
    { at: "", bytes: `documents=${documentId}` },
    { at: "", bytes: `documents=${trashedId}` },
    { at: "", bytes: `folders=${folderId}` },
  ]),
  "GET /api/events/[organization]/[workspace]": session(() => [{ at: "" }]),
  "GET /api/files/[organization]/[workspace]/[documentId]": session(({ documentId, versionId, trashedId }) => [
    { at: `/${documentId}` },
    { at: `/${documentId}?view=html` },
    { at: `/${documentId}?download=1&version=${versionId}` },
    { at: `/${trashedId}` },
  ]),
  "GET /api/shares/[organization]/[workspace]/[linkId]/visits": session(({ linkId }) => [{ at: `/${linkId}/visits` }], "forbidden"),
  // A link's address and the visit's cookie open these, no session does.
  "GET /api/share/[token]/documents/[documentId]/download": open,
  "GET /api/share/[token]/documents/[documentId]/pages": open,
  "GET /api/share/[token]/documents/[documentId]/pages/[page]": open,
  "PUT /api/uploads/[organization]/[workspace]": session(
    ({ projectId, documentId }) => [
      { at: `?name=a.txt&projectId=${projectId}`, ...FILE },
      { at: `?name=a.txt&documentId=${documentId}`, ...FILE },
    ],
    "forbidden",
  ),
  "DELETE /api/v1/[...rest]": open,
  "GET /api/v1/[...rest]": open,
  "PATCH /api/v1/[...rest]": open,
  "POST /api/v1/[...rest]": open,
  "PUT /api/v1/[...rest]": open,
  "POST /api/v1/chat/completions": key(({ projectId, documentId }) => [
    { at: "/chat/completions", json: { model: "muniment", messages: [{ role: "user", content: "What?" }], projectId } },
    { at: "/chat/completions", json: { model: "muniment", messages: [{ role: "user", content: "What?" }], documentIds: [documentId] } },
  ]),
  "GET /api/v1/docs": open,
  "GET /api/v1/documents": key(({ projectId }) => [{ at: "/documents" }, { at: `/documents?projectId=${projectId}` }]),
  "POST /api/v1/documents": key(({ projectId }) => [{ at: "/documents", form: { projectId }, ...FILE }], "forbidden"),
  "GET /api/v1/documents/[documentId]": key(({ documentId, trashedId }) => [
    { at: `/documents/${documentId}` },
    { at: `/documents/${trashedId}` },
  ]),
  "DELETE /api/v1/documents/[documentId]": key(
    ({ documentId }) => [{ at: `/documents/${documentId}` }, { at: `/documents/${documentId}?purge=true` }],
    "forbidden",
  ),
  "GET /api/v1/documents/[documentId]/compare": key(({ documentId, versionId }) => [
    { at: `/documents/${documentId}/compare?from=${versionId}&to=${versionId}` },
  ]),
  "PATCH /api/v1/documents/[documentId]": key(({ documentId }) => [{ at: `/documents/${documentId}`, json: { name: "Mine now" } }], "forbidden"),
  "POST /api/v1/documents/[documentId]/copy": key(({ documentId }) => [{ at: `/documents/${documentId}/copy`, json: {} }], "forbidden"),
  "POST /api/v1/documents/[documentId]/restore": key(({ trashedId }) => [{ at: `/documents/${trashedId}/restore`, json: {} }], "forbidden"),
  "PUT /api/v1/documents/[documentId]/favourite": key(({ documentId }) => [{ at: `/documents/${documentId}/favourite`, json: {} }]),
  "DELETE /api/v1/documents/[documentId]/favourite": key(({ documentId }) => [{ at: `/documents/${documentId}/favourite` }]),
  // The answer names each id that was sent: its contract test compares those.
  "POST /api/v1/documents/bulk": key(() => []),
  "GET /api/v1/filters": key(() => [{ at: "/filters" }]),
  "POST /api/v1/filters": key(() => []),
  "DELETE /api/v1/filters/[filterId]": key(({ folderId }) => [{ at: `/filters/${folderId}` }]),
  "GET /api/v1/tags": key(({ projectId }) => [{ at: "/tags" }, { at: `/tags?projectId=${projectId}` }]),
  "GET /api/v1/folders": key(({ projectId }) => [{ at: "/folders" }, { at: `/folders?projectId=${projectId}` }]),
  "POST /api/v1/folders": key(({ projectId }) => [{ at: "/folders", json: { name: "In yours", projectId } }], "forbidden"),
  "GET /api/v1/folders/[folderId]": key(({ folderId }) => [{ at: `/folders/${folderId}` }]),
  "PATCH /api/v1/folders/[folderId]": key(({ folderId }) => [{ at: `/folders/${folderId}`, json: { name: "Mine now" } }], "forbidden"),
  "DELETE /api/v1/folders/[folderId]": key(({ folderId }) => [{ at: `/folders/${folderId}` }, { at: `/folders/${folderId}?purge=true` }], "forbidden"),
  "POST /api/v1/folders/[folderId]/restore": key(({ folderId }) => [{ at: `/folders/${folderId}/restore`, json: {} }], "forbidden"),
  "GET /api/v1/documents/[documentId]/content": key(({ documentId, versionId }) => [
    { at: `/documents/${documentId}/content` },
    { at: `/documents/${documentId}/content?version=${versionId}` },
  ]),
  "POST /api/v1/documents/[documentId]/suggestion/accept": key(({ documentId }) => [{ at: `/documents/${documentId}/suggestion/accept`, json: {} }], "forbidden"),
  "POST /api/v1/documents/[documentId]/suggestion/override": key(
    ({ documentId }) => [{ at: `/documents/${documentId}/suggestion/override`, json: { reason: "Samples." } }],
    "forbidden",
  ),
  "GET /api/v1/documents/[documentId]/text": key(({ documentId, versionId }) => [
    { at: `/documents/${documentId}/text` },
    { at: `/documents/${documentId}/text?version=${versionId}` },
  ]),
  "GET /api/v1/documents/[documentId]/versions": key(({ documentId }) => [{ at: `/documents/${documentId}/versions` }]),
  "POST /api/v1/documents/[documentId]/versions/[versionId]/pin": key(
    ({ documentId, versionId }) => [{ at: `/documents/${documentId}/versions/${versionId}/pin`, json: {} }],
    "forbidden",
  ),
  "POST /api/v1/documents/[documentId]/versions/[versionId]/restore": key(
    ({ documentId, versionId }) => [{ at: `/documents/${documentId}/versions/${versionId}/restore`, json: {} }],
    "forbidden",
  ),
  "POST /api/v1/documents/[documentId]/versions/[versionId]/unpin": key(
    ({ documentId, versionId }) => [{ at: `/documents/${documentId}/versions/${versionId}/unpin`, json: {} }],
    "forbidden",
  ),
  "POST /api/v1/documents/archive": key(({ documentId, trashedId }) => [
    { at: "/documents/archive", json: { documentIds: [documentId] } },
    { at: "/documents/archive", json: { documentIds: [trashedId] } },
  ]),
  "POST /api/v1/documents/[documentId]/versions": key(
    ({ documentId }) => [{ at: `/documents/${documentId}/versions`, form: {}, ...FILE }],
    "forbidden",
  ),
  "GET /api/v1/me": key(() => [{ at: "/me" }]),
  "GET /api/v1/models": key(() => [{ at: "/models" }]),
  "GET /api/v1/models/[model]": key(() => [{ at: "/models/muniment" }]),
  "GET /api/v1/openapi.json": open,
  "GET /api/v1/projects": key(() => [{ at: "/projects" }]),
  "POST /api/v1/projects": key(() => [{ at: "/projects", json: { name: "Site" } }], "forbidden"),
  "GET /api/v1/projects/[projectId]": key(({ projectId }) => [{ at: `/projects/${projectId}` }]),
  "GET /api/v1/shares": key(({ documentId }) => [{ at: "/shares" }, { at: `/shares?documentId=${documentId}` }], "forbidden"),
  "POST /api/v1/shares": key(({ documentId, folderId }) => [
    { at: "/shares", json: { name: "Mine now", documentIds: [documentId] } },
    { at: "/shares", json: { name: "Mine now", folderIds: [folderId] } },
  ], "forbidden"),
  "GET /api/v1/shares/[linkId]": key(({ linkId }) => [{ at: `/shares/${linkId}` }], "forbidden"),
  "PATCH /api/v1/shares/[linkId]": key(({ linkId }) => [{ at: `/shares/${linkId}`, json: { allowDownload: true } }], "forbidden"),
  "POST /api/v1/shares/[linkId]/address": key(({ linkId }) => [{ at: `/shares/${linkId}/address`, json: {} }], "forbidden"),
  "POST /api/v1/shares/[linkId]/revoke": key(({ linkId }) => [{ at: `/shares/${linkId}/revoke`, json: {} }], "forbidden"),
  "GET /api/v1/shares/[linkId]/visits": key(({ linkId }) => [{ at: `/shares/${linkId}/visits` }], "forbidden"),
  "POST /api/v1/search": key(({ projectId, documentId }) => [
    { at: "/search", json: { query: "door" } },
    { at: "/search", json: { query: "door", projectId } },
    { at: "/search", json: { query: "door", documentIds: [documentId] } },
  ]),
};

/** Pages behind the sign-in; the address below the workspace or the organization, with ids where the page has one. */
export const PAGES: Record<string, { at: ((ids: Ids) => string) | null; viewer: "allowed" | "not found" }> = {
  "/home": { at: null, viewer: "allowed" },
  "/account": { at: null, viewer: "allowed" },
  "/account/security": { at: null, viewer: "allowed" },
  "/account/sessions": { at: null, viewer: "allowed" },
  "/ops/outbox": { at: null, viewer: "not found" },
  "/ops/outbox/[mailId]": { at: null, viewer: "not found" },
  "/welcome": { at: null, viewer: "allowed" },
  "/[org]/settings": { at: () => "/settings", viewer: "allowed" },
  "/[org]/settings/departments": { at: ({ projectId }) => `/settings/departments?department=${projectId}`, viewer: "allowed" },
  "/[org]/settings/members": { at: ({ projectId }) => `/settings/members?workspace=${projectId}`, viewer: "not found" },
  "/[org]/settings/invitations": { at: () => "/settings/invitations", viewer: "not found" },
  "/[org]/settings/roles": { at: () => "/settings/roles", viewer: "not found" },
  "/[org]/settings/security": { at: () => "/settings/security", viewer: "not found" },
  "/[org]/settings/workspaces": { at: () => "/settings/workspaces", viewer: "not found" },
  "/[org]/[workspace]": { at: () => "", viewer: "allowed" },
  "/[org]/[workspace]/ask": { at: ({ documentId }) => `/ask?documents=${documentId}`, viewer: "allowed" },
  "/[org]/[workspace]/ask/[conversationId]": { at: ({ conversationId }) => `/ask/${conversationId}`, viewer: "not found" },
  "/[org]/[workspace]/data-room": { at: ({ projectId }) => `/data-room?project=${projectId}`, viewer: "allowed" },
  "/[org]/[workspace]/data-room/shares": { at: ({ linkId }) => `/data-room/shares?q=${linkId}`, viewer: "not found" },
  "/[org]/[workspace]/data-room/shares/[linkId]": { at: ({ linkId }) => `/data-room/shares/${linkId}`, viewer: "not found" },
  "/[org]/[workspace]/settings": { at: () => "/settings", viewer: "allowed" },
  "/[org]/[workspace]/settings/projects": { at: ({ projectId }) => `/settings/projects?members=${projectId}`, viewer: "allowed" },
  "/[org]/[workspace]/settings/members": { at: () => "/settings/members", viewer: "not found" },
  "/[org]/[workspace]/settings/roles": { at: () => "/settings/roles", viewer: "not found" },
  "/[org]/[workspace]/settings/api-keys": { at: () => "/settings/api-keys", viewer: "not found" },
  "/[org]/[workspace]/settings/access": { at: ({ documentId }) => `/settings/access?member=${documentId}`, viewer: "not found" },
  "/[org]/[workspace]/settings/access/[requestId]": { at: ({ conversationId }) => `/settings/access/${conversationId}`, viewer: "not found" },
  "/[org]/[workspace]/data-room/[documentId]/compare": {
    at: ({ documentId, versionId }) => `/data-room/${documentId}/compare?from=${versionId}&to=${versionId}`,
    viewer: "allowed",
  },
  "/[org]/[workspace]/data-room/[documentId]": { at: ({ documentId }) => `/data-room/${documentId}`, viewer: "allowed" },
};
