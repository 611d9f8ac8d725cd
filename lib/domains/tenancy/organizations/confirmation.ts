import { AppError } from "@/lib/kernel/app-error";

/** @throws AppError invalid_input unless the typed words are the object's name. */
export function assertConfirmed(typed: string, name: string): void {
  if (typed.trim() === name.trim()) return;
  throw new AppError("invalid_input", { userMessage: `Type “${name}” to confirm. Nothing was deleted.`, fields: { confirmation: `Type “${name}”.` } });
}
