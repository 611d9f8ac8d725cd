import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import type { OrganizationContext } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/app-error";
import { erasedAfter } from "../policy";
import { isPlaceholderEmail } from "@/lib/domains/identity/linking/policy";
import { isJurisdiction, type OrganizationDto, type OrganizationSecurityDto, type OwnerCandidateDto } from "../schema";

/** Changes of one organization's own row take turns, so that each records what it really changed. */
export async function lockOrganization(tx: TenantTx<OrganizationContext>): Promise<void> {
  await tx.db.$queryRaw`SELECT 1 FROM organizations WHERE id = ${tx.ctx.organizationId}::uuid FOR NO KEY UPDATE`;
}

export async function getOrganization(tx: TenantTx<OrganizationContext>): Promise<OrganizationDto> {
  const row = await tx.db.organization.findUnique({
    where: { id: tx.ctx.organizationId },
    select: { id: true, slug: true, name: true, jurisdiction: true, createdAt: true, archivedAt: true, deletedAt: true },
  });
  if (!row) throw notFound("organization");
  return {
    ...row,
    jurisdiction: isJurisdiction(row.jurisdiction) ? row.jurisdiction : "Other",
    createdAt: row.createdAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    erasedAfter: row.deletedAt ? erasedAfter(row.deletedAt).toISOString() : null,
  };
}

export async function getOrganizationSecurity(tx: TenantTx<OrganizationContext>): Promise<OrganizationSecurityDto> {
  const row = await tx.db.organization.findUnique({ where: { id: tx.ctx.organizationId }, select: { secondFactorRequired: true, ipAllow: true, ipDeny: true } });
  if (!row) throw notFound("organization");
  return row;
}

/** Active members who could own the organization; null unless the actor owns it himself. */
export async function listOwnerCandidates(tx: TenantTx<OrganizationContext>): Promise<OwnerCandidateDto[] | null> {
  const { organizationId, userId } = tx.ctx;
  const own = userId === null ? null : await tx.db.organizationMember.findFirst({ where: { organizationId, userId, role: "owner" }, select: { userId: true } });
  if (!own) return null;
  const rows = await tx.db.organizationMember.findMany({
    where: { organizationId, suspendedAt: null, role: { notIn: ["owner", "guest"] } },
    orderBy: { user: { name: "asc" } },
    take: 500,
    select: { userId: true, user: { select: { name: true, email: true } } },
  });
  return rows.map(({ userId: id, user }) => ({ userId: id, name: user.name, email: isPlaceholderEmail(user.email) ? null : user.email }));
}
