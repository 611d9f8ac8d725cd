import type { ErrorCode } from "@/lib/kernel/app-error";

export interface ClientError {
  code: ErrorCode;
  message: string;
  fields?: Record<string, string>;
  /** What to tell the operator when the error has no better words. */
  reference?: string;
  /** Of rate_limited: seconds to wait. */
  retryAfterSeconds?: number;
}

export type Result<T> = { ok: true; data: T } | { ok: false; error: ClientError };
