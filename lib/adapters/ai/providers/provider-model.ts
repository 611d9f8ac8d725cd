import "server-only";
import { createOpenAI } from "@ai-sdk/openai";
import { extractReasoningMiddleware, wrapLanguageModel } from "ai";
import { env } from "@/lib/kernel/env";
import type { LanguageModel } from "../language-model";
import { modelFetch } from "../model-fetch";

export interface ProviderAccess {
  kind: "openai" | "azure" | "compatible";
  baseUrl: string;
  apiVersion: string | null;
  apiKey: string | null;
}

/** Azure wants its key in a header of its own, and takes a bearer token for something else. */
function azureFetch(access: ProviderAccess, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (access.apiVersion) url.searchParams.set("api-version", access.apiVersion);
    const headers = new Headers(init?.headers);
    headers.delete("authorization");
    headers.set("api-key", access.apiKey ?? "");
    return fetch(url, { ...init, headers });
  };
}

/** With an api-version a deployment has an address of its own; without one Azure's endpoint is like OpenAI's. */
function azureBase({ apiVersion }: ProviderAccess, base: string, model: string): string {
  const resource = base.replace(/\/openai(?:\/v1)?$/u, "");
  return apiVersion ? `${resource}/openai/deployments/${encodeURIComponent(model)}` : `${resource}/openai/v1`;
}

/** A model of an organization's own provider. Its address is guarded: it cannot lead into the installation's network. */
export function providerModel(access: ProviderAccess, model: string): LanguageModel {
  const { MODEL_TIMEOUT_MS, MODEL_FIRST_BYTE_MS } = env();
  const fetch = modelFetch(MODEL_TIMEOUT_MS, { firstMs: MODEL_FIRST_BYTE_MS, guarded: true });
  const base = access.baseUrl.replace(/\/+$/u, "");
  const azure = access.kind === "azure";
  const provider = createOpenAI({
    // Local servers want no key, but the client insists on one.
    apiKey: access.apiKey ?? "not-needed",
    baseURL: azure ? azureBase(access, base, model) : base,
    fetch: azure ? azureFetch(access, fetch) : fetch,
  });
  // Local reasoning models write their thoughts into the text; they are no part of the answer.
  return wrapLanguageModel({ model: provider.chat(model), middleware: extractReasoningMiddleware({ tagName: "think" }) });
}
