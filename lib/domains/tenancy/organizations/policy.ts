import type { Permission } from "@/lib/kernel/permissions";
import type { SettingsEntry } from "./schema";

/** Days for which what was deleted can be restored. */
export const RESTORE_DAYS = 30;

export function erasedAfter(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + RESTORE_DAYS * 86_400_000);
}

/** Erasure and restoration never meet: they divide time at the same moment, and by the same clock. */
export function canRestore(deletedAt: string | null, now = new Date()): boolean {
  return deletedAt === null || erasedAfter(new Date(deletedAt)) > now;
}

const ENTRIES: readonly (SettingsEntry & { needs: Permission })[] = [
  { id: "general", label: "General", path: "", needs: "organization:read" },
  { id: "workspaces", label: "Workspaces", path: "/workspaces", needs: "workspaces:read" },
  { id: "departments", label: "Departments", path: "/departments", needs: "departments:read" },
  { id: "members", label: "Members", path: "/members", needs: "members:read" },
  { id: "invitations", label: "Invitations", path: "/invitations", needs: "invitations:read" },
  { id: "roles", label: "Roles", path: "/roles", needs: "roles:read" },
  { id: "models", label: "Models", path: "/models", needs: "models:read" },
  { id: "usage", label: "Usage", path: "/usage", needs: "models:read" },
  { id: "security", label: "Security", path: "/security", needs: "organization:security" },
];

/** The pages of the settings that somebody with these permissions may open. Of an ended organization only the first is left. */
export function settingsEntries(permissions: ReadonlySet<Permission>, ended: boolean): SettingsEntry[] {
  return ENTRIES.filter((entry) => permissions.has(entry.needs) && (!ended || entry.id === "general")).map(({ id, label, path }) => ({ id, label, path }));
}

export interface OrganizationAbilities {
  update: boolean;
  archive: boolean;
  delete: boolean;
  transfer: boolean;
  createWorkspace: boolean;
}

export function organizationAbilities(permissions: ReadonlySet<Permission>): OrganizationAbilities {
  return {
    update: permissions.has("organization:update"),
    archive: permissions.has("organization:archive"),
    delete: permissions.has("organization:delete"),
    transfer: permissions.has("organization:transfer"),
    createWorkspace: permissions.has("workspaces:create"),
  };
}
