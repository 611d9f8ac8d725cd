import { randomUUID } from "node:crypto";

/** Ids as an attacker would put them into a request: real ones of another tenant, or ones that nobody has. */
export interface Ids {
  documentId: string;
  versionId: string;
  trashedId: string;
  folderId: string;
  projectId: string;
  conversationId: string;
  messageId: string;
  /** A member of the organization. */
  userId: string;
  roleId: string;
  departmentId: string;
  invitationId: string;
  /** Begun and not finished. */
  uploadId: string;
  workspaceId: string;
  /** Of the workspace's own. */
  agentId: string;
  /** A knowledge base, of one document. */
  baseId: string;
  sourceId: string;
  /** A share link. */
  linkId: string;
  /** Of a visitor of that link. */
  questionId: string;
}

export function unknownIds(): Ids {
  const id = () => randomUUID();
  return {
    documentId: id(),
    versionId: id(),
    trashedId: id(),
    folderId: id(),
    projectId: id(),
    conversationId: id(),
    messageId: id(),
    userId: id(),
    roleId: id(),
    departmentId: id(),
    invitationId: id(),
    uploadId: id(),
    workspaceId: id(),
    agentId: id(),
    baseId: id(),
    sourceId: id(),
    linkId: id(),
    questionId: id(),
  };
}

interface Call {
  /** After "/api/<name>/<organization>/<workspace>" for sessions (without the workspace where the route has none), "/api/<name>" for accounts, "/api/v1" for keys. */
  at: string;
  json?: object;
  bytes?: string;
  form?: Record<string, string>;
  headers?: Record<string, string>;
}

export interface Expectation {
  /** account: a signed-in person's own, whatever organization he belongs to. */
  access: "public" | "session" | "account" | "key";
  /** Requests that name ids; without any the answer depends on the caller alone. */
  calls: (ids: Ids) => Call[];
  /** What a member with the viewer's role may do: read, not change. */
  viewer: "allowed" | "forbidden";
}

export const open: Expectation = { access: "public", calls: () => [], viewer: "allowed" };

export function session(calls: Expectation["calls"], viewer: Expectation["viewer"] = "allowed"): Expectation {
  return { access: "session", calls, viewer };
}

export function account(calls: Expectation["calls"]): Expectation {
  return { access: "account", calls, viewer: "allowed" };
}

export function key(calls: Expectation["calls"], viewer: Expectation["viewer"] = "allowed"): Expectation {
  return { access: "key", calls, viewer };
}
