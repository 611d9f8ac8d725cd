import "server-only";
import { AppError, type ErrorCode, isAppError, notFound } from "@/lib/kernel/app-error";

interface Failure {
  name: string;
  message: string;
  $metadata?: { httpStatusCode?: number };
}

const WRONG_KEY = new Set(["InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied", "InvalidToken", "ExpiredToken", "Forbidden"]);
const FULL = new Set(["QuotaExceeded", "XMinioStorageFull", "InsufficientStorage", "InsufficientCapacity", "EntityTooLarge.Storage"]);
const TIMED_OUT = new Set(["TimeoutError", "RequestTimeout", "AbortError"]);

/** Turns what the SDK throws into words for the one who waits; other errors stay what they are. */
export function explainS3Error(thrown: unknown): unknown {
  if (isAppError(thrown) || !isFailure(thrown)) return thrown;
  const status = thrown.$metadata?.httpStatusCode;
  const because = (code: ErrorCode, userMessage: string, retryable = false) =>
    new AppError(code, { message: `S3: ${status ?? "no answer"} ${thrown.name} ${thrown.message}`, userMessage, retryable, cause: thrown });
  if (thrown.name === "NoSuchBucket") {
    return because("unavailable", "The document store's bucket does not exist. Nothing was changed; tell your operator to create it (S3_BUCKET).");
  }
  if (FULL.has(thrown.name) || status === 507) {
    return because("storage_full", "The document store is full. This document was not stored and nothing else was changed; tell your operator.");
  }
  if (WRONG_KEY.has(thrown.name) || status === 401 || status === 403) {
    return because(
      "unavailable",
      "The document store refuses this installation's key. Nothing was changed; tell your operator to check S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.",
    );
  }
  if (status === 404) return notFound("document");
  if (TIMED_OUT.has(thrown.name)) return because("timeout", "The document store did not answer in time. Nothing was changed; try again in a moment.", true);
  if (status === undefined || status === 429 || status >= 500) {
    return because("unavailable", "The document store cannot be reached. Nothing was changed; try again in a moment.", true);
  }
  return because("unavailable", "The document store refused this. Nothing was changed; tell your operator, the log says why.");
}

/** Of the service, or of the connection to it. */
function isFailure(thrown: unknown): thrown is Failure {
  if (!(thrown instanceof Error)) return false;
  return "$metadata" in thrown || TIMED_OUT.has(thrown.name) || /^(ECONN|ENOTFOUND|EAI_|EPIPE|ETIMEDOUT|EHOST|ENETUNREACH)/.test(String((thrown as NodeJS.ErrnoException).code));
}
