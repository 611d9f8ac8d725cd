import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { logger } from "@/lib/kernel/logger";
import type { ProcessReply } from "./answer-requests";

const WATCH_EVERY_MS = 500;
const LINUX_PAGE_BYTES = 4096;

export interface ProcessLimits {
  /** Of the whole process, in bytes: models, decoded pictures and everything native. */
  memory: number;
  /** Of its JavaScript heap, in megabytes. */
  heapMb: number;
}

export interface ProcessRun<Request> {
  request: Request;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** Why a request came to nothing: the program said so, or the process is gone. */
export class ProcessFailure extends Error {
  constructor(
    readonly reason: "failed" | "timeout" | "memory" | "crashed" | "cancelled",
    message: string,
  ) {
    super(message);
  }
}

/** One child process, one request at a time, without the environment's secrets. Dead after a crash, a deadline or a cancel. */
export class OwnProcess<Request, Result> {
  private readonly child: ChildProcess;
  private settle: ((reply: ProcessReply<Result> | ProcessFailure) => void) | undefined;
  alive = true;

  constructor(
    entry: string,
    private readonly limits: ProcessLimits,
  ) {
    this.child = spawn(process.execPath, [`--max-old-space-size=${limits.heapMb}`, entry], {
      env: { NODE_ENV: "production", OMP_THREAD_LIMIT: "1" },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.child.on("message", (reply: ProcessReply<Result>) => this.settle?.(reply));
    this.child.on("error", (error) => this.die(new ProcessFailure("crashed", error.message)));
    this.child.on("exit", (code, signal) => this.die(new ProcessFailure("crashed", `ended with ${signal ?? String(code)}`)));
    this.idle();
  }

  /** Rejects with a ProcessFailure; then the process may be dead. */
  async run({ request, timeoutMs, signal }: ProcessRun<Request>): Promise<Result> {
    this.child.ref();
    this.child.channel?.ref();
    const cancel = () => this.die(cancelled());
    const deadline = setTimeout(() => this.die(new ProcessFailure("timeout", `took longer than ${timeoutMs} ms`)), timeoutMs);
    const watch = setInterval(() => void this.checkMemory(), WATCH_EVERY_MS);
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        this.settle = (reply) => {
          if (reply instanceof ProcessFailure) reject(reply);
          else if (reply.type === "failed") reject(new ProcessFailure("failed", reply.message));
          else resolve(reply.result);
        };
        if (!this.alive || signal?.aborted) return reject(cancelled());
        this.child.send(request as object, (error) => error && this.die(new ProcessFailure("crashed", error.message)));
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
    this.die(new ProcessFailure("cancelled", "ended"));
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
    if (resident <= this.limits.memory) return;
    logger().warn({ resident }, "a process was ended: too much memory");
    this.die(new ProcessFailure("memory", "needs too much memory"));
  }

  private die(reason: ProcessFailure): void {
    if (!this.alive) return;
    this.alive = false;
    this.settle?.(reason);
    this.child.kill("SIGKILL");
  }
}

function cancelled(): ProcessFailure {
  return new ProcessFailure("cancelled", "cancelled");
}
