import "server-only";
import { AppError } from "@/lib/kernel/app-error";
import { env } from "@/lib/kernel/env";

/** @throws AppError forbidden where the operator closed sign-up. */
export function assertSignUpOpen(): void {
  if (env().SIGN_UP === "open") return;
  throw new AppError("forbidden", { userMessage: "New organizations cannot be created on this installation. Ask its operator for an invitation." });
}
