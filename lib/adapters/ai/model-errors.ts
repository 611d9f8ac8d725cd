import "server-only";
import { APICallError, LoadAPIKeyError, NoSuchModelError, RetryError, type FinishReason } from "ai";
import { AppError, isAppError, type ErrorCode } from "@/lib/kernel/app-error";

const KEPT = "Your question and what had already been answered are kept.";

/** What happened, what was kept, what to do. The upstream's own words never get here: they may hold keys or documents. */
const USER_MESSAGES: Partial<Record<ErrorCode, string>> = {
  model_refused_key: `The language model refused its access key. ${KEPT} Ask an administrator to check the key in the model settings, then try again.`,
  model_not_found: `The configured language model does not exist at the model service. ${KEPT} Ask an administrator to check the model's name in the model settings.`,
  model_rate_limited: `The language model is receiving too many requests or its quota is used up. ${KEPT} Try again in a minute.`,
  timeout: `The language model did not answer in time. ${KEPT} Try again; if it happens often, an administrator can raise the time limit.`,
  model_failed: `The language model failed before it finished. ${KEPT} Try again.`,
  too_large: `The question with its passages is too long for this language model. ${KEPT} Ask about fewer documents or start a new conversation.`,
  unavailable: `The language model's address lies in a private network that this installation does not allow. ${KEPT} Ask its operator to allow the address, or an administrator to change it in the model settings.`,
  cancelled: "The answer was stopped. What had been answered until then is kept.",
};

function appError(code: ErrorCode, message: string, cause?: unknown): AppError {
  const retryable = code === "model_rate_limited" || code === "timeout" || code === "model_failed";
  return new AppError(code, { message, userMessage: USER_MESSAGES[code], retryable, cause });
}

function codeForStatus(error: APICallError): ErrorCode | null {
  const status = error.statusCode;
  if (status === undefined) return null;
  const body = `${error.responseBody ?? ""}`.slice(0, 4000);
  if (status === 401 || status === 403) return "model_refused_key";
  if (status === 404 || (status === 400 && /model_not_found|model .{1,80}(?:not found|does not exist)/iu.test(body)))
    return "model_not_found";
  if (status === 429 || status === 529) return "model_rate_limited";
  if (status === 408 || status === 504) return "timeout";
  if (status === 413 || (status === 400 && /context_length|maximum context|too many tokens/iu.test(body))) return "too_large";
  return "model_failed";
}

/** The error and what caused it, outermost first. */
export function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  let current: unknown = error;
  while (current !== undefined && current !== null && chain.length < 8) {
    chain.push(current);
    if (RetryError.isInstance(current)) current = current.lastError;
    else current = current instanceof Error ? current.cause : undefined;
  }
  return chain;
}

function classify(error: unknown): ErrorCode | null {
  // By name: another bundle of this process may have made the model, with a class of its own.
  if (error instanceof Error && error.name === "ModelTimeoutError") return "timeout";
  if (error instanceof Error && error.name === "AddressRefusedError") return "unavailable";
  if (error instanceof Error && error.name === "UnreadableKeyError") return "model_refused_key";
  if (APICallError.isInstance(error)) return codeForStatus(error);
  if (LoadAPIKeyError.isInstance(error)) return "model_refused_key";
  if (NoSuchModelError.isInstance(error)) return "model_not_found";
  if (!(error instanceof Error)) return null;
  if (
    error.name === "TimeoutError" ||
    /^(?:ETIMEDOUT|UND_ERR_(?:HEADERS|BODY|CONNECT)_TIMEOUT)$/u.test(String(Reflect.get(error, "code") ?? ""))
  )
    return "timeout";
  return error.name === "AbortError" || error.name === "ResponseAborted" ? "cancelled" : null;
}

/** Any failure of a model call as the product explains it. The log message names kind and status, not the upstream's text. */
export function toModelError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const chain = causes(error);
  // A timeout inside is the reason of the abort around it.
  const codes = chain.map(classify).filter((code) => code !== null);
  const code = codes.find((item) => item === "timeout") ?? codes[0] ?? "model_failed";
  const status = chain.find((item) => APICallError.isInstance(item));
  const name = error instanceof Error ? error.name : typeof error;
  const suffix = APICallError.isInstance(status) && status.statusCode !== undefined ? ` (status ${status.statusCode})` : "";
  return appError(code, `model call failed: ${name}${suffix}`, withoutSecrets(error));
}

/** Logs get the kind of the cause only: an APICallError carries the prompt and the headers. */
function withoutSecrets(error: unknown): unknown {
  return error instanceof Error ? new Error(error.name) : undefined;
}

/** For a stream that ended without throwing: null when it ended properly (`stop`, `length`, …). */
export function errorOfFinish(reason: FinishReason): AppError | null {
  if (reason === "interrupted" || reason === "error") return appError("model_failed", `model stream ended with "${reason}"`);
  if (reason !== "content-filter") return null;
  return new AppError("model_failed", {
    message: "model stream ended by content filter",
    userMessage: `The model service's content filter stopped the answer. ${KEPT} Rephrase the question or use another model.`,
  });
}
