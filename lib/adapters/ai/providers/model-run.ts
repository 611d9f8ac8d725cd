import "server-only";
import { AppError } from "@/lib/kernel/app-error";
import { env } from "@/lib/kernel/env";
import type { CallOptions, GenerateResult, LanguageModel, StreamPart } from "../language-model";
import { errorOfFinish, toModelError } from "../model-errors";
import { estimateTokens } from "../token-estimate";
import { CallMeter, type ModelCall } from "./call-meter";
import { circuitAllows, circuitFailed, circuitSucceeded } from "./circuit-breaker";
import { askedPause, FAULTS_OF_THE_QUESTION, faultOf, isTransient, type ProviderFault } from "./provider-fault";

/** One model that may answer, in the order of fallback. */
export interface Candidate {
  /** Tells circuits apart; changes with the provider's settings. */
  circuit: string;
  /** Null: the installation's own. */
  providerId: string | null;
  providerName: string;
  name: string;
  /** US dollars for a million tokens. */
  inputPrice: number | null;
  outputPrice: number | null;
  /** Tokens. */
  contextWindow: number;
  maxOutput: number | null;
  /** Kept free for an answer whose length is not limited. */
  reserved?: number;
  extractive: boolean;
  /** @throws when the provider's key cannot be read. */
  open(): LanguageModel;
}

/** How one try went; `latency` in milliseconds to the first word. */
export type TryOutcome = { fault: null; latency: number } | { fault: ProviderFault };

export interface ModelRun {
  /** Retries, time limits and fallback before the first word happen inside. */
  readonly model: LanguageModel;
  /** Of the model that answered last, before that of the one that is asked first. */
  readonly name: string;
  readonly extractive: boolean;
  /** Tokens; the prompt and the answer of the one asked first must fit. */
  readonly contextWindow: number;
  readonly maxOutput: number;
  /** What was used so far, one entry for each call that was answered, those still running included. */
  readonly calls: readonly ModelCall[];
}

const RETRIES = 2;
const FIRST_DELAY_MS = 400;
/** Longer pauses are not waited for: the next model is asked, or the asker told. */
const LONGEST_DELAY_MS = 5_000;
const DEFAULT_OUTPUT = 2_048;

function promptTokens({ prompt }: CallOptions): number {
  const textOf = (message: CallOptions["prompt"][number]) =>
    message.role === "system" ? message.content : message.content.map((part) => (part.type === "text" ? part.text : JSON.stringify(part))).join("");
  return prompt.reduce((sum, message) => sum + estimateTokens(textOf(message)), 0);
}

function isContent(part: StreamPart): boolean {
  return (part.type === "text-delta" && part.delta.trim() !== "") || part.type === "tool-call" || part.type === "tool-input-start";
}

/** The stream ended before its first word. */
class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";
}

/** What came up to the first word. Nothing of it was shown to anybody, so another model may still answer instead. */
async function readHead(reader: ReadableStreamDefaultReader<StreamPart>): Promise<StreamPart[]> {
  const head: StreamPart[] = [];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new NoAnswerError();
    if (value.type === "error") throw value.error;
    if (value.type === "finish") throw (value.finishReason.unified === "content-filter" && errorOfFinish(value.finishReason.unified)) || new NoAnswerError();
    head.push(value);
    if (isContent(value)) return head;
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => (clearTimeout(timer), reject(signal.reason as Error)), { once: true });
  });
}

/** Asks one candidate after the other until one begins to answer. */
class Runner {
  readonly meters: CallMeter[] = [];
  answering: Candidate | null = null;

  constructor(
    readonly candidates: readonly Candidate[],
    private readonly onTry: (candidate: Candidate, outcome: TryOutcome) => void,
  ) {}

  async first<T>(options: CallOptions, ask: (candidate: Candidate, options: CallOptions) => Promise<T>): Promise<T> {
    const total = AbortSignal.timeout(env().MODEL_TOTAL_MS);
    const signal = options.abortSignal ? AbortSignal.any([options.abortSignal, total]) : total;
    const tokens = promptTokens(options);
    let last: unknown;
    for (const candidate of this.order()) {
      if (!candidate.extractive && tokens > candidate.contextWindow) {
        last ??= new AppError("too_large", { userMessage: "The question with its passages is too long for this language model. Your question is kept. Ask about fewer documents or start a new conversation." });
        continue;
      }
      try {
        return await this.tries(candidate, { ...options, ...this.limits(candidate, options), abortSignal: signal }, ask);
      } catch (error) {
        if (signal.aborted) throw toModelError(signal.reason);
        last = error;
      }
    }
    throw toModelError(last);
  }

  /** Those left alone for now are asked only when nobody else is there. */
  private order(): readonly Candidate[] {
    const allowed = this.candidates.filter((candidate) => candidate.extractive || circuitAllows(candidate.circuit));
    const asked = allowed.some((candidate) => !candidate.extractive) ? allowed : [...this.candidates.filter((candidate) => !candidate.extractive), ...allowed];
    return asked.length > 0 ? asked : this.candidates;
  }

