/** The slugs that name a workspace in every address. */
export interface WorkspaceAddress {
  organization: string;
  workspace: string;
}

type Values = Record<string, string | number | boolean | null | undefined>;

function slugs({ organization, workspace }: WorkspaceAddress): string {
  return `${encodeURIComponent(organization)}/${encodeURIComponent(workspace)}`;
}

/** Leaves out what is empty, so that an address says only what differs. */
export function withQuery(path: string, values: Values): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== "" && value !== false) query.set(key, value === true ? "1" : String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export function workspacePath(address: WorkspaceAddress, place = ""): string {
  return `/${slugs(address)}${place}`;
}

/** A page of a whole organization: "/settings/workspaces". */
export function organizationPath(organization: string, place = ""): string {
  return `/${encodeURIComponent(organization)}${place}`;
}

export function dataRoomPath(address: WorkspaceAddress, values: Values = {}): string {
  return withQuery(workspacePath(address, "/data-room"), values);
}

export function documentPath(address: WorkspaceAddress, documentId: string, values: Values = {}): string {
  return withQuery(workspacePath(address, `/data-room/${documentId}`), values);
}

export function comparePath(address: WorkspaceAddress, documentId: string, values: { from?: string; to?: string; with?: string }): string {
  return withQuery(workspacePath(address, `/data-room/${documentId}/compare`), values);
}

/** All share links of a workspace. */
export function sharesPath(address: WorkspaceAddress, values: Values = {}): string {
  return withQuery(workspacePath(address, "/data-room/shares"), values);
}

export function sharePath(address: WorkspaceAddress, linkId: string, values: Values = {}): string {
  return withQuery(workspacePath(address, `/data-room/shares/${linkId}`), values);
}

/** What visitors of all links ask. */
export function questionsPath(address: WorkspaceAddress, values: Values = {}): string {
  return withQuery(workspacePath(address, "/data-room/questions"), values);
}

/** The visits of a share link as CSV. */
export function visitsUrl(address: WorkspaceAddress, linkId: string): string {
  return `/api/shares/${slugs(address)}/${linkId}/visits`;
}

/** Answers a form with documents as one archive. */
export function downloadsUrl(address: WorkspaceAddress): string {
  return `/api/downloads/${slugs(address)}`;
}

export function uploadUrl(address: WorkspaceAddress, values: { name: string; projectId?: string; folderId?: string; relativePath?: string; documentId?: string }): string {
  return withQuery(`/api/uploads/${slugs(address)}`, values);
}

/** Where large files are sent in parts. */
export function resumableUploadsUrl(address: WorkspaceAddress): string {
  return `/api/tus/${slugs(address)}`;
}

export function fileUrl(
  address: WorkspaceAddress,
  documentId: string,
  values: { version?: string; view?: "html"; download?: boolean } = {},
): string {
  return withQuery(`/api/files/${slugs(address)}/${documentId}`, values);
}

export function documentsUrl(address: WorkspaceAddress, values: Values = {}): string {
  return withQuery(`/api/documents/${slugs(address)}`, values);
}

/** The tags in use. */
export function tagsUrl(address: WorkspaceAddress): string {
  return `/api/tags/${slugs(address)}`;
}

export function pagesUrl(address: WorkspaceAddress, documentId: string, values: { version?: string; from: number; to: number }): string {
  return withQuery(`/api/documents/${slugs(address)}/${documentId}/pages`, values);
}

export function findUrl(address: WorkspaceAddress, documentId: string, values: { version: string; query: string }): string {
  return withQuery(`/api/documents/${slugs(address)}/${documentId}/find`, values);
}

export function eventsUrl(address: WorkspaceAddress): string {
  return `/api/events/${slugs(address)}`;
}

export function agentsPath(address: WorkspaceAddress, values: Values = {}): string {
  return withQuery(workspacePath(address, "/agents"), values);
}

/** An agent of the library by its name in addresses, or of the workspace by its id; "new" makes one. */
export function agentPath(address: WorkspaceAddress, agent: string): string {
  return workspacePath(address, `/agents/${encodeURIComponent(agent)}`);
}

/** Begins a conversation with an agent. */
export function askAgentPath(address: WorkspaceAddress, agent: string, question?: string): string {
  return withQuery(workspacePath(address, "/ask"), { agent, q: question });
}

/** Answers as an agent in its form would. */
export function tryAgentUrl(address: WorkspaceAddress): string {
  return `/api/agents/${slugs(address)}/try`;
}

export function knowledgePath(address: WorkspaceAddress, baseId = "", values: Values = {}): string {
  return withQuery(workspacePath(address, baseId ? `/knowledge/${baseId}` : "/knowledge"), values);
}

/** A run of a knowledge base's golden questions. */
export function runPath(address: WorkspaceAddress, baseId: string, runId: string, values: Values = {}): string {
  return withQuery(workspacePath(address, `/knowledge/${baseId}/runs/${runId}`), values);
}

/** The golden questions of a base as a file. */
export function goldenQuestionsUrl(address: WorkspaceAddress, baseId: string, format: "csv" | "json"): string {
  return withQuery(`/api/evaluation/${slugs(address)}/${baseId}/questions`, { format });
}
