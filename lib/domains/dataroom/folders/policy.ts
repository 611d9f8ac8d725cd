import type { TenantContext } from "@/lib/kernel/context";

/** What a folder asks of everybody who opens anything below it. */
export interface FolderGuard {
  minSensitivity: number;
  /** Empty: every department. */
  departments: readonly string[];
}

/** The level that a document has where it lies: its own, or what a folder around it asks at least. */
export function effectiveSensitivity(own: number, folders: readonly FolderGuard[]): number {
  return Math.max(own, ...folders.map((folder) => folder.minSensitivity));
}

/** Every limited folder around it must let its reader in. */
export function letsIn(departments: readonly string[], folders: readonly FolderGuard[]): boolean {
  return folders.every((folder) => folder.departments.length === 0 || folder.departments.some((id) => departments.includes(id)));
}

/** Whether somebody could come to see what the limits before kept from him. */
export function dropsLimit(before: readonly FolderGuard[], after: readonly FolderGuard[]): boolean {
  const kept = new Set(after.map((folder) => [...folder.departments].sort().join()));
  return before.some((folder) => folder.departments.length > 0 && !kept.has([...folder.departments].sort().join()));
}

export interface FolderAbilities {
  change: boolean;
  trash: boolean;
  purge: boolean;
  classify: boolean;
  limit: boolean;
}

export function folderAbilities(ctx: Pick<TenantContext, "permissions">): FolderAbilities {
  return {
    change: ctx.permissions.has("documents:upload"),
    trash: ctx.permissions.has("documents:delete"),
    purge: ctx.permissions.has("documents:purge"),
    classify: ctx.permissions.has("documents:classify"),
    limit: ctx.permissions.has("documents:limit"),
  };
}
