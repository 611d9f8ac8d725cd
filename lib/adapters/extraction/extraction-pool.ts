import "server-only";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { env } from "@/lib/kernel/env";
import type { ExtractionJob, ReportProgress } from "./extraction-job";
import { unreadableDocument } from "./extraction-errors";
import { ExtractionThread, cancelled } from "./extraction-thread";
import { NO_FINDINGS, flagsOf } from "./flags/findings";
import { type PartOfPages, assemblePdf } from "./pdf/pdf-part";
import type { ThreadResult } from "./thread-protocol";

export interface ExtractionRequest extends ExtractionJob {
  signal?: AbortSignal | undefined;
  /** Default: the stage deadline of the environment. Counts from the start of the work, not of the waiting. */
  timeoutMs?: number | undefined;
  /** Pages, sheets or sections done, and in all. */
  onProgress?: ReportProgress | undefined;
}

export interface PoolOptions {
  /** The built thread module. */
  entry: string | URL;
  /** Documents extracted at the same time. */
  size: number;
  /** Heap limit of one thread. */
  memoryMb?: number;
  /** A document that comes no further for this long is given up. */
  stallMs?: number;
  /** Threads without work for this long are ended, and their memory returned. */
  idleMs?: number;
}

/** A page of a drawing, or a whole workbook, takes a tenth of it on a free processor. */
const STALL_MS = 50_000;

interface IdleThread {
  thread: ExtractionThread;
  timer: NodeJS.Timeout;
}

/** Threads start with the first job, stay warm between jobs, and are replaced when they crash, overrun or are cancelled. */
export class ExtractionPool {
  private readonly idle: IdleThread[] = [];
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  constructor(private readonly options: PoolOptions) {}

  /** Rejects with an AppError only. */
  async extract(request: ExtractionRequest): Promise<ExtractedDocument> {
    await this.turn(request.signal);
    const parts = request.kind === "pdf" && (await isLarge(request.path)) ? 1 + this.takeFreePlaces() : 1;
    if (parts > 1) return this.extractInParts(request, parts);
    const result = await this.run(request, undefined, request.signal, request.onProgress);
    if (result.type !== "done") throw unreadableDocument("document", new Error("part of a document"));
    return result.document;
  }

  /** A long PDF uses the threads that nobody waits for. */
  private async extractInParts(request: ExtractionRequest, of: number): Promise<ExtractedDocument> {
    const stop = new AbortController();
    const signal = request.signal ? AbortSignal.any([request.signal, stop.signal]) : stop.signal;
    const done = new Array<number>(of).fill(0);
    const tell = (index: number, pages: number, total: number) => {
      done[index] = pages;
      const sum = done.reduce((all, one) => all + one, 0);
      request.onProgress?.(sum, Math.max(sum, total));
    };
    const runs = done.map(async (_, index) => {
      const result = await this.run(request, { index, of }, signal, (pages, total) => tell(index, pages, total));
      const part = result.type === "part" ? result.part : { pages: [], pictured: [], total: 0 };
      tell(index, part.pages.length, part.total);
      return part;
    });
    try {
      const read = await Promise.all(runs);
      const document = assemblePdf(read);
      return { ...document, flags: flagsOf(read[0]?.findings ?? NO_FINDINGS, document.pages) };
    } catch (error) {
      stop.abort();
      throw error;
    }
  }

  /** In a place taken before; gives it back. */
  private async run(
    { path, kind, fileName, timeoutMs = env().STAGE_TIMEOUT_S * 1000 }: ExtractionRequest,
    part: PartOfPages | undefined,
    signal: AbortSignal | undefined,
    onProgress: ReportProgress | undefined,
  ): Promise<ThreadResult> {
    const thread = this.take();
    try {
      return await thread.run({ request: { job: { path, kind, fileName }, part }, timeoutMs, stallMs: this.options.stallMs ?? STALL_MS, signal, onProgress });
    } finally {
      this.giveBack(thread);
    }
  }

  private takeFreePlaces(): number {
    const free = this.waiting.length ? 0 : this.options.size - this.busy;
    this.busy += free;
    return free;
  }

  /** Ends idle threads; those at work end with their job. */
  close(): void {
    for (const { thread, timer } of this.idle.splice(0)) {
      clearTimeout(timer);
      thread.end();
    }
  }

  private turn(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return Promise.reject(cancelled());
    if (this.busy < this.options.size) {
      this.busy += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const go = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(go), 1);
        reject(cancelled());
      };
      this.waiting.push(go);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  private take(): ExtractionThread {
    for (let last = this.idle.pop(); last; last = this.idle.pop()) {
      clearTimeout(last.timer);
      if (last.thread.alive) return last.thread;
    }
    return new ExtractionThread(this.options.entry, this.options.memoryMb ?? 1024);
  }

  /** The place of a finished job passes to the one that waited longest. */
  private giveBack(thread: ExtractionThread): void {
    if (thread.alive) {
      const timer = setTimeout(() => this.retire(thread), this.options.idleMs ?? 15_000).unref();
      this.idle.push({ thread, timer });
    }
    const next = this.waiting.shift();
    if (next) next();
    else this.busy -= 1;
  }

  private retire(thread: ExtractionThread): void {
    const at = this.idle.findIndex((one) => one.thread === thread);
    if (at >= 0) this.idle.splice(at, 1);
    thread.end();
  }
}

/** Below this size dividing costs more than it saves. */
const LARGE_PDF_BYTES = 500_000;

async function isLarge(path: string): Promise<boolean> {
  return stat(path).then(
    ({ size }) => size >= LARGE_PDF_BYTES,
    () => false,
  );
}

const globals = globalThis as typeof globalThis & { munimentExtraction?: ExtractionPool };

/** Extracts in one of the process's threads (as many as WORKER_CONCURRENCY). */
export function extractDocument(request: ExtractionRequest): Promise<ExtractedDocument> {
  globals.munimentExtraction ??= new ExtractionPool({
    entry: join(process.cwd(), ".build", "extract-thread.mjs"),
    size: env().WORKER_CONCURRENCY,
  });
  return globals.munimentExtraction.extract(request);
}
