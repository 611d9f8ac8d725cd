import "server-only";
import { errorHeaders, toClientError } from "../../errors";

function typeOf(status: number): string {
  if (status === 401) return "authentication_error";
  if (status === 403) return "permission_error";
  if (status === 429) return "rate_limit_error";
  return status >= 500 ? "server_error" : "invalid_request_error";
}

/** The shape OpenAI's clients read, with our code and reference beside it. */
export function openAiError(thrown: unknown, requestId: string) {
  const error = toClientError(thrown, requestId);
  const { code, message, status, fields } = error;
  const param = Object.keys(fields ?? {}).find((field) => field !== "_") ?? null;
  return { status, headers: errorHeaders(error, requestId), body: { error: { message, type: typeOf(status), code: status === 401 ? "invalid_api_key" : code, param }, code, requestId } };
}

export function openAiErrorResponse(thrown: unknown, requestId: string): Response {
  const { status, headers, body } = openAiError(thrown, requestId);
  return Response.json(body, { status, headers });
}
