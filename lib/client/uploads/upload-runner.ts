import { discardResumable, RESUMABLE_FROM_BYTES, sendResumable } from "./send-resumable";
import { type SentUpload, sendUpload, type UploadTransfer } from "./send-upload";
import type { UploadItem } from "./upload-item";
import { type UploadEvent, uploadQueue, uploadsToStart } from "./upload-queue";

interface RunnerOptions {
  urlOf: (item: UploadItem) => string;
  /** Tells the page that a document has arrived. */
  onStored: () => void;
  send?: typeof sendUpload;
  sendInParts?: typeof sendResumable;
  discard?: typeof discardResumable;
  /** Pauses before a file is sent anew that goes in one piece. */
  pausesMs?: readonly number[];
  /** Where large files go, in parts; absent: nowhere else. */
  resumableAt?: string;
}

const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** The queue outside React: transfers go on while pages come and go. */
export class UploadRunner {
  private items: readonly UploadItem[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly transfers = new Map<string, UploadTransfer>();

  constructor(private readonly options: RunnerOptions) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly UploadItem[] => this.items;

  dispatch(event: UploadEvent): void {
    const before = this.items;
    const next = uploadQueue(before, event);
    if (next === before) return;
    this.items = next;
    this.stopWhatStopped(before, event);
    for (const item of uploadsToStart(this.items)) this.start(item);
    for (const listener of this.listeners) listener();
  }

  /** What the server has of large files stays there, to be resumed. */
  abortAll(): void {
    for (const transfer of this.transfers.values()) transfer.abort(false);
  }

  /** A transfer belongs to a file that is being sent; of what was given up the server keeps nothing. */
  private stopWhatStopped(before: readonly UploadItem[], event: UploadEvent): void {
    for (const item of before) {
      const step = this.items.find(({ key }) => key === item.key)?.state.step;
      const sending = step === "uploading" || step === "interrupted" || (step !== undefined && step === item.state.step);
      if (sending) continue;
      const forGood = step === "cancelled" || event.type === "removed";
      const transfer = this.transfers.get(item.key);
      this.transfers.delete(item.key);
      if (transfer) transfer.abort(forGood);
      else if (forGood && item.resumeAt !== undefined && item.documentId === undefined) void (this.options.discard ?? discardResumable)(item.resumeAt);
    }
  }

  private start(item: UploadItem): void {
    const { key, file } = item;
    if (!file) return;
    this.items = uploadQueue(this.items, { type: "started", key });
    const transfer = this.transferOf(item, file);
    this.transfers.set(key, transfer);
    void transfer.finished.then((sent) => {
      // Stopped, and perhaps begun anew since.
      if (this.transfers.get(key) !== transfer) return;
      this.transfers.delete(key);
      this.settle(key, sent);
    });
  }

  private transferOf(item: UploadItem, file: File): UploadTransfer {
    const { send = sendUpload, sendInParts = sendResumable, resumableAt, urlOf } = this.options;
    const { key, target, fingerprint, resumeAt } = item;
    const progressed = (percent: number) => this.dispatch({ type: "progressed", key, percent });
    if (resumableAt === undefined || file.size < RESUMABLE_FROM_BYTES) return send(urlOf(item), file, progressed);
    return sendInParts(
      resumableAt,
      { file, metadata: { ...target, fingerprint }, resumeAt },
      { progressed, located: (at) => this.dispatch({ type: "located", key, at }), interrupted: () => this.dispatch({ type: "interrupted", key }) },
    );
  }

  private settle(key: string, sent: SentUpload): void {
    if (sent.outcome === "stored") {
      this.dispatch({ type: "stored", key, document: sent.document });
      this.options.onStored();
    } else if (sent.outcome === "signed-out") this.dispatch({ type: "signed-out", key });
    else if (sent.outcome === "aborted") this.dispatch({ type: "cancelled", key });
    else if (!sent.passing || !this.tryAgainLater(key)) this.dispatch({ type: "refused", key, reason: sent.reason, retry: sent.retry });
  }

  private tryAgainLater(key: string): boolean {
    const { attempts = 0 } = this.items.find((item) => item.key === key) ?? {};
    const pause = (this.options.pausesMs ?? PAUSES_MS)[attempts];
    if (pause === undefined) return false;
    this.dispatch({ type: "interrupted", key });
    setTimeout(() => {
      const item = this.items.find((waiting) => waiting.key === key);
      if (item?.state.step === "interrupted" && item.attempts === attempts + 1) this.dispatch({ type: "retried", key });
    }, pause);
    return true;
  }
}
