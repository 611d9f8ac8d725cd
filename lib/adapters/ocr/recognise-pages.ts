import "server-only";
import { join } from "node:path";
import { AppError } from "@/lib/kernel/app-error";
import { env } from "@/lib/kernel/env";
import { logger } from "@/lib/kernel/logger";
import { OcrProcess } from "./ocr-process";
import type { PictureKind, RecognisedPage } from "./recognised-page";

/** A dense page takes three seconds on a free processor; a picture of noise, or half a million strokes, would take minutes. */
const PAGE_TIMEOUT_MS = 40_000;
const IDLE_MS = 30_000;

export interface RecognitionRequest {
  path: string;
  kind: PictureKind;
  /** 1-based. */
  pages: readonly number[];
  signal?: AbortSignal | undefined;
  /** Called after each page; null: it could not be read. */
  onPage: (page: number, read: RecognisedPage | null) => Promise<void> | void;
}

/** One process for all: documents take turns page by page, so that a long scan does not hold up a short one. */
export class PageRecogniser {
  private process: OcrProcess | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: { entry: string; languages: readonly string[]; pageTimeoutMs?: number }) {}

  /** @throws AppError cancelled */
  async recognise({ path, kind, pages, signal, onPage }: RecognitionRequest): Promise<void> {
    for (const page of pages) {
      const read = await this.inTurn(() => this.readPage({ path, kind, page, languages: this.options.languages }, signal));
      if (signal?.aborted) throw cancelled();
      await onPage(page, read);
    }
  }

  close(): void {
    clearTimeout(this.timer);
    this.process?.end();
    this.process = undefined;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.turn.then(work);
    this.turn = run.catch(() => undefined);
    return run;
  }

  /** What one page does to the process costs only that page. */
  private async readPage(request: Parameters<OcrProcess["run"]>[0]["request"], signal: AbortSignal | undefined): Promise<RecognisedPage | null> {
    if (signal?.aborted) return null;
    clearTimeout(this.timer);
    if (!this.process?.alive) this.process = new OcrProcess(this.options.entry);
    try {
      return await this.process.run({ request, timeoutMs: this.options.pageTimeoutMs ?? PAGE_TIMEOUT_MS, signal });
    } catch (error) {
      if (!signal?.aborted) logger().warn({ err: error, page: request.page }, "a page could not be recognised");
      return null;
    } finally {
      this.timer = setTimeout(() => this.close(), IDLE_MS).unref();
    }
  }
}

function cancelled(): AppError {
  return new AppError("cancelled", { userMessage: "Reading this document was cancelled. The file is kept." });
}

const globals = globalThis as typeof globalThis & { munimentRecognition?: PageRecogniser };

/** Reads pages from their pictures, one after another, in the one process that does this. */
export function recognisePages(request: RecognitionRequest): Promise<void> {
  globals.munimentRecognition ??= new PageRecogniser({ entry: join(process.cwd(), ".build", "ocr-process.mjs"), languages: env().OCR_LANGUAGES });
  return globals.munimentRecognition.recognise(request);
}
