import { citationHref } from "@/lib/client/citation/citation-address";
import { documentPath, type WorkspaceAddress, withQuery, workspacePath } from "@/lib/client/workspace-urls";
import type { CitationDto } from "@/lib/domains/chat/schema";

export function askPath(address: WorkspaceAddress, conversationId?: string | null): string {
  return workspacePath(address, conversationId ? `/ask/${conversationId}` : "/ask");
}

/** Begins a conversation with this question at once. */
export function askNowPath(address: WorkspaceAddress, question: string): string {
  return withQuery(askPath(address), { q: question });
}

export function chatUrl(address: WorkspaceAddress): string {
  return `/api/chat${workspacePath(address)}`;
}

export function conversationUrl(address: WorkspaceAddress, conversationId: string): string {
  return `/api/conversations${workspacePath(address)}/${conversationId}`;
}

/** The rest of an answer that is being written, after so many characters. */
export function answerStreamUrl(address: WorkspaceAddress, conversationId: string, messageId: string, from: number): string {
  return withQuery(`${conversationUrl(address, conversationId)}/stream`, { message: messageId, from });
}

/** The branch that ends with this message as a document. */
export function exportUrl(address: WorkspaceAddress, conversationId: string, format: string, at: string | null): string {
  return withQuery(`${conversationUrl(address, conversationId)}/export`, { format, at });
}

export function conversationsUrl(address: WorkspaceAddress, values: { q?: string; archived?: boolean; skip?: number }): string {
  return withQuery(`/api/conversations${workspacePath(address)}`, { ...values, archived: values.archived ? "true" : undefined });
}

/** The page with the passage marked, and the way back to this answer. */
export function evidencePath(address: WorkspaceAddress, citation: CitationDto, conversationId: string | null): string {
  const { versionId: version, documentId } = citation;
  return citationHref(documentPath(address, documentId), citation, { version, from: askPath(address, conversationId) });
}
