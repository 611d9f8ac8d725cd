import type { Permission } from "@/lib/kernel/permissions";
import { canGiveDepartment } from "../departments/policy";
import type { MemberStanding } from "../members/policy";
import { canGiveOrganizationRole, canGiveWorkspaceRole, type HeldRole } from "../roles/policy";
import type { InvitationState } from "./schema";

/** Who invites, as he stands at the moment: when he invites, when the invitation is sent again, and when it is accepted. */
export interface Inviter extends MemberStanding {
  departments: readonly string[];
}

/** What is given, with its roles looked up. */
export interface GivenTerms {
  role: HeldRole;
  clearance: number;
  departmentIds: readonly string[];
  workspaces: readonly HeldRole[];
}

export type InvitationRefusal = "permission" | "role" | "clearance" | "departments" | "workspaces" | "guest";

/** Null when the inviter may give all of it. Nothing in an invitation is above his own. */
export function refusalOfInvitation(inviter: Inviter, terms: GivenTerms): InvitationRefusal | null {
  const isGuest = terms.role.role === "guest";
  if (!inviter.permissions.has(invitingPermission(isGuest))) return "permission";
  if (isGuest && terms.workspaces.length !== 1) return "guest";
  if (!canGiveOrganizationRole(inviter, terms.role)) return "role";
  if (terms.clearance > inviter.clearance) return "clearance";
  if (!terms.departmentIds.every((id) => canGiveDepartment(inviter, id))) return "departments";
  if (terms.workspaces.length > 0 && !isGuest && !inviter.permissions.has("workspaceMembers:add")) return "workspaces";
  return terms.workspaces.every((role) => canGiveWorkspaceRole(inviter.permissions, role)) ? null : "workspaces";
}

export function invitingPermission(isGuest: boolean): Permission {
  return isGuest ? "guests:invite" : "members:invite";
}

export function invitationState(row: { uses: number; maxUses: number; expiresAt: Date; revokedAt: Date | null }, now = new Date()): InvitationState {
  if (row.revokedAt) return "revoked";
  if (row.uses >= row.maxUses) return "accepted";
  return row.expiresAt <= now ? "expired" : "open";
}
