import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import { assertOwnerLeft, lockOwners } from "../organizations/owners";
import { heldRole } from "../roles/policy";
import { REFUSALS } from "./labels";
import type { MemberRefusal, MemberStanding } from "./policy";

type AnyTx = TenantTx<OrganizationContext> | TenantTx<TenantContext>;

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
export function lockMember(db: UnscopedTx, organizationId: string, userId: string): Promise<MemberRow | null> {
  return readMember(db, organizationId, userId, Prisma.sql`FOR UPDATE OF m`);
}

async function readMember(db: UnscopedTx, organizationId: string, userId: string, lock: Prisma.Sql): Promise<MemberRow | null> {
  const [row] = await db.$queryRaw<Row[]>`SELECT m.user_id, m.role, m.custom_role_id, m.clearance, m.suspended_at IS NOT NULL AS suspended,
      (SELECT r.permissions FROM roles r WHERE r.id = m.custom_role_id) AS custom
    FROM organization_members m WHERE m.organization_id = ${organizationId}::uuid AND m.user_id = ${userId}::uuid ${lock}`;
  if (!row) return null;
  const { user_id, custom_role_id, clearance, suspended } = row;
  return { userId: user_id, customRoleId: custom_role_id, clearance, suspended, ...heldRole("organization", row.role, row.custom) };
}

/**
 * Whose authority a change rests on, as it stands now: between a context's making and this transaction he may have been
 * demoted. A key's narrower permissions stay narrow. In a workspace his rights there count apart, see `own` of the rules.
 */
export function actingMember(tx: AnyTx): Promise<MemberStanding> {
  return standingOf(tx, Prisma.sql`FOR UPDATE OF m`);
}

/** The same for reading: nothing waits for it. */
export function readingMember(tx: AnyTx): Promise<MemberStanding> {
  return standingOf(tx, Prisma.empty);
}

async function standingOf({ ctx, db }: AnyTx, lock: Prisma.Sql): Promise<MemberStanding> {
  const member = ctx.userId ? await readMember(db, ctx.organizationId, ctx.userId, lock) : null;
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

/** Of several owners who demote, suspend or remove each other at once, one stays. */
export async function assertOwnerRemains(db: UnscopedTx, organizationId: string, leaving: MemberRow): Promise<void> {
  if (leaving.role === "owner") assertOwnerLeft(await lockOwners(db, organizationId), [leaving.userId]);
}
