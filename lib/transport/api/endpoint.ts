import "server-only";
import { z } from "zod";
import type { AnswerDescription, OperationDescription } from "@/lib/adapters/openapi/open-api-document";
import type { Permission } from "@/lib/kernel/permissions";
import * as chat from "./chat/chat-schemas";
import { EXAMPLES } from "./examples";
import * as api from "./schemas";

export interface Endpoint extends OperationDescription {
  permission: Permission | null;
}

export const JSON_TYPE = "application/json";
export const problem = (description: string): AnswerDescription => ({ description, content: [{ contentType: "application/problem+json", schema: api.problemSchema, example: EXAMPLES.problem }] });
export const openAiProblem = (description: string): AnswerDescription => ({ description, content: [{ contentType: JSON_TYPE, schema: chat.openAiErrorSchema, example: EXAMPLES.openAiError }] });

const MEANINGS: Record<number, string> = {
  400: "The request is not valid; `errors` names the fields",
  401: "No key, or it is unknown, expired or revoked",
  403: "The key lacks the permission",
  404: "It does not exist or the key may not see it",
  409: "Not possible in the present state, or the Idempotency-Key belongs to another request",
  413: "Larger than this installation allows",
  415: "Another content type than asked for",
  422: "The document is empty or cannot be accepted",
  410: "Gone: its erasure has begun",
  429: "Too many; wait as `Retry-After` says",
  502: "The language model failed",
};

export function failures(of: (description: string) => AnswerDescription, ...statuses: number[]): Record<number, AnswerDescription> {
  return Object.fromEntries([401, 403, 429, ...statuses].sort().map((status) => [status, of(MEANINGS[status] ?? "Failed")]));
}

export function json(description: string, schema: z.ZodType, example?: unknown): AnswerDescription {
  return { description, content: [{ contentType: JSON_TYPE, schema, ...(example === undefined ? {} : { example }) }] };
}

export const params = (...names: readonly string[]) => z.object(Object.fromEntries(names.map((name) => [name, z.string()])));
export const idempotency = z.object({ "idempotency-key": z.string().max(200).optional().meta({ description: "Repeating the request with the same key within 24 hours gives the same answer and does nothing twice" }) });

export const empty = { 204: { description: "Done" } };
