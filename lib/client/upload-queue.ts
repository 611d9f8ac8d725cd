import { pathInFolder } from "./dropped-files";

/** What becomes of one chosen file. `failed` and `signed-out` keep the file, so that a retry needs nothing from the person. */
export type UploadState =
  | { step: "waiting" }
  | { step: "uploading"; percent: number }
  | { step: "processing"; label: string; percent: number | null }
  | { step: "ready" }
  | { step: "duplicate" }
  | { step: "failed"; reason: string; retry: Retry }
  | { step: "signed-out" }
  | { step: "cancelled" };

/** What can be tried again: sending the file, reading what has arrived, or nothing, where the file itself is the reason. */
export type Retry = "sending" | "processing" | null;

export interface UploadTarget {
  projectId?: string;
  folderId?: string;
  /** Its folders are made on the way. */
  relativePath?: string;
  /** The upload becomes this document's next version. */
  documentId?: string;
}

export interface UploadItem {
  key: string;
  file: File;
  name: string;
  target: UploadTarget;
  state: UploadState;
  /** Known once the server has the bytes. */
  documentId?: string;
  versionId?: string;
  /** What the document is called there; differs from `name` for a duplicate. */
  documentName?: string;
}

export interface UploadedDocument {
  id: string;
  versionId: string;
  name: string;
  duplicate: boolean;
}

/** How a document stands, as the list of documents tells it. */
export interface ObservedDocument {
  id: string;
  versionId: string;
  status: "queued" | "processing" | "ready" | "failed" | "cancelled";
  label: string;
  percent: number | null;
  reason: string | null;
}

export type UploadEvent =
  | { type: "added"; items: readonly UploadItem[] }
  | { type: "started"; key: string }
  | { type: "progressed"; key: string; percent: number }
  | { type: "stored"; key: string; document: UploadedDocument }
  | { type: "refused"; key: string; reason: string; retry: Retry }
  | { type: "signed-out"; key: string }
  | { type: "cancelled"; key: string }
  | { type: "retried"; key: string }
  | { type: "retried-signed-out" }
  | { type: "removed"; key: string }
  | { type: "cleared" }
  | { type: "observed"; documents: readonly ObservedDocument[] };

export const PARALLEL_UPLOADS = 3;

const SETTLED = new Set<UploadState["step"]>(["ready", "duplicate", "cancelled"]);

export function uploadQueue(items: readonly UploadItem[], event: UploadEvent): readonly UploadItem[] {
  switch (event.type) {
    case "added":
      return [...items, ...event.items];
    case "started":
      return inState(items, event.key, ["waiting"], { step: "uploading", percent: 0 });
    case "progressed":
      return inState(items, event.key, ["uploading"], { step: "uploading", percent: event.percent });
    case "stored":
      return items.map((item) => (item.key === event.key && item.state.step === "uploading" ? stored(item, event.document) : item));
    case "refused":
      return inState(items, event.key, ["uploading"], { step: "failed", reason: event.reason, retry: event.retry });
    case "signed-out":
      return inState(items, event.key, ["uploading"], { step: "signed-out" });
    case "cancelled":
      return inState(items, event.key, ["waiting", "uploading", "signed-out"], { step: "cancelled" });
    case "retried":
      return items.map((item) => (item.key === event.key ? { ...item, state: afterRetry(item) } : item));
    case "retried-signed-out":
      return items.map((item) => (item.state.step === "signed-out" ? { ...item, state: { step: "waiting" } } : item));
    case "removed":
      return items.filter((item) => item.key !== event.key);
    case "cleared":
      return items.filter((item) => !SETTLED.has(item.state.step));
    case "observed":
      return observed(items, event.documents);
  }
}

/** Late news about an item that has moved on is ignored: a transition holds only from the states it belongs to. */
function inState(
  items: readonly UploadItem[],
  key: string,
  from: readonly UploadState["step"][],
  state: UploadState,
): readonly UploadItem[] {
  return items.map((item) => (item.key === key && from.includes(item.state.step) ? { ...item, state } : item));
}

function stored(item: UploadItem, document: UploadedDocument): UploadItem {
  return {
    ...item,
    documentId: document.id,
    versionId: document.versionId,
    documentName: document.name,
    state: document.duplicate ? { step: "duplicate" } : { step: "processing", label: "Waiting", percent: null },
  };
}

function observed(items: readonly UploadItem[], documents: readonly ObservedDocument[]): readonly UploadItem[] {
  const byVersion = new Map(documents.map((document) => [document.versionId, document]));
  let changed = false;
  const next = items.map((item) => {
    const document = item.versionId === undefined ? undefined : byVersion.get(item.versionId);
    if (!document || item.state.step === "duplicate") return item;
    const state = stateOf(document);
    if (sameState(state, item.state)) return item;
    changed = true;
    return { ...item, state };
  });
  return changed ? next : items;
}

function afterRetry(item: UploadItem): UploadState {
  const retry = retryOf(item);
  if (retry === "sending") return { step: "waiting" };
  return retry === "processing" ? { step: "processing", label: "Waiting", percent: null } : item.state;
}

export function retryOf({ state }: UploadItem): Retry {
  if (state.step === "failed") return state.retry;
  return state.step === "signed-out" || state.step === "cancelled" ? "sending" : null;
}

function stateOf(document: ObservedDocument): UploadState {
  switch (document.status) {
    case "ready":
      return { step: "ready" };
    case "failed":
      return { step: "failed", reason: document.reason ?? "It could not be read.", retry: "processing" };
    case "cancelled":
      return { step: "failed", reason: "Reading it was cancelled; the file itself is kept.", retry: "processing" };
    default:
      return { step: "processing", label: document.label, percent: document.percent };
  }
}

function sameState(a: UploadState, b: UploadState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The next files to send, so that no more than `parallel` are under way. */
export function uploadsToStart(items: readonly UploadItem[], parallel = PARALLEL_UPLOADS): readonly UploadItem[] {
  const free = parallel - items.filter((item) => item.state.step === "uploading").length;
  return free > 0 ? items.filter((item) => item.state.step === "waiting").slice(0, free) : [];
}

export interface UploadCounts {
  sending: number;
  processing: number;
  failed: number;
  signedOut: number;
  done: number;
}

export function countUploads(items: readonly UploadItem[]): UploadCounts {
  const of = (...steps: UploadState["step"][]) => items.filter((item) => steps.includes(item.state.step)).length;
  return {
    sending: of("waiting", "uploading"),
    processing: of("processing"),
    failed: of("failed"),
    signedOut: of("signed-out"),
    done: of("ready", "duplicate"),
  };
}

/** What can be told before a byte is sent; null when nothing speaks against the file. `maxBytes` as the server has it. */
export function refusalOf(file: { name: string; size: number }, maxBytes: number): string | null {
  if (file.size === 0) return "The file is empty (0 bytes). Check the original and choose it again.";
  if (file.size > maxBytes)
    return `The file is larger than ${Math.floor(maxBytes / 1_000_000)} MB, the limit here. Divide it and upload the parts.`;
  return null;
}

export function uploadItem(file: File, target: UploadTarget, maxBytes: number): UploadItem {
  const reason = refusalOf(file, maxBytes);
  const relativePath = target.documentId === undefined ? pathInFolder(file) : undefined;
  const state: UploadState = reason === null ? { step: "waiting" } : { step: "failed", reason, retry: null };
  return { key: crypto.randomUUID(), file, name: file.name, target: relativePath === undefined ? target : { ...target, relativePath }, state };
}
