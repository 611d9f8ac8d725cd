import "server-only";
import { join } from "node:path";
import { AppError } from "@/lib/kernel/app-error";
import { logger } from "@/lib/kernel/logger";
import { OwnProcess, ProcessFailure } from "../processes/own-process";
import type { DrawRequest, DrawResult, TextSection, TypesetPart } from "./draw-protocol";

const LIMITS = { memory: 900_000_000, heapMb: 384 };
const DRAW_TIMEOUT_MS = 20_000;
const LAY_OUT_TIMEOUT_MS = 60_000;
const IDLE_MS = 30_000;
/** Beyond it somebody is told to come back, instead of waiting for minutes. */
const MOST_WAITING = 200;

interface DrawerOptions {
  entry: string;
  /** Processes that draw strangers' files and texts; one more writes watermarks, so that a slow file holds up no other page. */
  size: number;
  timeoutMs?: number;
}

/** Draws pages in processes of their own, started when needed and ended when idle. What a file does to one costs that page alone. */
export class PageDrawer {
  private readonly drawing: Lane;
  private readonly marking: Lane;

  constructor(private readonly options: DrawerOptions) {
    this.drawing = new Lane(options.entry, options.size);
    this.marking = new Lane(options.entry, 1);
  }

  /** A JPEG. @throws AppError timeout, unreadable_document, unavailable */
  draw(request: Extract<DrawRequest, { type: "file" | "text" }>): Promise<Buffer> {
    return this.picture(this.drawing, request);
  }

  /** The picture with a watermark in its pixels, as a JPEG. */
  mark(picture: Uint8Array, pieces: readonly string[]): Promise<Buffer> {
    return this.picture(this.marking, { type: "mark", picture, pieces });
  }

  async layOut(sections: readonly TextSection[], most: number): Promise<{ parts: TypesetPart[]; cut: boolean }> {
    const result = await this.drawing.run({ type: "lay-out", sections, most }, this.options.timeoutMs ?? LAY_OUT_TIMEOUT_MS);
    if (result.type !== "layout") throw new Error("no layout");
    return result;
  }

  close(): void {
    this.drawing.close();
    this.marking.close();
  }

  private async picture(lane: Lane, request: DrawRequest): Promise<Buffer> {
    const result = await lane.run(request, this.options.timeoutMs ?? DRAW_TIMEOUT_MS);
    if (result.type !== "picture") throw new Error("no picture");
    return Buffer.from(result.bytes);
  }
}

type Program = OwnProcess<DrawRequest, DrawResult>;

/** So many processes, and whoever waits for one of them in the order of coming. */
class Lane {
  private readonly idle: { program: Program; timer: NodeJS.Timeout }[] = [];
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  constructor(
    private readonly entry: string,
    private readonly size: number,
  ) {}

  async run(request: DrawRequest, timeoutMs: number): Promise<DrawResult> {
    await this.turn();
    const program = this.take();
    try {
      return await program.run({ request, timeoutMs });
    } catch (error) {
      throw explained(error, request, timeoutMs);
    } finally {
      this.giveBack(program);
    }
  }

  close(): void {
    for (const { program, timer } of this.idle.splice(0)) {
      clearTimeout(timer);
      program.end();
    }
  }

  private turn(): Promise<void> {
    if (this.busy < this.size) {
      this.busy += 1;
      return Promise.resolve();
    }
    if (this.waiting.length >= MOST_WAITING) {
      return Promise.reject(new AppError("unavailable", { userMessage: "Too many pages are being drawn at this moment. Try again in a minute.", retryable: true, retryAfterSeconds: 60 }));
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private take(): Program {
    for (let last = this.idle.pop(); last; last = this.idle.pop()) {
      clearTimeout(last.timer);
      if (last.program.alive) return last.program;
    }
    return new OwnProcess(this.entry, LIMITS);
  }

  /** The place of a finished page passes to the one that waited longest. */
  private giveBack(program: Program): void {
    if (program.alive) {
      const timer = setTimeout(() => this.retire(program), IDLE_MS).unref();
      this.idle.push({ program, timer });
    }
    const next = this.waiting.shift();
    if (next) next();
    else this.busy -= 1;
  }

  private retire(program: Program): void {
    const at = this.idle.findIndex((one) => one.program === program);
    if (at >= 0) this.idle.splice(at, 1);
    program.end();
  }
}

function explained(error: unknown, request: DrawRequest, timeoutMs: number): unknown {
  if (!(error instanceof ProcessFailure)) return error;
  logger().warn({ err: error, reason: error.reason, request: request.type }, "a page could not be drawn");
  if (error.reason === "timeout") {
    return new AppError("timeout", { userMessage: `Drawing this page took longer than ${Math.round(timeoutMs / 1000)} s and was stopped. Its other pages can still be read.`, cause: error });
  }
  return new AppError("unreadable_document", {
    userMessage: error.reason === "memory" ? "This page needs more memory than drawing a page is allowed. Its other pages can still be read." : "This page could not be drawn; its file may be damaged. Its other pages can still be read.",
    cause: error,
  });
}

const globals = globalThis as typeof globalThis & { munimentPages?: PageDrawer };

/** The process's own drawer. */
export function pageDrawer(): PageDrawer {
  globals.munimentPages ??= new PageDrawer({ entry: join(process.cwd(), ".build", "page-process.mjs"), size: 2 });
  return globals.munimentPages;
}
