import type { Permission } from "@/lib/kernel/permissions";
import type { ProjectAccess } from "./schema";

/** Uploads that name no project go into the default one: it must be there, and open, for everybody. */
export function canClose(project: { isDefault: boolean }): boolean {
  return !project.isDefault;
}

/** A closed project that nobody belongs to could be opened by nobody. */
export function leavesNobody(access: ProjectAccess, members: readonly string[], removed: readonly string[]): boolean {
  return access === "members" && members.every((member) => removed.includes(member));
}

export interface ProjectAbilities {
  create: boolean;
  update: boolean;
  members: boolean;
  archive: boolean;
  delete: boolean;
}

export function projectAbilities(permissions: ReadonlySet<Permission>): ProjectAbilities {
  return {
    create: permissions.has("projects:create"),
    update: permissions.has("projects:update"),
    members: permissions.has("projects:members"),
    archive: permissions.has("projects:archive"),
    delete: permissions.has("projects:delete"),
  };
}
