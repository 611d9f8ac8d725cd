import { RESUMABLE_FROM_BYTES, sendResumable } from "./send-resumable";
import { type SentUpload, sendUpload, type UploadTransfer } from "./send-upload";
import { type UploadEvent, type UploadItem, uploadQueue, uploadsToStart } from "./upload-queue";

interface RunnerOptions {
  urlOf: (item: UploadItem) => string;
  /** Tells the page that a document has arrived. */
  onStored: () => void;
  send?: typeof sendUpload;
  /** Where large files go, in parts; absent: nowhere else. */
  resumableAt?: string;
}

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
    const next = uploadQueue(this.items, event);
    if (next === this.items) return;
    this.items = next;
    if (event.type === "cancelled" || event.type === "removed") this.transfers.get(event.key)?.abort(true);
    for (const item of uploadsToStart(this.items)) this.start(item);
    for (const listener of this.listeners) listener();
  }

  /** What the server has of large files stays there, to be resumed. */
  abortAll(): void {
    for (const transfer of this.transfers.values()) transfer.abort(false);
  }

  private start(item: UploadItem): void {
    const { key } = item;
    this.items = uploadQueue(this.items, { type: "started", key });
    const transfer = this.transferOf(item, (percent) => this.dispatch({ type: "progressed", key, percent }));
    this.transfers.set(key, transfer);
    void transfer.finished.then((sent) => {
      if (this.transfers.get(key) === transfer) this.transfers.delete(key);
      this.settle(key, sent);
    });
  }

  private transferOf(item: UploadItem, onProgress: (percent: number) => void): UploadTransfer {
    const { send = sendUpload, resumableAt, urlOf } = this.options;
    if (resumableAt === undefined || item.file.size < RESUMABLE_FROM_BYTES) return send(urlOf(item), item.file, onProgress);
    return sendResumable(resumableAt, item.file, { ...item.target }, onProgress);
  }

  private settle(key: string, sent: SentUpload): void {
    if (sent.outcome === "stored") {
      this.dispatch({ type: "stored", key, document: sent.document });
      this.options.onStored();
    } else if (sent.outcome === "signed-out") this.dispatch({ type: "signed-out", key });
    else if (sent.outcome === "refused") this.dispatch({ type: "refused", key, reason: sent.reason, retry: sent.retry });
    else this.dispatch({ type: "cancelled", key });
  }
}
