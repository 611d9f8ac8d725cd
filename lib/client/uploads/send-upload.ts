import type { Retry } from "./upload-item";
import type { UploadedDocument } from "./upload-queue";

export type SentUpload =
  | { outcome: "stored"; document: UploadedDocument }
  | { outcome: "signed-out" }
  /** `passing`: the trouble may be over in a moment without anybody's help. */
  | { outcome: "refused"; reason: string; retry: Retry; passing: boolean }
  | { outcome: "aborted" };

export interface UploadTransfer {
  finished: Promise<SentUpload>;
  /** `forGood`: nothing is kept to be resumed. */
  abort: (forGood: boolean) => void;
}

/** Sends one file. XMLHttpRequest, because fetch does not tell how much has left. `onProgress` gets 0 to 100. */
export function sendUpload(url: string, file: Blob, onProgress: (percent: number) => void): UploadTransfer {
  const request = new XMLHttpRequest();
  const finished = new Promise<SentUpload>((resolve) => {
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(Math.floor((event.loaded / event.total) * 100));
    };
    request.onload = () => resolve(answerOf(request.status, request.responseText));
    request.onabort = () => resolve({ outcome: "aborted" });
    request.onerror = () =>
      resolve({ outcome: "refused", reason: "The connection broke. The file is still here; retry when you are online.", retry: "sending", passing: true });
    request.open("PUT", url);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.send(file);
  });
  return { finished, abort: () => request.abort() };
}

export function answerOf(status: number, body: string): SentUpload {
  const value = parsed(body);
  if (status === 401) return { outcome: "signed-out" };
  if (status >= 200 && status < 300 && typeof value["id"] === "string" && typeof value["versionId"] === "string") {
    return {
      outcome: "stored",
      document: {
        id: value["id"],
        versionId: value["versionId"],
        name: String(value["name"] ?? ""),
        duplicate: value["duplicate"] === true,
      },
    };
  }
  const detail = value["detail"] ?? value["title"];
  return {
    outcome: "refused",
    reason: typeof detail === "string" ? detail : "The server did not take the file. It is still here; try again in a moment.",
    // What the server has looked at and refused will be refused again; trouble of its own may pass.
    retry: status >= 500 || status === 429 || status === 408 || typeof detail !== "string" ? "sending" : null,
    passing: mayPass(status),
  };
}

const PASSING = new Set([0, 408, 409, 423, 425, 429, 500, 502, 503, 504]);

/** No answer, a busy or restarting server; a full disk or a refusal stays what it is. */
export function mayPass(status: number): boolean {
  return PASSING.has(status);
}

function parsed(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
