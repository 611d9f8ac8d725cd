import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { CUSTOM_ROLE, isPermission, type Permission, PERMISSIONS } from "@/lib/kernel/permissions";
import { roleCreated, roleDeleted, roleUpdated } from "./events";
import { type HeldRole, heldRole, isWorkspacePermission, permissionsBeyond, type RoleScope } from "./policy";
import { ORGANIZATION_ROLE_LABELS, WORKSPACE_ROLE_LABELS } from "./labels";
import type { UpdateRole } from "./schema";

type AnyTx = TenantTx<TenantContext> | TenantTx<OrganizationContext>;

/** The roles that a command may write: those of one workspace, or those of the organization as a whole (null). */
interface RolePlace {
  workspaceId: string | null;
}

interface RoleRow {
  id: string;
  scope: string;
  workspaceId: string | null;
  name: string;
  description: string;
  permissions: string[];
}

/** Members, roles and invitations of one organization change one after the other where rules span several rows. */
export async function lockOrganization(db: UnscopedTx, organizationId: string): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
}

export async function insertRole(
  tx: AnyTx,
  place: RolePlace,
  input: { scope: RoleScope; name: string; description: string; permissions: readonly Permission[] },
): Promise<{ roleId: string }> {
  const { organizationId } = tx.ctx;
  await lockOrganization(tx.db, organizationId);
  assertGivable(tx.ctx.permissions, input.scope, input.permissions);
  await assertNameFree(tx, place, { scope: input.scope, name: input.name });
  const roleId = newId();
  const permissions = [...new Set(input.permissions)];
  const { scope, name, description } = input;
  await tx.db.role.create({ data: { id: roleId, organizationId, workspaceId: place.workspaceId, scope, name, description, permissions }, select: { id: true } });
  await tx.record(roleCreated, { roleId, scope, after: { name, description, permissions } });
  return { roleId };
}

export async function changeRole(tx: AnyTx, place: RolePlace, input: UpdateRole): Promise<{ roleId: string }> {
  await lockOrganization(tx.db, tx.ctx.organizationId);
  const role = await lockRole(tx, place, input.roleId);
  const before = factsOf(role);
  const after = { name: input.name ?? role.name, description: input.description ?? role.description, permissions: [...new Set<string>(input.permissions ?? role.permissions)] };
  // Also what it allows already: whoever changes a role changes people who hold it, none of whom may stand above him.
  assertGivable(tx.ctx.permissions, scopeOf(role), [...role.permissions, ...after.permissions].filter(isPermission));
  if (after.name !== role.name) await assertNameFree(tx, place, { scope: role.scope, name: after.name, except: role.id });
  await tx.db.role.update({ where: { id: role.id }, data: after, select: { id: true } });
  await tx.record(roleUpdated, { roleId: role.id, scope: role.scope, before, after });
  return { roleId: role.id };
}

export async function eraseRole(tx: AnyTx, place: RolePlace, roleId: string): Promise<{ roleId: string }> {
  await lockOrganization(tx.db, tx.ctx.organizationId);
  const role = await lockRole(tx, place, roleId);
  assertGivable(tx.ctx.permissions, scopeOf(role), role.permissions.filter(isPermission));
  const use = (await countUse(tx, [role.id])).get(role.id);
  if (use && use.members + use.invitations > 0) throw inUse(role.name, use);
  await tx.db.role.delete({ where: { id: role.id }, select: { id: true } });
  await tx.record(roleDeleted, { roleId: role.id, scope: role.scope, before: factsOf(role) });
  return { roleId: role.id };
}

/** Rows locked by it keep their permissions until the transaction ends. A foreign role and an unknown one are the same. */
export async function readGivenRole(
  db: UnscopedTx,
  organizationId: string,
  given: { role: string; customRoleId: string | null; scope: RoleScope; workspaceId?: string },
): Promise<HeldRole & { name: string | null }> {
  if (given.role !== CUSTOM_ROLE) return { ...heldRole(given.scope, given.role, null), name: null };
  const [row] = await db.$queryRaw<{ name: string; permissions: string[] }[]>`SELECT name, permissions FROM roles
    WHERE id = ${given.customRoleId}::uuid AND organization_id = ${organizationId}::uuid AND scope = ${given.scope}
      AND (workspace_id IS NULL OR workspace_id = ${given.workspaceId ?? null}::uuid) FOR SHARE`;
  if (!row) throw notFound("role");
  return { ...heldRole(given.scope, CUSTOM_ROLE, row.permissions), name: row.name };
}

