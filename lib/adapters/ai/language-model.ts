import type { wrapLanguageModel } from "ai";

/** The provider interface (specification v4) that every model here stands behind. */
export type LanguageModel = ReturnType<typeof wrapLanguageModel>;
export type CallOptions = Parameters<LanguageModel["doGenerate"]>[0];
export type GenerateResult = Awaited<ReturnType<LanguageModel["doGenerate"]>>;
export type StreamPart = Awaited<ReturnType<LanguageModel["doStream"]>>["stream"] extends ReadableStream<infer Part> ? Part : never;
