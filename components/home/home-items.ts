import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { documentPath, workspacePath } from "@/lib/client/workspace-urls";
import type { ConversationDto } from "@/lib/domains/chat/schema";
import { KIND_LABELS, SENSITIVITY_LABELS, STAGE_LABELS, STATUS_LABELS } from "@/lib/domains/dataroom/labels";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import { count } from "@/lib/client/format";
import type { Sensitivity } from "@/lib/kernel/sensitivity";
import type { StaleAnswerDto } from "@/lib/domains/chat/stale/schema";
import type { FailedItem, OutdatedItem, SuggestedItem, WorkingItem } from "./needs-you";
import type { RecentItem } from "./recent-list";

/** So long after its beginning a workspace without a sample may still be waiting for it; milliseconds. */
const SAMPLE_TAKES_MS = 180_000;

export function failedItem(address: WorkspaceAddress, document: DocumentDto): FailedItem {
  return {
    id: document.id,
    href: documentPath(address, document.id),
    name: document.name,
    reason: document.error?.message ?? "It could not be processed. The document itself is kept.",
  };
}

export function workingItem(address: WorkspaceAddress, document: DocumentDto): WorkingItem {
  return {
    id: document.id,
    href: documentPath(address, document.id),
    name: document.name,
    stage: document.status === "queued" ? STATUS_LABELS.queued : STAGE_LABELS[document.stage],
    percent: document.progress,
  };
}

export function outdatedItem(address: WorkspaceAddress, answer: StaleAnswerDto): OutdatedItem {
  return { id: answer.messageId, href: workspacePath(address, `/ask/${answer.conversationId}`), question: answer.question, documents: answer.documents.join(", ") };
}

export interface Suggested {
  id: string;
  name: string;
  level: Sensitivity;
}

export function suggestedItem(address: WorkspaceAddress, { id, name, level }: Suggested): SuggestedItem {
  return { id, href: documentPath(address, id), name, level: SENSITIVITY_LABELS[level] };
}

export function documentItem(address: WorkspaceAddress, document: DocumentDto): RecentItem {
  const kind = KIND_LABELS[document.kind] ?? document.kind.toUpperCase();
  const pages = document.pages && document.kind === "pdf" ? `, ${count(document.pages, "page")}` : "";
  return {
    id: document.id,
    href: documentPath(address, document.id),
    title: document.name,
    detail: `${kind}${pages}`,
    at: document.createdAt,
  };
}

export function conversationItem(address: WorkspaceAddress, conversation: ConversationDto): RecentItem {
  return {
    id: conversation.id,
    href: workspacePath(address, `/ask/${conversation.id}`),
    title: conversation.title,
    at: conversation.updatedAt,
  };
}

export function isBeingRead(documents: readonly DocumentDto[]): boolean {
  return documents.some(({ status }) => status === "queued" || status === "processing");
}

/** The sample comes a moment after the workspace. */
export function awaitsSample(
  projects: readonly { isDefault: boolean; isSample: boolean; createdAt: string }[],
  documents: number,
  now = Date.now(),
): boolean {
  const begun = projects.find((project) => project.isDefault)?.createdAt;
  return (
    documents === 0 && !projects.some((project) => project.isSample) && begun !== undefined && now - Date.parse(begun) < SAMPLE_TAKES_MS
  );
}
