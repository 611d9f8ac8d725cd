import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import { heldRole } from "../roles/policy";
import { REFUSALS } from "./labels";
import type { MemberRefusal, MemberStanding } from "./policy";

export interface MemberRow extends MemberStanding {
  customRoleId: string | null;
  suspended: boolean;
}

interface Row {
  user_id: string;
  role: string;
  custom_role_id: string | null;
  custom: string[] | null;
  clearance: number;
  suspended: boolean;
}

/** The member as he stands now, his row locked until the transaction ends; null for a stranger. */
export async function lockMember(db: UnscopedTx, organizationId: string, userId: string): Promise<MemberRow | null> {
  const [row] = await db.$queryRaw<Row[]>`SELECT m.user_id, m.role, m.custom_role_id, m.clearance, m.suspended_at IS NOT NULL AS suspended,
      (SELECT r.permissions FROM roles r WHERE r.id = m.custom_role_id) AS custom
    FROM organization_members m WHERE m.organization_id = ${organizationId}::uuid AND m.user_id = ${userId}::uuid FOR UPDATE OF m`;
  if (!row) return null;
  const { user_id, custom_role_id, clearance, suspended } = row;
  return { userId: user_id, customRoleId: custom_role_id, clearance, suspended, ...heldRole("organization", row.role, row.custom) };
}

/**
 * Whose authority a change rests on, as it stands now: between a context's making and this transaction he may have been
 * demoted. A key's narrower permissions stay narrow. In a workspace his rights there count apart, see `own` of the rules.
 */
export async function actingMember(tx: TenantTx<OrganizationContext> | TenantTx<TenantContext>): Promise<MemberStanding> {
  const { ctx } = tx;
  const member = ctx.userId ? await lockMember(tx.db, ctx.organizationId, ctx.userId) : null;
  if (!member || member.suspended) throw new AppError("forbidden", { message: "no acting member", userMessage: "Only a member of the organization may do this." });
  return {
    userId: member.userId,
    role: member.role,
    permissions: new Set([...member.permissions].filter((permission) => ctx.permissions.has(permission))),
    clearance: Math.min(member.clearance, ctx.clearance),
  };
}

export async function requireMember(db: UnscopedTx, organizationId: string, userId: string): Promise<MemberRow> {
  const member = await lockMember(db, organizationId, userId);
  if (!member) throw notFound("member");
  return member;
}

export function assertNoRefusal(refusal: MemberRefusal | null): void {
  if (refusal) throw new AppError("forbidden", { message: `refused: ${refusal}`, userMessage: REFUSALS[refusal] });
}

/** Under the organization's lock: of several owners who demote, suspend or remove each other at once, one stays. */
export async function assertOwnerRemains(db: UnscopedTx, organizationId: string, leaving: MemberRow): Promise<void> {
  if (leaving.role !== "owner") return;
  const others = await db.organizationMember.count({ where: { organizationId, role: "owner", suspendedAt: null, userId: { not: leaving.userId } } });
  if (others === 0) throw new AppError("conflict", { userMessage: "This is the last owner, and an organization needs one. Make another member an owner first." });
}
