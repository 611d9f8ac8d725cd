import type { Permission } from "@/lib/kernel/permissions";

export interface DepartmentGiver {
  permissions: ReadonlySet<Permission>;
  /** Ids of those he belongs to. */
  departments: readonly string[];
}

/**
 * A department opens the documents that are limited to it, as clearance opens those of a level. So whoever may change clearance
 * gives any department; whoever may only assign gives those he belongs to, and to himself nothing he does not have.
 */
export function canGiveDepartment(giver: DepartmentGiver, departmentId: string): boolean {
  if (!giver.permissions.has("departments:assign")) return false;
  return giver.permissions.has("members:changeClearance") || giver.departments.includes(departmentId);
}

/** Taking away shows nobody anything: the permission is enough. */
export function canTakeDepartment(giver: Pick<DepartmentGiver, "permissions">): boolean {
  return giver.permissions.has("departments:assign");
}

/** Documents that change their department open to others: only who may give both. */
export function canMoveDocuments(giver: DepartmentGiver, from: string, to: string): boolean {
  return canGiveDepartment(giver, from) && canGiveDepartment(giver, to);
}

export interface DepartmentAbilities {
  create: boolean;
  rename: boolean;
  delete: boolean;
  assign: boolean;
}

export function departmentAbilities(permissions: ReadonlySet<Permission>): DepartmentAbilities {
  return {
    create: permissions.has("departments:create"),
    rename: permissions.has("departments:update"),
    delete: permissions.has("departments:delete"),
    assign: permissions.has("departments:assign"),
  };
}
