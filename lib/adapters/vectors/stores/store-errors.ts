import "server-only";
import { AppError } from "@/lib/kernel/app-error";

const KEPT = "Documents stay searchable by their words.";

export function unreachable(store: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError("unavailable", {
    message: `vector store ${store}: ${reason}`,
    userMessage: `The vector store (${store}) cannot be reached. ${KEPT} Try again in a moment; if it stays so, an administrator must check its address.`,
    retryable: true,
    cause,
  });
}

export function refusedKey(store: string, cause?: unknown): AppError {
  return new AppError("unavailable", {
    message: `vector store ${store} refuses the key`,
    userMessage: `The vector store (${store}) refuses its key. ${KEPT} An administrator must set the right one.`,
    cause,
  });
}

export function refusedCall(store: string, detail: string): AppError {
  return new AppError("unavailable", {
    message: `vector store ${store}: ${detail.slice(0, 500)}`,
    userMessage: `The vector store (${store}) refused what it was asked. ${KEPT} The log says why.`,
  });
}

export function wrongDimensions(store: string, expected: number, actual: number): AppError {
  return new AppError("invalid_input", {
    message: `vector store ${store}: a vector of ${actual} numbers in a space of ${expected}`,
    userMessage: `The embedding model answers with vectors of ${actual} numbers, but this index holds vectors of ${expected}. ${KEPT} An administrator must set EMBEDDING_DIMENSIONS to ${actual}; the vectors are then made anew while the old ones go on answering.`,
  });
}

/** The space was replaced by a newer one and dropped. */
export function spaceGone(store: string): AppError {
  return new AppError("gone", { message: `vector store ${store}: the space is gone` });
}
