import { pathInFolder } from "../dropped-files";

/** What becomes of one chosen file. `failed` and `signed-out` keep the file, so that a retry needs nothing from the person. */
export type UploadState =
  | { step: "waiting" }
  | { step: "uploading"; percent: number }
  /** The connection or the server went away; it goes on by itself. */
  | { step: "interrupted"; percent: number }
  | { step: "paused"; percent: number }
  /** Begun before the page was loaded anew: the file has to be chosen again, what the server has of it stays. */
  | { step: "kept"; percent: number }
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
  /** Null until it is chosen again. */
  file: File | null;
  name: string;
  /** Bytes. */
  size: number;
  /** Tells the same file from another one of the same name. */
  fingerprint: string;
  target: UploadTarget;
  state: UploadState;
  /** Where its parts go, once the server waits for them. */
  resumeAt?: string | undefined;
  /** How often sending it began in vain. */
  attempts: number;
  /** Known once the server has the bytes. */
  documentId?: string;
  versionId?: string;
  /** What the document is called there; differs from `name` for a duplicate. */
  documentName?: string;
}

/** An upload that the server waits for. */
export interface UnfinishedUpload {
  id: string;
  name: string;
  size: number;
  received: number;
  fingerprint: string | null;
  target: UploadTarget;
}

/** What can be told before a byte is sent; null when nothing speaks against the file. `maxBytes` as the server has it. */
export function refusalOf(file: { name: string; size: number }, maxBytes: number): string | null {
  if (file.size === 0) return "The file is empty (0 bytes). Check the original and choose it again.";
  if (file.size > maxBytes)
    return `The file is larger than ${Math.floor(maxBytes / 1_000_000)} MB, the limit here. Divide it and upload the parts.`;
  return null;
}

/** Of what a browser tells without reading the file: a file that was changed meanwhile is another one. */
export function fingerprintOf(file: File): string {
  return `${file.size}/${file.lastModified}/${file.name}`;
}

export function uploadItem(file: File, target: UploadTarget, maxBytes: number): UploadItem {
  const reason = refusalOf(file, maxBytes);
  const relativePath = target.documentId === undefined ? pathInFolder(file) : undefined;
  const state: UploadState = reason === null ? { step: "waiting" } : { step: "failed", reason, retry: null };
  return {
    key: crypto.randomUUID(),
    file,
    name: file.name,
    size: file.size,
    fingerprint: fingerprintOf(file),
    target: relativePath === undefined ? target : { ...target, relativePath },
    state,
    attempts: 0,
  };
}

export function keptItem(upload: UnfinishedUpload, endpoint: string): UploadItem {
  return {
    key: upload.id,
    file: null,
    name: upload.name,
    size: upload.size,
    fingerprint: upload.fingerprint ?? "",
    target: upload.target,
    state: { step: "kept", percent: Math.floor((upload.received / upload.size) * 100) },
    resumeAt: `${endpoint}/${upload.id}`,
    attempts: 0,
  };
}

export function percentOf({ state }: UploadItem): number {
  return "percent" in state ? (state.percent ?? 0) : 0;
}
