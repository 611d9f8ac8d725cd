import "server-only";
import { AppError } from "@/lib/kernel/app-error";
import { isId } from "@/lib/kernel/ids";

/** Stored instead of an empty list, so that one indexed condition covers "everyone" and "one of mine". */
export const EVERY_DEPARTMENT = "*";

/** Filters are SQL text: nothing but a checked id may enter one. */
export function checkedId(value: string): string {
  if (!isId(value)) throw new AppError("invalid_input", { message: "not an id in an index filter" });
  return value;
}

export function idList(values: string[]): string {
  return [...new Set(values)].map((value) => `'${checkedId(value)}'`).join(", ");
}

export function checkedLevel(value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > 3) throw new AppError("invalid_input", { message: "not a sensitivity level" });
  return value;
}
