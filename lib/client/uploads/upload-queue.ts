import { percentOf, type Retry, type UploadItem, type UploadState, type UploadTarget } from "./upload-item";

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
  /** The server waits for its parts there. */
  | { type: "located"; key: string; at: string }
  | { type: "interrupted"; key: string }
  | { type: "paused"; key: string }
  | { type: "paused-all" }
  | { type: "resumed"; key: string }
  | { type: "resumed-all" }
  /** What the server waits for since before the page was loaded. */
  | { type: "found"; items: readonly UploadItem[] }
  | { type: "chosen"; key: string; file: File }
  | { type: "stored"; key: string; document: UploadedDocument }
  | { type: "refused"; key: string; reason: string; retry: Retry }
  | { type: "signed-out"; key: string }
  | { type: "cancelled"; key: string }
  | { type: "retried"; key: string }
  | { type: "retried-signed-out" }
  | { type: "removed"; key: string }
  | { type: "cleared" }
  /** Put out of sight; what the server has stays there. */
  | { type: "closed" }
  | { type: "observed"; documents: readonly ObservedDocument[] };

export const PARALLEL_UPLOADS = 3;

const SENDING: readonly UploadState["step"][] = ["uploading", "interrupted"];
const PAUSABLE: readonly UploadState["step"][] = ["waiting", "uploading", "interrupted"];
const SETTLED = new Set<UploadState["step"]>(["ready", "duplicate", "cancelled"]);

export function uploadQueue(items: readonly UploadItem[], event: UploadEvent): readonly UploadItem[] {
  switch (event.type) {
    case "added":
      return event.items.reduce(added, items);
    case "started":
      return changed(items, event.key, ["waiting"], (item) => ({ state: { step: "uploading", percent: percentOf(item) } }));
    case "progressed":
      return changed(items, event.key, SENDING, () => ({ state: { step: "uploading", percent: event.percent } }));
    case "located":
      return changed(items, event.key, SENDING, () => ({ resumeAt: event.at }));
    case "interrupted":
      return changed(items, event.key, SENDING, (item) => ({ state: { step: "interrupted", percent: percentOf(item) }, attempts: item.attempts + 1 }));
    case "paused":
      return changed(items, event.key, PAUSABLE, paused);
    case "paused-all":
      return items.map((item) => (PAUSABLE.includes(item.state.step) ? { ...item, ...paused(item) } : item));
    case "resumed":
      return changed(items, event.key, ["paused"], resumed);
    case "resumed-all":
      return items.map((item) => (item.state.step === "paused" ? { ...item, ...resumed() } : item));
    case "found":
      return [...items, ...event.items.filter(({ resumeAt }) => !items.some((item) => item.resumeAt === resumeAt))];
    case "chosen":
      return changed(items, event.key, ["kept"], () => ({ file: event.file, state: { step: "waiting" } }));
    case "stored":
      return changed(items, event.key, SENDING, () => stored(event.document));
    case "refused":
      return changed(items, event.key, SENDING, () => ({ state: { step: "failed", reason: event.reason, retry: event.retry } }));
    case "signed-out":
      return changed(items, event.key, SENDING, () => ({ state: { step: "signed-out" } }));
    case "cancelled":
      return changed(items, event.key, [...PAUSABLE, "paused", "signed-out"], () => ({ state: { step: "cancelled" }, resumeAt: undefined }));
    case "retried":
      return items.map((item) => (item.key === event.key ? { ...item, state: afterRetry(item) } : item));
    case "retried-signed-out":
      return items.map((item) => (item.state.step === "signed-out" ? { ...item, state: { step: "waiting" } } : item));
    case "removed":
      return items.filter((item) => item.key !== event.key);
    case "cleared":
      return items.filter((item) => !SETTLED.has(item.state.step));
    case "closed":
      return [];
    case "observed":
      return observed(items, event.documents);
  }
}

/** Late news about an item that has moved on is ignored: a transition holds only from the states it belongs to. */
function changed(
  items: readonly UploadItem[],
  key: string,
  from: readonly UploadState["step"][],
  change: (item: UploadItem) => Partial<UploadItem>,
): readonly UploadItem[] {
  return items.map((item) => (item.key === key && from.includes(item.state.step) ? { ...item, ...change(item) } : item));
}

/** The same file for the same place goes on with what was begun. */
function added(items: readonly UploadItem[], given: UploadItem): readonly UploadItem[] {
  const kept = items.find((item) => item.state.step === "kept" && item.fingerprint === given.fingerprint && samePlace(item.target, given.target));
  if (!kept || given.state.step !== "waiting") return [...items, given];
  return items.map((item) => (item === kept ? { ...item, file: given.file, state: given.state } : item));
}

function samePlace(a: UploadTarget, b: UploadTarget): boolean {
  return (["projectId", "folderId", "relativePath", "documentId"] as const).every((key) => a[key] === b[key]);
}

function paused(item: UploadItem): Partial<UploadItem> {
  return { state: { step: "paused", percent: percentOf(item) } };
}

function resumed(): Partial<UploadItem> {
  return { state: { step: "waiting" }, attempts: 0 };
}

function stored(document: UploadedDocument): Partial<UploadItem> {
  return {
    documentId: document.id,
    versionId: document.versionId,
    documentName: document.name,
    state: document.duplicate ? { step: "duplicate" } : { step: "processing", label: "Waiting", percent: null },
  };
}

function observed(items: readonly UploadItem[], documents: readonly ObservedDocument[]): readonly UploadItem[] {
  const byVersion = new Map(documents.map((document) => [document.versionId, document]));
  let different = false;
  const next = items.map((item) => {
    const document = item.versionId === undefined ? undefined : byVersion.get(item.versionId);
    if (!document || item.state.step === "duplicate") return item;
    const state = stateOf(document);
    if (sameState(state, item.state)) return item;
    different = true;
    return { ...item, state };
  });
  return different ? next : items;
}

function afterRetry(item: UploadItem): UploadState {
  const retry = retryOf(item);
  if (retry === "sending" && item.file !== null) return { step: "waiting" };
  return retry === "processing" ? { step: "processing", label: "Waiting", percent: null } : item.state;
}

export function retryOf({ state }: UploadItem): Retry {
  if (state.step === "failed") return state.retry;
  if (state.step === "interrupted") return "sending";
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
  const free = parallel - items.filter((item) => SENDING.includes(item.state.step)).length;
  return free > 0 ? items.filter((item) => item.state.step === "waiting" && item.file !== null).slice(0, free) : [];
}

export interface UploadCounts {
  sending: number;
  /** Of those being sent. */
  interrupted: number;
  paused: number;
  kept: number;
  processing: number;
  failed: number;
  signedOut: number;
  done: number;
}

export function countUploads(items: readonly UploadItem[]): UploadCounts {
  const of = (...steps: UploadState["step"][]) => items.filter((item) => steps.includes(item.state.step)).length;
  return {
    sending: of(...PAUSABLE),
    interrupted: of("interrupted"),
    paused: of("paused"),
    kept: of("kept"),
    processing: of("processing"),
    failed: of("failed"),
    signedOut: of("signed-out"),
    done: of("ready", "duplicate"),
  };
}
