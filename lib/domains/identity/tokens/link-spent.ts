import "server-only";
import { AppError } from "@/lib/kernel/app-error";

/** Unknown, used, expired, replaced or somebody else's: the same answer for all of them. */
export function linkSpent(): AppError {
  return new AppError("gone", {
    userMessage:
      "This link does not work any more: it was used, has expired or was replaced by a newer one. Nothing was changed; ask for a new one.",
  });
}
