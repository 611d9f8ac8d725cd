import "server-only";
import { AppError } from "@/lib/kernel/app-error";
import { countLeased } from "./leased-counter";
import { hashedKey } from "./limit-key";
import { type LimitName, limitOf, limitsAreOn } from "./limits";
import { countShared } from "./shared-counter";

/**
 * Counts against a limit, in all processes together.
 * @throws AppError rate_limited with the wait in seconds once it is reached.
 */
export async function consumeLimit(name: LimitName, key: string, points = 1): Promise<void> {
  if (!limitsAreOn()) return;
  const { rate, leased, what } = limitOf(name);
  const count = leased
    ? await countLeased(name, rate, () => hashedKey(key), key, points)
    : await countShared(name, rate, hashedKey(key), points);
  if (count.granted < points) throw tooMany(`Too many ${what}`, count.waitMs);
}

export function tooMany(what: string, waitMs: number): AppError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new AppError("rate_limited", {
    userMessage: `${what}. Nothing was changed; try again in ${inWords(seconds)}.`,
    retryAfterSeconds: seconds,
    retryable: true,
  });
}

function inWords(seconds: number): string {
  if (seconds < 100) return `${seconds} ${seconds === 1 ? "second" : "seconds"}`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
