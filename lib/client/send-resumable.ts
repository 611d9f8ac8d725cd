import { DetailedError, Upload } from "tus-js-client";
import { answerOf, type SentUpload, type UploadTransfer } from "./send-upload";

const PART_BYTES = 8_000_000;
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 60_000, 60_000];

/** From this size on a document is sent in parts; smaller ones are sent again as fast as they would be resumed. */
export const RESUMABLE_FROM_BYTES = 8_000_000;

/**
 * Sends one file in parts. After a broken connection, a restarted server or a reload of the page, choosing the same file for the
 * same place goes on where the server stands. `endpoint` is the tus address; the target's values become the upload's metadata.
 */
export function sendResumable(endpoint: string, file: File, target: Record<string, string>, onProgress: (percent: number) => void): UploadTransfer {
  let settle: (sent: SentUpload) => void = () => undefined;
  const finished = new Promise<SentUpload>((resolve) => (settle = resolve));
  const upload = new Upload(file, {
    endpoint,
    chunkSize: PART_BYTES,
    retryDelays: RETRY_MS,
    metadata: { filename: file.name, ...target },
    removeFingerprintOnSuccess: true,
    fingerprint: () => Promise.resolve(["muniment", endpoint, JSON.stringify(target), file.name, file.size, file.lastModified].join("|")),
    // The browser's own word on being online is not asked: a server may be restarting on this machine.
    onShouldRetry: (error) => mayPass(error.originalResponse?.getStatus()),
    onProgress: (sent, total) => onProgress(Math.floor((sent / total) * 100)),
    onSuccess: () => void readResult(upload.url).then(settle),
    onError: (error) => settle(refusal(error)),
  });
  let stopped = false;
  void upload.findPreviousUploads().then(([previous]) => {
    if (stopped) return;
    if (previous) upload.resumeFromPreviousUpload(previous);
    upload.start();
  });
  const abort = (forGood: boolean) => {
    stopped = true;
    void upload.abort(forGood).catch(() => undefined);
    settle({ outcome: "aborted" });
  };
  return { finished, abort };
}

function mayPass(status: number | undefined): boolean {
  return status === undefined || status === 0 || status >= 500 || status === 409 || status === 423 || status === 429;
}

async function readResult(url: string | null): Promise<SentUpload> {
  try {
    const response = await fetch(url ?? "", { headers: { accept: "application/json" } });
    const upload = (await response.json()) as { result?: unknown };
    return answerOf(response.status, JSON.stringify(upload.result ?? upload));
  } catch {
    return { outcome: "refused", reason: "The document has arrived, but the connection broke before the server said so. Retry to be sure.", retry: "sending" };
  }
}

function refusal(error: Error | DetailedError): SentUpload {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  const status = response?.getStatus() ?? 0;
  if (status !== 0) return answerOf(status, response?.getBody() ?? "");
  return { outcome: "refused", reason: "The connection broke. What has arrived is kept; retry when you are online.", retry: "sending" };
}
