import "server-only";
import { streamText } from "ai";
import type { LanguageModel } from "./language-model";
import { errorOfFinish, toModelError } from "./model-errors";

export interface ModelRequest {
  model: LanguageModel;
  instructions: string;
  messages: { role: "user" | "assistant"; content: string }[];
  signal: AbortSignal;
  temperature?: number;
}

export interface ModelUsage {
  inputTokens: number;
  outputTokens: number;
}

/**
 * The model's text as it arrives; answers with the usage at its end.
 * @throws AppError of what went wrong; what was yielded before stays good.
 */
export async function* streamModelText(request: ModelRequest): AsyncGenerator<string, ModelUsage> {
  let failure: unknown;
  const result = streamText({
    model: request.model,
    instructions: request.instructions,
    messages: request.messages,
    abortSignal: request.signal,
    temperature: request.temperature ?? 0.1,
    maxRetries: 1,
    onError: ({ error }) => {
      failure ??= error;
    },
  });
  const usage: ModelUsage = { inputTokens: 0, outputTokens: 0 };
  try {
    for await (const part of result.stream) {
      if (part.type === "text-delta") yield part.text;
      else if (part.type === "error") throw part.error;
      else if (part.type === "abort") request.signal.throwIfAborted();
      else if (part.type === "finish") {
        usage.inputTokens = part.totalUsage.inputTokens ?? 0;
        usage.outputTokens = part.totalUsage.outputTokens ?? 0;
        const error = errorOfFinish(part.finishReason as Parameters<typeof errorOfFinish>[0]);
        if (error) throw error;
      }
    }
  } catch (error) {
    throw toModelError(failure ?? error);
  }
  if (failure) throw toModelError(failure);
  return usage;
}
