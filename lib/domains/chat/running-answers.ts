import "server-only";

const globals = globalThis as typeof globalThis & { munimentAnswers?: Map<string, AbortController> };

/** Answers that this process is writing, by message id. */
export function runningAnswers(): Map<string, AbortController> {
  globals.munimentAnswers ??= new Map();
  return globals.munimentAnswers;
}