/** Members that hold a role, and open invitations that would give it. */
export async function countUse(tx: AnyTx, roleIds: readonly string[]): Promise<Map<string, { members: number; invitations: number }>> {
  const { organizationId } = tx.ctx;
  const rows = await tx.db.$queryRaw<{ id: string; members: number; invitations: number }[]>`SELECT r.id,
      (SELECT count(*) FROM organization_members m WHERE m.custom_role_id = r.id)::int + (SELECT count(*) FROM workspace_members w WHERE w.custom_role_id = r.id)::int AS members,
      (SELECT count(*) FROM invitations i WHERE i.organization_id = ${organizationId}::uuid AND i.revoked_at IS NULL AND i.uses < i.max_uses AND i.expires_at > now()
        AND (i.custom_role_id = r.id OR i.workspaces @> jsonb_build_array(jsonb_build_object('customRoleId', r.id::text))))::int AS invitations
    FROM roles r WHERE r.organization_id = ${organizationId}::uuid AND r.id = ANY(${[...roleIds]}::uuid[])`;
  return new Map(rows.map(({ id, members, invitations }) => [id, { members, invitations }]));
}

async function lockRole(tx: AnyTx, place: RolePlace, roleId: string): Promise<RoleRow> {
  const [row] = await tx.db.$queryRaw<RoleRow[]>`SELECT id, scope, workspace_id AS "workspaceId", name, description, permissions FROM roles
    WHERE id = ${roleId}::uuid AND organization_id = ${tx.ctx.organizationId}::uuid AND workspace_id IS NOT DISTINCT FROM ${place.workspaceId}::uuid FOR UPDATE`;
  if (!row) throw notFound("role");
  return row;
}

function assertGivable(own: ReadonlySet<Permission>, scope: RoleScope, permissions: readonly Permission[]): void {
  const foreign = scope === "workspace" ? permissions.filter((permission) => !isWorkspacePermission(permission)) : [];
  if (foreign.length > 0) {
    const text = `A role for workspaces allows nothing about the organization: ${labelsOf(foreign)}.`;
    throw new AppError("invalid_input", { userMessage: text, fields: { permissions: text } });
  }
  const beyond = permissionsBeyond(own, permissions);
  if (beyond.length === 0) return;
  const text = `You cannot give what you do not have: ${labelsOf(beyond)}. Nothing was changed.`;
  throw new AppError("forbidden", { message: "role above the giver's own", userMessage: text, fields: { permissions: text } });
}

/** Case does not tell two roles apart, and a role of one's own never looks like a system role. */
async function assertNameFree(tx: AnyTx, place: RolePlace, role: { scope: string; name: string; except?: string }): Promise<void> {
  const system: string[] = role.scope === "organization" ? Object.entries(ORGANIZATION_ROLE_LABELS).flat() : Object.entries(WORKSPACE_ROLE_LABELS).flat();
  const [taken] = await tx.db.$queryRaw<object[]>`SELECT 1 FROM roles WHERE organization_id = ${tx.ctx.organizationId}::uuid AND scope = ${role.scope}
    AND (workspace_id IS NULL OR workspace_id = ${place.workspaceId}::uuid) AND lower(name) = lower(${role.name}) AND id IS DISTINCT FROM ${role.except ?? null}::uuid`;
  if (!taken && !system.some((name) => name.toLowerCase() === role.name.toLowerCase())) return;
  const text = "Another role has this name. Choose a different one.";
  throw new AppError("conflict", { userMessage: text, fields: { name: text } });
}

function inUse(name: string, use: { members: number; invitations: number }): AppError {
  const parts = [plural(use.members, "member holds it", "members hold it"), plural(use.invitations, "open invitation gives it", "open invitations give it")].filter(Boolean);
  return new AppError("conflict", { userMessage: `“${name}” is in use: ${parts.join(", ")}. Give those another role or revoke them, then delete it.` });
}

function plural(number: number, one: string, many: string): string {
  return number === 0 ? "" : `${number} ${number === 1 ? one : many}`;
}

function labelsOf(permissions: readonly Permission[]): string {
  return permissions.map((permission) => PERMISSIONS[permission].label).join(", ");
}

function scopeOf(role: { scope: string }): RoleScope {
  return role.scope === "organization" ? "organization" : "workspace";
}

function factsOf(role: RoleRow) {
  return { name: role.name, description: role.description, permissions: role.permissions };
}
