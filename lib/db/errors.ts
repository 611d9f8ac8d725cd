import "server-only";
import { AppError, isAppError } from "@/lib/kernel/app-error";

const UNREACHABLE = new Set(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE", "57P01", "57P02", "57P03", "08006", "08001", "08003", "P1001", "P1002", "P1017", "P2024", "P2028"]);

/** character_not_in_repertoire, untranslatable_character: Postgres keeps no NUL in a text. */
const UNSTORABLE = new Set(["22021", "22P05"]);
/** How Postgres refuses half of a surrogate pair inside JSON, under a code that it has for much else. */
const UNSTORABLE_JSON = /invalid input syntax for type json/;

function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 4) return [];
  const record = error as { code?: unknown; cause?: unknown; meta?: { driverAdapterError?: unknown }; originalCode?: unknown; kind?: unknown };
  const own = [record.code, record.originalCode, record.kind].filter((value): value is string => typeof value === "string");
  return [...own, ...codesOf(record.cause, depth + 1), ...codesOf(record.meta?.driverAdapterError, depth + 1)];
}

function saysUnstorable(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 4) return false;
  const record = error as { message?: unknown; originalMessage?: unknown; cause?: unknown; meta?: { driverAdapterError?: unknown } };
  const own = [record.message, record.originalMessage].some((text) => typeof text === "string" && UNSTORABLE_JSON.test(text));
  return own || saysUnstorable(record.cause, depth + 1) || saysUnstorable(record.meta?.driverAdapterError, depth + 1);
}

const MESSAGES_OF_LOSS = /Connection terminated|encountered a connection error|connection timeout|timeout exceeded when trying to connect|ECONNREFUSED|DatabaseNotReachable|Unable to start a transaction/i;

export function isUniqueViolation(error: unknown): boolean {
  return codesOf(error).some((code) => code === "P2002" || code === "23505" || code === "UniqueConstraintViolation");
}

export function isDatabaseDown(error: unknown): boolean {
  return codesOf(error).some((code) => UNREACHABLE.has(code)) || (error instanceof Error && MESSAGES_OF_LOSS.test(error.message));
}

/** Turns what the driver throws into what the product can explain; other errors pass unchanged. */
export function toAppError(error: unknown): unknown {
  if (isAppError(error)) return error;
  if (isDatabaseDown(error)) {
    return new AppError("unavailable", {
      message: "database unreachable",
      userMessage: "The database does not answer. Nothing was changed; try again in a moment.",
      retryable: true,
      cause: error,
    });
  }
  if (codesOf(error).some((code) => code === "53100")) {
    return new AppError("storage_full", { userMessage: "The server's disk is full. Nothing was changed; free some space and try again.", cause: error });
  }
  if (codesOf(error).some((code) => UNSTORABLE.has(code)) || saysUnstorable(error)) {
    return new AppError("invalid_input", { userMessage: "The text holds a character that cannot be stored (NUL or half of a character). Remove it and try again.", cause: error });
  }
  return error;
}
