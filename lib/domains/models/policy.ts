import type { Permission } from "@/lib/kernel/permissions";

export const MAX_PROVIDERS = 20;

export interface ModelAbilities {
  manage: boolean;
}

export function modelAbilities(permissions: ReadonlySet<Permission>): ModelAbilities {
  return { manage: permissions.has("models:manage") };
}

/** The order that people gave, those they did not name behind in their old one; null when it names one that is not there. */
export function orderedIds(present: readonly string[], wanted: readonly string[]): string[] | null {
  const named = [...new Set(wanted)];
  if (named.some((id) => !present.includes(id))) return null;
  return [...named, ...present.filter((id) => !named.includes(id))];
}
