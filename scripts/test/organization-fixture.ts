import { inUnscoped } from "@/lib/db/unscoped";
import { createUser } from "@/lib/domains/identity/create-user";
import type { OrganizationContext, TenantContext, UserContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { mintOrganizationContext, mintTenantContext, mintUserContext } from "@/lib/kernel/mint-context";
import { type Permission, permissionsOf } from "@/lib/kernel/permissions";
import type { Tenant } from "./tenant-fixture";

interface Person {
  /** A system role of the organization, or the permissions of a custom role made for this person. */
  role: string | readonly Permission[];
  clearance?: number;
  /** In the tenant's workspace; absent: no member of it. */
  workspaceRole?: string;
  email?: string;
}

export interface OrganizationPerson {
  userId: string;
  email: string;
  customRoleId: string | null;
  organization: OrganizationContext;
  /** His authority in the tenant's workspace. */
  workspace: TenantContext;
}

const FACTS = { requestId: "test-request", ip: "192.0.2.1", userAgent: "vitest" };

/** A member of the tenant with any role, as rows and as the contexts they would give him. */
export async function addPerson(tenant: Tenant, person: Person): Promise<OrganizationPerson> {
  const { organizationId, workspaceId } = tenant;
  const email = person.email ?? `${newId()}@example.com`;
  const custom = typeof person.role === "string" ? null : person.role;
  const role = typeof person.role === "string" ? person.role : "custom";
  const clearance = person.clearance ?? 1;
  const customRoleId = custom ? newId() : null;
  const userId = await inUnscoped(async (db) => {
    const id = await createUser(db, { email, name: `A ${role}`, passwordHash: "none" });
    if (custom && customRoleId) await db.role.create({ data: { id: customRoleId, organizationId, scope: "organization", name: `Role ${customRoleId.slice(-8)}`, permissions: [...custom] } });
    await db.organizationMember.create({ data: { organizationId, userId: id, role, customRoleId, clearance } });
    if (person.workspaceRole) await db.workspaceMember.create({ data: { organizationId, workspaceId, userId: id, role: person.workspaceRole } });
    return id;
  });
  const actor = { kind: "user" as const, id: userId, name: "Member", sessionId: newId() };
  const held = { organizationRole: role, organizationCustom: custom };
  const facts = { ...FACTS, organizationId, actor, clearance, userId };
  return {
    userId,
    email,
    customRoleId,
    organization: mintOrganizationContext({ ...facts, workspaceId: null, permissions: permissionsOf({ ...held, workspaceRole: null }) }),
    workspace: mintTenantContext({ ...facts, workspaceId, departments: [], permissions: permissionsOf({ ...held, workspaceRole: person.workspaceRole ?? null }) }),
  };
}

/** Somebody of no organization, signed in. */
export async function addVisitor(email = `${newId()}@example.com`, emailVerified = true): Promise<UserContext> {
  const userId = await inUnscoped((db) => createUser(db, { email, name: "Visitor", passwordHash: "none" }));
  return mintUserContext({ ...FACTS, userId, sessionId: newId(), name: "Visitor", email, emailVerified, authenticatedAt: new Date(), secondFactorAt: null, isOperator: false });
}
