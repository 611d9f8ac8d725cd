import type { ProviderKind } from "./schema";

export const PROVIDER_KIND_LABELS: Record<ProviderKind, string> = {
  openai: "OpenAI",
  azure: "Azure OpenAI",
  compatible: "OpenAI-compatible endpoint",
};

/** By fault of a provider: what is wrong and what to do. */
const FAULT_WORDS: Record<string, string> = {
  key_refused: "It refuses the key. Check the key and what it is allowed to use.",
  key_unreadable: "Its key cannot be decrypted, because the installation's ENCRYPTION_KEY changed. Enter the key again.",
  model_unknown: "It does not know the model. Check the model's name, and the address.",
  rate_limited: "It receives too many requests, or its quota is used up. Wait, or raise the quota there.",
  no_answer_in_time: "It does not answer in time. Check that it runs and is not overloaded.",
  unreachable: "It cannot be reached. Check the address, and that it runs.",
  address_refused: "Its address lies in a private network. The installation's operator can allow it in MODEL_PRIVATE_HOSTS.",
  redirected: "It redirects to another address, which is not followed: the key would go there too. Enter the final address.",
  request_refused: "It refuses the request's form. Check the model's name and its longest answer.",
  too_long: "The question with its passages was too long for it. Check the context window.",
  unreadable_answer: "It answers nothing, or something that is no model's answer. Check the address; most end in /v1.",
  failed: "It fails on its own side. Nothing is wrong here; wait, or ask its operator.",
};

export function faultWords(fault: string): string {
  return FAULT_WORDS[fault] ?? "It fails on its own side. Nothing is wrong here; wait, or ask its operator.";
}
