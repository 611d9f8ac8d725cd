import "server-only";
import { createOpenAI } from "@ai-sdk/openai";
import { extractReasoningMiddleware, wrapLanguageModel } from "ai";
import { env } from "@/lib/kernel/env";
import { EXTRACTIVE_MODEL_NAME, extractiveModel } from "./extractive/extractive-model";
import type { LanguageModel } from "./language-model";
import { modelFetch } from "./model-fetch";

export interface ModelSettings {
  baseURL?: string;
  apiKey?: string;
  model?: string;
}

export interface ChatModel {
  model: LanguageModel;
  /** What the user sees as the author of an answer. */
  name: string;
  extractive: boolean;
}

const DEFAULT_MODEL = "gpt-4o-mini";
const MAX_KEPT = 200;
const globals = globalThis as typeof globalThis & { munimentChatModels?: Map<string, ChatModel> };

function openAiCompatible(settings: ModelSettings, timeoutMs: number): ChatModel {
  const name = settings.model ?? DEFAULT_MODEL;
  const provider = createOpenAI({
    // Local servers want no key, but the provider insists on one.
    apiKey: settings.apiKey ?? "not-needed",
    ...(settings.baseURL ? { baseURL: settings.baseURL.replace(/\/+$/u, "") } : {}),
    fetch: modelFetch(timeoutMs),
  });
  // Local reasoning models write their thoughts into the text; they are no part of the answer.
  const model = wrapLanguageModel({ model: provider.chat(name), middleware: extractReasoningMiddleware({ tagName: "think" }) });
  return { model, name, extractive: false };
}

/**
 * The model that writes answers: `settings` first, then OPENAI_API_KEY, OPENAI_BASE_URL and CHAT_MODEL; the extractive engine
 * when neither key nor address is set. Chat completions, so that any compatible service will do. An organization's own
 * settings never borrow the installation's key: it would travel to their address.
 */
export function chatModel(settings: ModelSettings = {}): ChatModel {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, CHAT_MODEL, MODEL_TIMEOUT_MS } = env();
  const own = Boolean(settings.apiKey ?? settings.baseURL);
  const apiKey = own ? settings.apiKey : OPENAI_API_KEY;
  const baseURL = own ? settings.baseURL : OPENAI_BASE_URL;
  const model = settings.model ?? (own ? undefined : CHAT_MODEL);
  if (!apiKey && !baseURL) return { model: extractiveModel(), name: EXTRACTIVE_MODEL_NAME, extractive: true };
  const kept = (globals.munimentChatModels ??= new Map<string, ChatModel>());
  const key = JSON.stringify([apiKey, baseURL, model, MODEL_TIMEOUT_MS]);
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= MAX_KEPT) kept.clear();
  const made = openAiCompatible(
    { ...(apiKey ? { apiKey } : {}), ...(baseURL ? { baseURL } : {}), ...(model ? { model } : {}) },
    MODEL_TIMEOUT_MS,
  );
  kept.set(key, made);
  return made;
}
