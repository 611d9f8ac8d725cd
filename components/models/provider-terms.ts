import { AZURE_API_VERSION, OPENAI_BASE_URL, type ProviderDto, type ProviderKind } from "@/lib/domains/models/schema";

/** As typed; the numbers are read when it is sent. */
export interface ModelText {
  key: number;
  name: string;
  inputPrice: string;
  outputPrice: string;
  contextWindow: string;
  maxOutput: string;
}

export const NEW_MODEL = { name: "", inputPrice: "", outputPrice: "", contextWindow: "128000", maxOutput: "4096" };

const text = (value: number | null) => (value === null ? "" : String(value));

export function modelTexts(provider: ProviderDto | null): ModelText[] {
  const models = provider?.models ?? [];
  if (models.length === 0) return [{ key: 0, ...NEW_MODEL }];
  return models.map((model, key) => ({
    key,
    name: model.name,
    inputPrice: text(model.inputPrice),
    outputPrice: text(model.outputPrice),
    contextWindow: text(model.contextWindow),
    maxOutput: text(model.maxOutput),
  }));
}

/** Spaces and separators of thousands aside; what is no number the server refuses at its field. */
const numeral = (typed: string) => Number(typed.replace(/[\s_']/gu, "") || Number.NaN);
export const price = (typed: string) => (typed.trim() === "" ? null : numeral(typed.replace(",", ".")));

export function modelsOf(texts: readonly ModelText[]) {
  return texts.map(({ name, inputPrice, outputPrice, contextWindow, maxOutput }) => ({
    name,
    inputPrice: price(inputPrice),
    outputPrice: price(outputPrice),
    contextWindow: numeral(contextWindow),
    maxOutput: numeral(maxOutput),
  }));
}

export const ADDRESSES: Record<ProviderKind, { baseUrl: string; hint: string; apiVersion: string }> = {
  openai: { baseUrl: OPENAI_BASE_URL, hint: "Change it only for a regional address of OpenAI's.", apiVersion: "" },
  azure: { baseUrl: "", hint: "Of the resource, such as https://acme.openai.azure.com.", apiVersion: AZURE_API_VERSION },
  compatible: { baseUrl: "", hint: "vLLM, Ollama, Secret AI and others; most end in /v1.", apiVersion: "" },
};
