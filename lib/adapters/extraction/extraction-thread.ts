import "server-only";
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/kernel/app-error";
import type { ReportProgress } from "./extraction-job";
import type { ThreadReply, ThreadRequest, ThreadResult } from "./thread-protocol";

export interface ThreadRun {
  request: ThreadRequest;
  timeoutMs: number;
  /** Longest time without a page, sheet or section more. */
  stallMs: number;
  signal?: AbortSignal | undefined;
  onProgress?: ReportProgress | undefined;
}

/** One worker thread, one job at a time. After a crash, a deadline or a cancel it is dead and must be replaced. */
export class ExtractionThread {
  private readonly worker: Worker;
  private settle: ((reply: ThreadReply | Error) => void) | undefined;
  alive = true;

  constructor(entry: string | URL, memoryMb: number) {
    // A roomy young generation: the pieces of a page die before they are copied.
    const resourceLimits = { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 };
    this.worker = new Worker(entry, { resourceLimits, env: {}, execArgv: [] });
    this.worker.on("message", (reply: ThreadReply) => this.settle?.(reply));
    this.worker.on("error", (error: Error) => this.die(crashed(error)));
    this.worker.on("exit", () => this.die(crashed(new Error("thread exited"))));
    this.worker.unref();
  }

  /** Rejects with an AppError only. */
  async run({ request, timeoutMs, stallMs, signal, onProgress }: ThreadRun): Promise<ThreadResult> {
    this.worker.ref();
    const deadline = setTimeout(() => this.die(overran(timeoutMs)), timeoutMs);
    const stall = setTimeout(() => this.die(stoodStill(stallMs)), stallMs);
    const cancel = () => this.die(cancelled());
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return await new Promise<ThreadResult>((resolve, reject) => {
        this.settle = (reply) => {
          if (reply instanceof Error) reject(reply);
          else if (reply.type === "progress") {
            stall.refresh();
            onProgress?.(reply.done, reply.total);
          } else if (reply.type === "failed") reject(new AppError(reply.code, reply));
          else resolve(reply);
        };
        if (signal?.aborted) cancel();
        else this.worker.postMessage(request);
      });
    } finally {
      clearTimeout(deadline);
      clearTimeout(stall);
      signal?.removeEventListener("abort", cancel);
      this.settle = undefined;
      this.worker.unref();
    }
  }

  end(): void {
    this.die(cancelled());
  }

  private die(reason: AppError): void {
    if (!this.alive) return;
    this.alive = false;
    this.settle?.(reason);
    void this.worker.terminate();
  }
}

export function cancelled(): AppError {
  return new AppError("cancelled", { userMessage: "Reading this document was cancelled. The file is kept." });
}

function overran(timeoutMs: number): AppError {
  const seconds = Math.round(timeoutMs / 1000);
  return new AppError("timeout", {
    userMessage: `Reading this document took longer than ${seconds} s and was stopped. The file is kept; split it or save it again and upload that copy.`,
  });
}

function stoodStill(stallMs: number): AppError {
  return new AppError("timeout", {
    userMessage: `Reading this document came no further for ${Math.round(stallMs / 1000)} s and was stopped. The file is kept; save it again from the program that made it and upload that copy.`,
  });
}

function crashed(cause: Error & { code?: string }): AppError {
  const outOfMemory = cause.code === "ERR_WORKER_OUT_OF_MEMORY";
  return new AppError("unreadable_document", {
    message: `extraction thread crashed: ${cause.code ?? cause.message}`,
    userMessage: outOfMemory
      ? "This document needs more memory than reading is allowed. The file is kept; split it and upload the parts."
      : "Reading this document failed unexpectedly. The file is kept; save it again from the program that made it and upload that copy.",
    cause,
  });
}
