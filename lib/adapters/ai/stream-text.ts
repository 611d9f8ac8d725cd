import "server-only";
import { APICallError } from "ai";
import type { CallOptions, LanguageModel, StreamPart } from "./language-model";
import { errorOfFinish, toModelError } from "./model-errors";

export interface ModelRequest {
  model: LanguageModel;
  instructions: string;
  messages: { role: "user" | "assistant"; content: string }[];
  signal: AbortSignal;
  temperature?: number;
  maxOutputTokens?: number;
}

export interface ModelUsage {
  inputTokens: number;
  outputTokens: number;
}

const RETRIES = 1;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 5_000;

function callOptions(request: ModelRequest, signal: AbortSignal): CallOptions {
  return {
    prompt: [
      { role: "system", content: request.instructions },
      ...request.messages.map(({ role, content }) => ({ role, content: [{ type: "text" as const, text: content }] })),
    ],
    temperature: request.temperature ?? 0.1,
    ...(request.maxOutputTokens ? { maxOutputTokens: request.maxOutputTokens } : {}),
    abortSignal: signal,
  };
}

function retryDelay(error: APICallError, attempt: number): number {
  const headers = error.responseHeaders ?? {};
  const asked = Number(headers["retry-after-ms"] ?? Number(headers["retry-after"]) * 1000);
  return Math.min(Number.isFinite(asked) && asked >= 0 ? asked : FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS);
}

/** Tries again only before anything was received. */
async function open(request: ModelRequest, signal: AbortSignal): Promise<ReadableStream<StreamPart>> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return (await request.model.doStream(callOptions(request, signal))).stream;
    } catch (error) {
      if (attempt >= RETRIES || !APICallError.isInstance(error) || !error.isRetryable || error.statusCode === undefined) throw error;
      const delay = retryDelay(error, attempt);
      await new Promise((resolve) => setTimeout(resolve, delay));
      signal.throwIfAborted();
    }
  }
}

/** Reads ahead, so that what arrives in one turn of the event loop leaves as one piece. */
class Reading {
  text = "";
  ended = false;
  failure: unknown;
  readonly usage: ModelUsage = { inputTokens: 0, outputTokens: 0 };
  private wake: () => void = () => {};

  constructor(stream: ReadableStream<StreamPart>) {
    void this.read(stream).catch((error: unknown) => this.end(error));
  }

  private async read(stream: ReadableStream<StreamPart>): Promise<void> {
    const reader = stream.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return this.end(undefined);
      if (value.type === "error") return this.end(value.error);
      if (value.type === "text-delta") {
        this.text += value.delta;
        this.wake();
      } else if (value.type === "finish") {
        this.usage.inputTokens = value.usage.inputTokens.total ?? 0;
        this.usage.outputTokens = value.usage.outputTokens.total ?? 0;
        this.failure ??= errorOfFinish(value.finishReason.unified) ?? undefined;
      }
    }
  }

  private end(failure: unknown): void {
    this.failure ??= failure;
    this.ended = true;
    this.wake();
  }

  async next(): Promise<string> {
    if (!this.text && !this.ended) await new Promise<void>((resolve) => (this.wake = resolve));
    const { text } = this;
    this.text = "";
    return text;
  }
}

/**
 * The model's text as it arrives; answers with the usage at its end. Speaks to the model's own interface instead of the SDK's
 * `streamText`, which costs three times the CPU for an answer and does nothing here that is used.
 * @throws AppError of what went wrong; what was yielded before stays good.
 */
export async function* streamModelText(request: ModelRequest): AsyncGenerator<string, ModelUsage> {
  const left = new AbortController();
  const signal = AbortSignal.any([request.signal, left.signal]);
  try {
    const reading = new Reading(await open(request, signal));
    for (let first = true; ; first = false) {
      // The first piece at once; later ones together with whatever came in the same turn.
      if (!first) await new Promise((resolve) => setImmediate(resolve));
      const text = await reading.next();
      if (text) yield text;
      else if (reading.ended) {
        if (reading.failure !== undefined) throw reading.failure;
        return reading.usage;
      }
    }
  } catch (error) {
    throw toModelError(request.signal.aborted ? (request.signal.reason ?? error) : error);
  } finally {
    // A reader who leaves early must not keep the upstream writing.
    left.abort();
  }
}
