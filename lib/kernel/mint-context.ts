import type { OrganizationContext, TenantContext, UserContext } from "./context";

type Plain<T> = { [K in keyof T as K extends symbol ? never : K]: T[K] };

/** Importable by lib/domains/tenancy/contexts.ts alone; a machine-checked rule. */
export function mintTenantContext(facts: Plain<TenantContext>): TenantContext {
  return Object.freeze({ ...facts }) as TenantContext;
}

export function mintOrganizationContext(facts: Plain<OrganizationContext>): OrganizationContext {
  return Object.freeze({ ...facts }) as OrganizationContext;
}

export function mintUserContext(facts: Plain<UserContext>): UserContext {
  return Object.freeze({ ...facts }) as UserContext;
}
