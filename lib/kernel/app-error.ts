/** Every failure the product can explain. A code is stable API: clients switch on it. */
export const ERROR_STATUS = {
  invalid_input: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  session_ended: 401,
  payment_required: 402,
  fresh_sign_in_required: 403,
  second_factor_required: 403,
  address_refused: 403,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 409,
  gone: 410,
  too_large: 413,
  unsupported_type: 415,
  unreadable_document: 422,
  encrypted_document: 422,
  empty_document: 422,
  unsafe_document: 422,
  quota_exceeded: 429,
  rate_limited: 429,
  cancelled: 499,
  internal: 500,
  model_failed: 502,
  model_refused_key: 502,
  model_not_found: 404,
  model_rate_limited: 503,
  unavailable: 503,
  storage_full: 507,
  timeout: 504,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

export interface AppErrorOptions {
  /** For logs; never shown. */
  message?: string;
  /** What happened, what was kept, what to do; shown as is. */
  userMessage?: string;
  fields?: Record<string, string>;
  retryable?: boolean;
  /** Of rate_limited: when to come back. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly userMessage: string | undefined;
  readonly fields: Record<string, string> | undefined;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.message ?? options.userMessage ?? code, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.userMessage = options.userMessage;
    this.fields = options.fields;
    this.retryable = options.retryable ?? false;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

export function isAppError(value: unknown): value is AppError {
  return value instanceof AppError || (value instanceof Error && value.name === "AppError" && "code" in value);
}

/** Not yours and not there are the same answer. */
export function notFound(what: string): AppError {
  return new AppError("not_found", { message: `${what} not found`, userMessage: `This ${what} does not exist or you cannot open it.` });
}
