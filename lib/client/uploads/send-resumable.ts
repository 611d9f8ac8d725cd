import { DetailedError, Upload } from "tus-js-client";
import { answerOf, mayPass, type SentUpload, type UploadTransfer } from "./send-upload";
import type { UnfinishedUpload } from "./upload-item";

const PART_BYTES = 8_000_000;
/** Longer pauses come after these, for about an hour; what gets through begins anew. */
const FIRST_PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
const PAUSES_MS = [...FIRST_PAUSES_MS, ...Array.from({ length: 120 }, () => 30_000)];
/** A fault of the server's own is not tried for an hour. */
const MOST_FAULTS = FIRST_PAUSES_MS.length;

/** From this size on a document is sent in parts; smaller ones are sent again as fast as they would be resumed. */
export const RESUMABLE_FROM_BYTES = 8_000_000;

export interface ResumableFile {
  file: File;
  /** The target's values and the fingerprint become the upload's metadata. */
  metadata: Record<string, string>;
  /** Of what was begun before. */
  resumeAt: string | undefined;
}

interface Following {
  progressed: (percent: number) => void;
  /** The server waits for the parts there. */
  located: (at: string) => void;
  /** It is tried again after a pause. */
  interrupted: () => void;
}

/** Sends one file in parts and goes on where the server stands, after a broken connection or a restarted server by itself. `endpoint` is the tus address. */
export function sendResumable(endpoint: string, { file, metadata, resumeAt }: ResumableFile, following: Following): UploadTransfer {
  let settle: (sent: SentUpload) => void = () => undefined;
  const finished = new Promise<SentUpload>((resolve) => (settle = resolve));
  const upload = new Upload(file, {
    endpoint,
    ...(resumeAt === undefined ? {} : { uploadUrl: resumeAt }),
    chunkSize: PART_BYTES,
    retryDelays: PAUSES_MS,
    metadata: { filename: file.name, ...metadata },
    // The server tells what it waits for; a browser's own list would name what is long gone.
    storeFingerprintForResuming: false,
    onUploadUrlAvailable: () => {
      const at = upload.url ? new URL(upload.url, window.location.href).pathname : null;
      if (at === null) return;
      following.located(at);
      claim(at, finished);
    },
    // The browser's own word on being online is not asked: a server may be restarting on this machine.
    onShouldRetry: (error, attempt) => {
      const status = statusOf(error);
      const again = mayPass(status) && (status !== 500 || attempt < MOST_FAULTS);
      if (again) following.interrupted();
      return again;
    },
    onAfterResponse: (request, response) => {
      const status = response.getStatus();
      // The library would begin anew, whatever keeps the server from saying how far it is.
      if (request.getMethod() === "HEAD" && status >= 300 && status !== 404 && status !== 410) throw new Unanswered(status);
    },
    onProgress: (sent, total) => following.progressed(Math.floor((sent / total) * 100)),
    onSuccess: () => void readResult(upload.url).then(settle),
    onError: (error) => settle(refusal(error)),
  });
  upload.start();
  const abort = (forGood: boolean) => {
    void upload.abort(forGood).catch(() => undefined);
    settle({ outcome: "aborted" });
  };
  return { finished, abort };
}

class Unanswered extends Error {
  constructor(readonly status: number) {
    super(`the server does not say how far the upload is: ${status}`);
  }
}

/** 0: no answer. */
function statusOf(error: Error): number {
  if (!(error instanceof DetailedError)) return 0;
  return error.originalResponse?.getStatus() ?? (error.causingError instanceof Unanswered ? error.causingError.status : 0);
}

/** What the server has of it is removed. */
export function discardResumable(at: string): Promise<void> {
  return Upload.terminate(at).catch(() => undefined);
}

/** What the server waits for, save what another tab is sending. An upload that has all its bytes is ended on the way. */
export async function unfinishedUploads(endpoint: string): Promise<UnfinishedUpload[]> {
  try {
    const response = await fetch(endpoint, { headers: { accept: "application/json" } });
    if (!response.ok) return [];
    const { data } = (await response.json()) as { data: UnfinishedUpload[] };
    const claimed = await claims();
    const waiting = data.filter(({ id }) => !claimed.has(claimOf(`${endpoint}/${id}`)));
    await Promise.all(waiting.filter(complete).map(({ id }) => fetch(`${endpoint}/${id}`, { method: "HEAD", headers: { "tus-resumable": "1.0.0" } })));
    return waiting.filter((upload) => !complete(upload) && upload.received > 0);
  } catch {
    return [];
  }
}

function complete({ received, size }: UnfinishedUpload): boolean {
  return received === size;
}

function claimOf(at: string): string {
  return `muniment-upload ${at}`;
}

/** Other tabs see that it is under way here. */
function claim(at: string, until: Promise<unknown>): void {
  if ("locks" in navigator) void navigator.locks.request(claimOf(at), { ifAvailable: true }, () => until);
}

async function claims(): Promise<Set<string | undefined>> {
  const { held = [] } = "locks" in navigator ? await navigator.locks.query() : {};
  return new Set(held.map(({ name }) => name));
}

async function readResult(url: string | null): Promise<SentUpload> {
  try {
    const response = await fetch(url ?? "", { headers: { accept: "application/json" } });
    const upload = (await response.json()) as { result?: unknown };
    return answerOf(response.status, JSON.stringify(upload.result ?? upload));
  } catch {
    return { outcome: "refused", reason: "The document has arrived, but the connection broke before the server said so. Retry to be sure.", retry: "sending", passing: true };
  }
}

const BROKEN: SentUpload = { outcome: "refused", reason: "The connection broke. What has arrived is kept; retry when you are online.", retry: "sending", passing: true };

function refusal(error: Error | DetailedError): SentUpload {
  const status = statusOf(error);
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined;
  const answer: SentUpload = status === 0 ? BROKEN : answerOf(status, body ?? "");
  // All pauses are over.
  return answer.outcome === "refused" ? { ...answer, passing: false } : answer;
}
