const document = "019a9f3c-5b1e-7c44-9a53-0d6f1f6b2a10";
const version = "019a9f3c-5b1f-7d02-8e0a-6a1c2b7d9e31";
const project = "019a9f38-0f4e-7a6b-b1c2-3d4e5f60718a";

const message = {
  role: "assistant",
  content: "The lobby doors are FD60S [1].",
  refusal: null,
  citations: [{ number: 1, documentId: document, versionId: version, documentName: "Door schedule.xlsx", page: 2, start: 118, end: 163, quote: "Doors to the firefighting lobby shall be FD60S" }],
};

/** Shown in the OpenAPI document and on the page for people. */
export const EXAMPLES = {
  problem: { type: "about:blank", title: "This document does not exist or you cannot open it.", status: 404, detail: "This document does not exist or you cannot open it.", code: "not_found", requestId: "5f0c9f6e-3f0c-4d55-9a9e-6f3c5a0e7d21" },
  openAiError: {
    error: { message: "The model “gpt-4” does not exist here; use “muniment”.", type: "invalid_request_error", code: "model_not_found", param: "model" },
    code: "model_not_found",
    requestId: "5f0c9f6e-3f0c-4d55-9a9e-6f3c5a0e7d21",
  },
  me: {
    organization: { id: "019a9f37-1111-7000-8000-000000000001", slug: "northgate", name: "Northgate Estates" },
    workspace: { id: "019a9f37-2222-7000-8000-000000000002", slug: "main", name: "Main" },
    permissions: ["workspace:read", "documents:read", "search:run", "chat:ask"],
  },
  upload: { id: document, versionId: version, name: "Door schedule.xlsx", status: "queued", duplicate: false },
  document: {
    id: document,
    name: "Door schedule.xlsx",
    projectId: project,
    projectName: "General",
    folderId: null,
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    size: 48213,
    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    version: 1,
    versionId: version,
    currentVersionId: version,
    pinnedVersionId: null,
    pages: 3,
    unreadablePages: [],
    note: null,
    flags: [],
    status: "ready",
    stage: "ready",
    progress: 100,
    error: null,
    sensitivity: "internal",
    suggestion: { level: "confidential", status: "open", pending: true, kinds: ["marking"], evidence: [{ kind: "marking", page: 1, start: 0, end: 24, level: "confidential" }], documentType: "schedule" },
    tags: ["doors"],
    createdAt: "2026-11-20T09:30:00.000Z",
    updatedAt: "2026-11-20T09:30:02.000Z",
    deletedAt: null,
  },
  project: { id: project, name: "Tower B", slug: "tower-b", description: "", access: "open", isDefault: false, isSample: false, createdAt: "2026-11-20T09:29:00.000Z" },
  question: { model: "muniment", messages: [{ role: "user", content: "Which fire rating do the lobby doors have?" }], projectId: project },
  completion: {
    id: "chatcmpl-019a9f40-0000-7000-8000-000000000000",
    object: "chat.completion",
    created: 1795170600,
    model: "muniment",
    choices: [{ index: 0, message, logprobs: null, finish_reason: "stop" }],
    usage: { prompt_tokens: 2100, completion_tokens: 40, total_tokens: 2140 },
  },
} as const;
