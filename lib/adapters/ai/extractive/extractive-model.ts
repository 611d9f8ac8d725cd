import "server-only";
import { newId } from "@/lib/kernel/ids";
import type { CallOptions, GenerateResult, LanguageModel, StreamPart } from "../language-model";
import { parseQuestion, type ParsedPrompt } from "../passage-prompt";
import { estimateTokens } from "../token-estimate";
import { answerExtractively, writeExtractiveAnswer } from "./extractive-answer";

export const EXTRACTIVE_MODEL_NAME = "extractive";

/** Shown once beside such an answer, never inside it. */
export const EXTRACTIVE_NOTICE = "Extractive answer: sentences quoted from your documents; no language model is configured.";

const NO_PASSAGES =
  "The built-in extractive engine only quotes documents. An administrator can configure a language model for anything else.";

function messageText(message: CallOptions["prompt"][number]): string {
  if (message.role === "system") return message.content;
  return message.content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

function readPrompt(options: CallOptions): ParsedPrompt | null {
  const last = options.prompt.findLast((message) => message.role === "user");
  return last ? parseQuestion(messageText(last)) : null;
}

function usage(options: CallOptions, text: string): GenerateResult["usage"] {
  const input = options.prompt.reduce((sum, message) => sum + estimateTokens(messageText(message)), 0);
  const output = estimateTokens(text);
  return {
    inputTokens: { total: input, noCache: input, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: output, text: output, reasoning: 0 },
  };
}

function answer(options: CallOptions): { text: string; metadata: GenerateResult["providerMetadata"] } {
  options.abortSignal?.throwIfAborted();
  const prompt = readPrompt(options);
  if (!prompt) return { text: NO_PASSAGES, metadata: { muniment: { extractive: true, notice: EXTRACTIVE_NOTICE } } };
  const result = answerExtractively(prompt);
  return {
    text: writeExtractiveAnswer(result),
    metadata: { muniment: { extractive: true, notice: EXTRACTIVE_NOTICE, support: result.support } },
  };
}

/** Pieces as a reader meets them: a line or a few words at a time, so that stopping and rendering behave as with any model. */
function pieces(text: string): string[] {
  return text.match(/[^]{1,120}?(?:\s|$)|[^]{1,120}/gu) ?? [];
}

function parts(options: CallOptions): StreamPart[] {
  const { text, metadata } = answer(options);
  const id = "answer";
  return [
    { type: "stream-start", warnings: [] },
    { type: "response-metadata", id: newId(), timestamp: new Date(), modelId: EXTRACTIVE_MODEL_NAME },
    { type: "text-start", id },
    ...pieces(text).map((delta) => ({ type: "text-delta" as const, id, delta })),
    { type: "text-end", id },
    { type: "finish", finishReason: { unified: "stop", raw: "stop" }, usage: usage(options, text), providerMetadata: metadata },
  ];
}

/**
 * The engine that answers when no language model is configured, behind the interface of one: it reads the passages and the
 * question from the prompt, quotes the sentences that support an answer best, and says so when none does.
 */
export function extractiveModel(): LanguageModel {
  return {
    specificationVersion: "v4",
    provider: "muniment",
    modelId: EXTRACTIVE_MODEL_NAME,
    supportedUrls: {},
    async doGenerate(options) {
      const { text, metadata } = answer(options);
      return {
        content: [{ type: "text", text }],
        finishReason: { unified: "stop", raw: "stop" },
        usage: usage(options, text),
        providerMetadata: metadata,
        warnings: [],
        response: { id: newId(), timestamp: new Date(), modelId: EXTRACTIVE_MODEL_NAME },
      };
    },
    async doStream(options) {
      const queue = parts(options);
      const stream = new ReadableStream<StreamPart>({
        pull(controller) {
          const part = queue.shift();
          if (options.abortSignal?.aborted) controller.error(options.abortSignal.reason);
          else if (part) controller.enqueue(part);
          else controller.close();
        },
      });
      return { stream };
    },
  };
}