  private limits(candidate: Candidate, { maxOutputTokens }: CallOptions): { maxOutputTokens?: number } {
    const most = candidate.maxOutput ?? Infinity;
    const wanted = Math.min(maxOutputTokens ?? Infinity, most);
    return Number.isFinite(wanted) ? { maxOutputTokens: wanted } : {};
  }

  private async tries<T>(candidate: Candidate, options: CallOptions, ask: (candidate: Candidate, options: CallOptions) => Promise<T>): Promise<T> {
    const signal = options.abortSignal ?? AbortSignal.timeout(env().MODEL_TOTAL_MS);
    for (let attempt = 0; ; attempt += 1) {
      const began = performance.now();
      try {
        const answer = await ask(candidate, options);
        circuitSucceeded(candidate.circuit);
        this.onTry(candidate, { fault: null, latency: Math.round(performance.now() - began) });
        this.answering = candidate;
        return answer;
      } catch (error) {
        if (signal.aborted) throw error;
        const asked = askedPause(error);
        const delay = asked ?? FIRST_DELAY_MS * 2 ** attempt * (0.75 + Math.random() / 2);
        if (attempt < RETRIES && isTransient(error) && delay <= LONGEST_DELAY_MS) {
          await pause(delay, signal);
          continue;
        }
        this.failed(candidate, error);
        throw error;
      }
    }
  }

  failed(candidate: Candidate, error: unknown): void {
    const fault = faultOf(error);
    if (!FAULTS_OF_THE_QUESTION.includes(fault)) circuitFailed(candidate.circuit, askedPause(error) ?? 0);
    this.onTry(candidate, { fault });
  }

  generate(options: CallOptions): Promise<GenerateResult> {
    return this.first(options, async (candidate, limited) => {
      const result = await candidate.open().doGenerate(limited);
      const failure = errorOfFinish(result.finishReason.unified);
      if (failure) throw failure;
      const meter = this.meter(candidate, options);
      for (const part of result.content) meter.received(part.type === "text" ? part.text : JSON.stringify(part));
      meter.counted(result.usage);
      return result;
    });
  }

  stream(options: CallOptions): ReturnType<LanguageModel["doStream"]> {
    return this.first(options, async (candidate, limited) => {
      const { stream, ...rest } = await candidate.open().doStream(limited);
      const reader = stream.getReader();
      try {
        const head = await readHead(reader);
        return { ...rest, stream: this.relay(candidate, reader, head, this.meter(candidate, options), limited.abortSignal) };
      } catch (error) {
        void reader.cancel().catch(() => undefined);
        throw error;
      }
    });
  }

  private meter(candidate: Candidate, options: CallOptions): CallMeter {
    const meter = new CallMeter(candidate, promptTokens(options));
    // The extractive engine costs nobody anything.
    if (!candidate.extractive) this.meters.push(meter);
    return meter;
  }

  private relay(candidate: Candidate, reader: ReadableStreamDefaultReader<StreamPart>, head: StreamPart[], meter: CallMeter, signal: AbortSignal | undefined): ReadableStream<StreamPart> {
    const look = (part: StreamPart) => {
      if (part.type === "text-delta") meter.received(part.delta);
      else if (part.type === "finish") meter.counted(part.usage);
      // After the first word nobody else may go on: the reader has half an answer. The fault is noted all the same.
      const failure = part.type === "error" ? part.error : part.type === "finish" ? errorOfFinish(part.finishReason.unified) : null;
      if (failure && !signal?.aborted) this.failed(candidate, failure);
    };
    head.forEach(look);
    return new ReadableStream<StreamPart>({
      start: (controller) => head.forEach((part) => controller.enqueue(part)),
      pull: async (controller) => {
        try {
          const { value, done } = await reader.read();
          if (done) return controller.close();
          look(value);
          // Who reads on learns that time was up, not how the connection took it.
          controller.enqueue(value.type === "error" && signal?.aborted ? { type: "error", error: signal.reason } : value);
        } catch (error) {
          if (!signal?.aborted) this.failed(candidate, error);
          controller.error(signal?.aborted ? signal.reason : error);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    });
  }
}

/** @param candidates in the order of fallback; at least one. `onTry` hears how each went. */
export function modelRun(candidates: readonly [Candidate, ...Candidate[]], onTry: (candidate: Candidate, outcome: TryOutcome) => void = () => undefined): ModelRun {
  const runner = new Runner(candidates, onTry);
  const current = () => runner.answering ?? candidates[0];
  const model: LanguageModel = {
    specificationVersion: "v4",
    provider: "muniment",
    modelId: candidates[0].name,
    supportedUrls: {},
    doGenerate: (options) => runner.generate(options),
    doStream: (options) => runner.stream(options),
  };
  return {
    model,
    get name() {
      return current().name;
    },
    get extractive() {
      return current().extractive;
    },
    contextWindow: candidates[0].contextWindow,
    maxOutput: candidates[0].maxOutput ?? candidates[0].reserved ?? DEFAULT_OUTPUT,
    get calls() {
      return runner.meters.map((meter) => meter.call());
    },
  };
}
