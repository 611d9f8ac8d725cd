import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError, notFound } from "@/lib/kernel/app-error";

/** What the SDK reports; the service sends the true status in the body of an HTTP 400. */
interface Failure {
  message: string;
  status?: number | undefined;
  statusCode?: string | undefined;
  originalError?: unknown;
}

const ATTEMPTS = 4;

/** Repeats what may be repeated (unreachable, timed out, busy, 5xx) with growing pauses; everything else is explained at once. */
export async function answered<T>(
  call: () => PromiseLike<{ data: T; error: Failure | null }>,
  retryDelayMs: number,
): Promise<NonNullable<T>> {
  for (let attempt = 1; ; attempt++) {
    const { data, error } = await call();
    if (data !== null && data !== undefined && !error) return data;
    const failure = error ?? { message: "an answer without content" };
    if (attempt === ATTEMPTS || !passes(failure)) throw explainFailure(failure);
    await sleep(retryDelayMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
  }
}

/** The same of an answer that did not come through the SDK. */
export async function failureOf(response: Response): Promise<Failure> {
  const told = (await response.json().catch(() => ({}))) as { message?: unknown; statusCode?: unknown };
  return {
    message: typeof told.message === "string" ? told.message : response.statusText,
    status: response.status,
    ...(typeof told.statusCode === "string" ? { statusCode: told.statusCode } : {}),
  };
}

function statusOf(failure: Failure): number | undefined {
  const named = Number(failure.statusCode);
  return Number.isInteger(named) && named >= 400 ? named : failure.status;
}

function passes(failure: Failure): boolean {
  const status = statusOf(failure);
  return status === undefined || status === 408 || status === 429 || status >= 500;
}

function explainFailure(failure: Failure): AppError {
  const status = statusOf(failure);
  const because = (code: "unavailable" | "timeout" | "too_large" | "storage_full", userMessage: string, retryable = false) =>
    new AppError(code, {
      message: `Supabase Storage: ${status ?? "no answer"} ${failure.message}`,
      userMessage,
      retryable,
      cause: failure,
    });
  if (/bucket not found/i.test(failure.message)) {
    return because(
      "unavailable",
      "The document store's bucket does not exist. Nothing was changed; tell your operator to create it (SUPABASE_BUCKET).",
    );
  }
  if (status === 404) return notFound("document");
  if (status === 413)
    return because(
      "too_large",
      "This document is larger than the document store accepts. Nothing was stored; split it or ask the operator to raise the store's file size limit.",
    );
  if (status === 402)
    return because(
      "storage_full",
      "The document store is full. This document was not stored and nothing else was changed; tell your operator.",
    );
  // A wrong key comes as 401 from the gateway, as 403 or as a complaint about the token from the service.
  if (status === 401 || status === 403 || /jwt|jws|signature|api key/i.test(failure.message)) {
    return because(
      "unavailable",
      "The document store refuses this installation's key. Nothing was changed; tell your operator to check SUPABASE_SERVICE_ROLE_KEY.",
    );
  }
  if (timedOut(failure))
    return because("timeout", "The document store did not answer in time. Nothing was changed; try again in a moment.", true);
  if (passes(failure))
    return because("unavailable", "The document store cannot be reached. Nothing was changed; try again in a moment.", true);
  return because("unavailable", "The document store refused this. Nothing was changed; tell your operator, the log says why.");
}

function timedOut(failure: Failure): boolean {
  return failure.originalError instanceof Error && failure.originalError.name === "TimeoutError";
}
