import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import type { UnscopedTx } from "@/lib/db/unscoped";
import type { OrganizationContext } from "@/lib/kernel/context";
import { roleLabel } from "../roles/labels";
import { invitationState } from "./policy";
import { readInvitation } from "./read-invitation";
import { type InvitationListDto, type InvitationState, type InvitationViewDto, type ListInvitations, listInvitationsSchema, termsSchema } from "./schema";

/** Invitations, the newest first. Tokens are in none of them. */
export async function listInvitations(tx: TenantTx<OrganizationContext>, args: ListInvitations): Promise<InvitationListDto> {
  const { organizationId, permissions } = tx.ctx;
  const { q, state, skip, limit } = listInvitationsSchema.parse(args);
  const where: Prisma.InvitationWhereInput = { organizationId, ...(q ? { email: { contains: q.toLowerCase() } } : {}), ...(state ? whereState(tx, state) : {}) };
  const rows = await tx.db.invitation.findMany({ where, orderBy: [{ createdAt: "desc" }, { id: "desc" }], skip, take: limit, omit: { tokenHash: true } });
  const total = await tx.db.invitation.count({ where });
  const names = await namesOf(tx);
  const people = await tx.db.user.findMany({ where: { id: { in: rows.map((row) => row.invitedBy) } }, select: { id: true, name: true } });
  const data = rows.map((row) => {
    const { role, customRoleId, clearance, departmentIds, workspaces } = termsSchema.parse(row);
    const state = invitationState(row);
    const manage = permissions.has("invitations:revoke");
    return {
      id: row.id,
      email: row.email,
      role: { role, customRoleId, name: roleLabel("organization", role, names.roles.get(customRoleId ?? "") ?? null) },
      clearance,
      departments: departmentIds.map((id) => names.departments.get(id) ?? "Former department"),
      workspaces: workspaces.map((one) => ({ name: names.workspaces.get(one.workspaceId) ?? "Former workspace", role: roleLabel("workspace", one.role, names.roles.get(one.customRoleId ?? "") ?? null) })),
      state,
      uses: row.uses,
      maxUses: row.maxUses,
      invitedBy: people.find((person) => person.id === row.invitedBy)?.name ?? "Former member",
      createdAt: row.createdAt.toISOString(),
      sentAt: row.sentAt?.toISOString() ?? null,
      expiresAt: row.expiresAt.toISOString(),
      can: { resend: manage && (state === "open" || state === "expired"), revoke: manage && (state === "open" || state === "expired") },
    };
  });
  return { data, total, hasMore: skip + rows.length < total };
}

/** What the page behind a link shows; null for a link that opens nothing. */
export async function viewInvitation(db: UnscopedTx, link: { token: string; proof?: string }, person: { email: string; emailVerified: boolean } | null): Promise<InvitationViewDto | null> {
  const invitation = await readInvitation(db, link);
  if (!invitation) return null;
  const { row, email } = invitation;
  const terms = termsSchema.parse(row);
  const custom = row.customRoleId ? await db.role.findFirst({ where: { id: row.customRoleId, organizationId: row.organizationId }, select: { name: true } }) : null;
  const workspaces = await db.workspace.findMany({
    where: { organizationId: row.organizationId, id: { in: terms.workspaces.map((one) => one.workspaceId) }, archivedAt: null, deletedAt: null },
    select: { name: true },
  });
  return {
    organizationName: row.organization.name,
    inviterName: row.inviterName,
    roleName: roleLabel("organization", row.role, custom?.name ?? null),
    workspaces: workspaces.map((workspace) => workspace.name),
    expiresAt: row.expiresAt.toISOString(),
    email,
    hasAccount: email !== null && (await db.user.count({ where: { email } })) > 0,
    person: person && { email: person.email, mayAccept: email === null ? person.emailVerified : person.email === email },
  };
}

function whereState(tx: TenantTx<OrganizationContext>, state: InvitationState): Prisma.InvitationWhereInput {
  const now = new Date();
  const usedUp = { uses: { gte: tx.db.invitation.fields.maxUses } };
  if (state === "revoked") return { revokedAt: { not: null } };
  if (state === "accepted") return { revokedAt: null, ...usedUp };
  return { revokedAt: null, NOT: usedUp, expiresAt: state === "open" ? { gt: now } : { lte: now } };
}

async function namesOf(tx: TenantTx<OrganizationContext>) {
  const { organizationId } = tx.ctx;
  const select = { id: true, name: true } as const;
  const byId = (rows: { id: string; name: string }[]) => new Map(rows.map((row) => [row.id, row.name]));
  return {
    roles: byId(await tx.db.role.findMany({ where: { organizationId }, select })),
    departments: byId(await tx.db.department.findMany({ where: { organizationId }, select })),
    workspaces: byId(await tx.db.workspace.findMany({ where: { organizationId }, select })),
  };
}
