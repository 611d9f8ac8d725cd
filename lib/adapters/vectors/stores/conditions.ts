import "server-only";
import { AppError } from "@/lib/kernel/app-error";
import { checkedId, checkedLevel, EVERY_DEPARTMENT } from "../checked-values";
import type { VisibilityFilter } from "../document-attributes";

/** The visibility filter as every store understands it: all that is set must hold. Ids are checked, levels are 0 to 3. */
export interface Conditions {
  projectIds?: string[];
  documentIds?: string[];
  /** At most this level. */
  sensitivity?: number;
  /** At least one of them; EVERY_DEPARTMENT is among them. */
  departmentIds?: string[];
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)].map(checkedId);

/** Null when nothing may be seen. Throws invalid_input for anything that isn't an id or a level. */
export function conditionsOf(filter: VisibilityFilter): Conditions | null {
  const level = checkedLevel(filter.maxSensitivity);
  if (filter.projectIds !== "all" && filter.projectIds.length === 0) return null;
  if (filter.documentIds?.length === 0) return null;
  return {
    ...(filter.projectIds === "all" ? {} : { projectIds: unique(filter.projectIds) }),
    ...(filter.documentIds ? { documentIds: unique(filter.documentIds) } : {}),
    ...(level < 3 ? { sensitivity: level } : {}),
    ...(filter.departmentIds === "all" ? {} : { departmentIds: [EVERY_DEPARTMENT, ...unique(filter.departmentIds)] }),
  };
}

export function departmentsOf(departmentIds: readonly string[]): string[] {
  return departmentIds.length > 0 ? unique(departmentIds) : [EVERY_DEPARTMENT];
}

/** Lower case letters, digits and an underscore: a name that every store takes. */
export function spaceName(id: string): string {
  return `muniment_${checkedId(id).replaceAll("-", "")}`;
}

export function inBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

export function checkedNumbers(values: readonly number[]): readonly number[] {
  if (!values.every(Number.isFinite)) throw new AppError("invalid_input", { message: "a vector's numbers are finite" });
  return values;
}
