import "server-only";
import { AppError } from "@/lib/kernel/app-error";
import { isId } from "@/lib/kernel/ids";
import type { VisibilityFilter } from "./workspace-index";

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

function checkedLevel(value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > 3) throw new AppError("invalid_input", { message: "not a sensitivity level" });
  return value;
}

/**
 * The filter as SQL over either table; undefined when it hides nothing, null when it hides everything.
 * Throws invalid_input for anything that isn't an id or a level.
 */
export function visibilityPredicate(filter: VisibilityFilter): string | undefined | null {
  const conditions: string[] = [];
  if (filter.projectIds !== "all") {
    if (filter.projectIds.length === 0) return null;
    conditions.push(`project_id IN (${idList(filter.projectIds)})`);
  }
  if (filter.documentIds) {
    if (filter.documentIds.length === 0) return null;
    conditions.push(`document_id IN (${idList(filter.documentIds)})`);
  }
  if (checkedLevel(filter.maxSensitivity) < 3) conditions.push(`sensitivity <= ${filter.maxSensitivity}`);
  if (filter.departmentIds !== "all") {
    const own = filter.departmentIds.length > 0 ? `, ${idList(filter.departmentIds)}` : "";
    conditions.push(`array_has_any(department_ids, ['${EVERY_DEPARTMENT}'${own}])`);
  }
  return conditions.length > 0 ? conditions.join(" AND ") : undefined;
}
