import type { Permission } from "@/lib/kernel/permissions";

export interface WorkspaceAbilities {
  create: boolean;
  rename: boolean;
  archive: boolean;
  delete: boolean;
}

/** What somebody with these permissions may do with the workspaces of his organization. */
export function workspaceAbilities(permissions: ReadonlySet<Permission>): WorkspaceAbilities {
  return {
    create: permissions.has("workspaces:create"),
    rename: permissions.has("workspaces:update"),
    archive: permissions.has("workspaces:archive"),
    delete: permissions.has("workspaces:delete"),
  };
}
