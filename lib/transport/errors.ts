import "server-only";
import { toAppError } from "@/lib/db/errors";
import { type AppError, isAppError } from "@/lib/kernel/app-error";
import { logger } from "@/lib/kernel/logger";
import type { ClientError } from "./result";

const TITLES: Partial<Record<AppError["code"], string>> = {
  invalid_input: "The input is not valid.",
  unauthenticated: "Sign in to continue.",
  forbidden: "Your role does not allow this.",
  not_found: "This does not exist or you cannot open it.",
  conflict: "This cannot be done in the present state.",
  too_large: "This is larger than allowed.",
  rate_limited: "Too many requests. Wait a moment and try again.",
};

/** Known errors in their own words; unknown ones as a reference, never their text. */
export function toClientError(thrown: unknown, requestId: string): ClientError & { status: number } {
  const error = toAppError(thrown);
  if (isAppError(error)) {
    if (error.status >= 500) logger().warn({ err: error, requestId }, "request failed");
    return {
      code: error.code,
      status: error.status,
      message: error.userMessage ?? TITLES[error.code] ?? "This did not work. Nothing was changed; try again.",
      ...(error.fields ? { fields: error.fields } : {}),
      ...(error.status >= 500 ? { reference: requestId } : {}),
      ...(error.retryAfterSeconds ? { retryAfterSeconds: error.retryAfterSeconds } : {}),
    };
  }
  logger().error({ err: error, requestId }, "unexpected error");
  return { code: "internal", status: 500, message: `Something failed on the server. Try again; if it stays, give your operator the reference ${requestId}.`, reference: requestId };
}

/** RFC 9457 problem details. */
export function problemResponse(thrown: unknown, requestId: string): Response {
  const error = toClientError(thrown, requestId);
  const body = { type: "about:blank", title: error.message, status: error.status, detail: error.message, code: error.code, requestId, ...(error.fields ? { errors: error.fields } : {}) };
  return new Response(JSON.stringify(body), { status: error.status, headers: { "content-type": "application/problem+json", ...errorHeaders(error, requestId) } });
}

/** What every refusal of a route carries, whatever the shape of its body. */
export function errorHeaders(error: { status: number; retryAfterSeconds?: number }, requestId: string): Record<string, string> {
  return {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-request-id": requestId,
    ...(error.status === 401 ? { "www-authenticate": "Bearer" } : {}),
    ...(error.retryAfterSeconds ? { "retry-after": String(error.retryAfterSeconds) } : {}),
  };
}
