import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import type { OrganizationContext } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/app-error";
import { erasedAfter } from "../policy";
import { isJurisdiction, type OrganizationDto, type OrganizationSecurityDto } from "../schema";

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
