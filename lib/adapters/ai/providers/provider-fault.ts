import "server-only";
import { APICallError, JSONParseError, TypeValidationError } from "ai";
import { isAppError } from "@/lib/kernel/app-error";
import { causes } from "../model-errors";

/** Why a provider's call failed, as far as people can do something about it. Never the provider's own words: they may hold keys or documents. */
export const PROVIDER_FAULTS = [
  "key_refused", "key_unreadable", "model_unknown", "rate_limited", "no_answer_in_time", "unreachable", "address_refused", "redirected", "request_refused", "too_long", "unreadable_answer", "failed",
] as const; // prettier-ignore
export type ProviderFault = (typeof PROVIDER_FAULTS)[number];

/** Says nothing about the provider: another question may go through. */
export const FAULTS_OF_THE_QUESTION: readonly ProviderFault[] = ["request_refused", "too_long"];

const RETRIED = new Set([408, 425, 429, 500, 502, 503, 529]);
const NETWORK = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|DEPTH_ZERO|UNABLE_TO_|SELF_SIGNED|ERR_TLS|EPROTO)/u;

const codeOf = (error: unknown) => (error instanceof Error ? String(Reflect.get(error, "code") ?? "") : "");
const named = (error: unknown, name: string) => error instanceof Error && error.name === name;

function faultOfStatus(status: number, body: string): ProviderFault {
  if (status >= 300 && status < 400) return "redirected";
  if (status === 401 || status === 403) return "key_refused";
  if (status === 404) return "model_unknown";
  if (status === 429 || status === 529) return "rate_limited";
  if (status === 408 || status === 504) return "no_answer_in_time";
  if (status === 413 || (status === 400 && /context_length|maximum context|too many tokens/iu.test(body))) return "too_long";
  if (status === 400 && /model_not_found|model .{1,80}(?:not found|does not exist)/iu.test(body)) return "model_unknown";
  return status < 500 && status >= 400 ? "request_refused" : "failed";
}

export function faultOf(error: unknown): ProviderFault {
  const chain = causes(error);
  if (chain.some((item) => named(item, "AddressRefusedError"))) return "address_refused";
  if (chain.some((item) => named(item, "UnreadableKeyError"))) return "key_unreadable";
  if (chain.some((item) => named(item, "ModelTimeoutError") || named(item, "TimeoutError"))) return "no_answer_in_time";
  const call = chain.find((item) => APICallError.isInstance(item));
  if (chain.some((item) => named(item, "NoAnswerError"))) return "unreadable_answer";
  if (chain.some((item) => JSONParseError.isInstance(item) || TypeValidationError.isInstance(item))) return "unreadable_answer";
  if (APICallError.isInstance(call) && call.statusCode !== undefined) {
    // The status says all is well and what follows cannot be read.
    return call.statusCode < 300 ? "unreadable_answer" : faultOfStatus(call.statusCode, `${call.responseBody ?? ""}`.slice(0, 4000));
  }
  if (chain.some((item) => NETWORK.test(codeOf(item)))) return "unreachable";
  const own = chain.find(isAppError);
  if (own?.code === "timeout") return "no_answer_in_time";
  if (own?.code === "too_large") return "too_long";
  return "failed";
}

/** Whether the same call may go through a moment later. */
export function isTransient(error: unknown): boolean {
  const chain = causes(error);
  const call = chain.find((item) => APICallError.isInstance(item));
  if (APICallError.isInstance(call) && call.statusCode !== undefined) return RETRIED.has(call.statusCode);
  return chain.some((item) => /^(?:ECONNREFUSED|ECONNRESET|EPIPE|EAI_AGAIN)$/u.test(codeOf(item)));
}

/** Milliseconds that the provider asks to be left alone (`Retry-After` in seconds or as a date); null when it does not say. */
export function askedPause(error: unknown, now = Date.now()): number | null {
  const call = causes(error).find((item) => APICallError.isInstance(item));
  const headers = APICallError.isInstance(call) ? (call.responseHeaders ?? {}) : {};
  const exact = Number(headers["retry-after-ms"] ?? Number.NaN);
  if (Number.isFinite(exact) && exact >= 0) return exact;
  const text = headers["retry-after"];
  if (text === undefined) return null;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1000 : null;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
