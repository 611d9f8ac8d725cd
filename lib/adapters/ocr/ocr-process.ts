import "server-only";
import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { logger } from "@/lib/kernel/logger";
import type { OcrReply, OcrRequest } from "./ocr-protocol";

/** Of the whole process: models, decoded pictures and the recogniser's own memory. */
const MEMORY_LIMIT = 1_000_000_000;
const WATCH_EVERY_MS = 500;
const LINUX_PAGE_BYTES = 4096;

export interface OcrRun {
  request: OcrRequest;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** One child process, one page at a time, without the environment's secrets. Dead after a crash, a deadline or a cancel. */
export class OcrProcess {
  private readonly child: ChildProcess;
  private settle: ((reply: OcrReply | Error) => void) | undefined;
  alive = true;

  constructor(entry: string) {
    this.child = fork(entry, [], {
      execArgv: ["--max-old-space-size=512"],
      env: { NODE_ENV: "production", OMP_THREAD_LIMIT: "1" },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.child.on("message", (reply: OcrReply) => this.settle?.(reply));
    this.child.on("error", (error) => this.die(error));
    this.child.on("exit", (code, signal) => this.die(new Error(`ended with ${signal ?? String(code)}`)));
    this.idle();
  }

  /** Rejects when the page could not be read; then the process may be dead. */
  async run({ request, timeoutMs, signal }: OcrRun): Promise<Extract<OcrReply, { type: "page" }>["page"]> {
    this.child.ref();
    this.child.channel?.ref();
    const cancel = () => this.die(new Error("cancelled"));
    const deadline = setTimeout(() => this.die(new Error(`took longer than ${timeoutMs} ms`)), timeoutMs);
    const watch = setInterval(() => void this.checkMemory(), WATCH_EVERY_MS);
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        this.settle = (reply) => {
          if (reply instanceof Error) reject(reply);
          else if (reply.type === "failed") reject(new Error(reply.message));
          else resolve(reply.page);
        };
        if (!this.alive || signal?.aborted) return reject(new Error("cancelled"));
        this.child.send(request, (error) => error && this.die(error));
      });
    } finally {
      clearTimeout(deadline);
      clearInterval(watch);
      signal?.removeEventListener("abort", cancel);
      this.settle = undefined;
      this.idle();
    }
  }

  end(): void {
    this.die(new Error("ended"));
  }

  /** An idle process does not keep its parent alive. */
  private idle(): void {
    this.child.unref();
    this.child.channel?.unref();
  }

  /** Where the system tells (Linux); elsewhere the heap limit and the size of pictures bound it. */
  private async checkMemory(): Promise<void> {
    const told = await readFile(`/proc/${this.child.pid}/statm`, "latin1").catch(() => "");
    const resident = Number(told.split(" ")[1] ?? 0) * LINUX_PAGE_BYTES;
    if (resident <= MEMORY_LIMIT) return;
    logger().warn({ resident }, "recognition ended: too much memory");
    this.die(new Error("needs too much memory"));
  }

  private die(reason: Error): void {
    if (!this.alive) return;
    this.alive = false;
    this.settle?.(reason);
    this.child.kill("SIGKILL");
  }
}
