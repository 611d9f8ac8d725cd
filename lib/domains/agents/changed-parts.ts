import { PART_LABELS } from "./labels";
import type { AgentConfiguration } from "./schema";

const PARTS = Object.keys(PART_LABELS) as (keyof AgentConfiguration)[];

/** Labels of the parts that differ. */
export function changedParts(before: AgentConfiguration, after: AgentConfiguration): string[] {
  return PARTS.filter((part) => canonical(before[part]) !== canonical(after[part])).map((part) => PART_LABELS[part]);
}

/** The database gives the keys of an object in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
