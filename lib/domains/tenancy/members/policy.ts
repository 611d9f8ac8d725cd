import type { Permission } from "@/lib/kernel/permissions";
import { canGiveOrganizationRole, type HeldRole, permissionsBeyond, rankOf } from "../roles/policy";

/** Where a member stands in his organization. */
export interface MemberStanding extends HeldRole {
  userId: string;
  /** 0..3 */
  clearance: number;
}

/** self: one's own; above: the member stands above the actor; role, clearance: what is given does. */
export type MemberRefusal = "self" | "above" | "role" | "clearance";

/** Null when the actor may change this member: role, clearance, suspension, removal, sessions. Organization roles decide; what one may do in workspaces is theirs. */
export function refusalOfChange(actor: MemberStanding, target: MemberStanding): MemberRefusal | null {
  if (actor.userId === target.userId) return "self";
  return standsAbove(target, actor) ? "above" : null;
}

export function refusalOfRole(actor: MemberStanding, target: MemberStanding, given: HeldRole): MemberRefusal | null {
  return refusalOfChange(actor, target) ?? (canGiveOrganizationRole(actor, given) ? null : "role");
}

/** Neither the clearance that a member has nor the one that he is given may be above the actor's. */
export function refusalOfClearance(actor: MemberStanding, target: MemberStanding, given: number): MemberRefusal | null {
  return refusalOfChange(actor, target) ?? (Math.max(given, target.clearance) > actor.clearance ? "clearance" : null);
}

/** By rank, or by a permission that the other does not have. */
export function standsAbove(one: HeldRole, other: HeldRole): boolean {
  return rankOf(one.role) > rankOf(other.role) || permissionsBeyond(other.permissions, one.permissions).length > 0;
}

export interface WorkspaceChange {
  actor: MemberStanding;
  target: MemberStanding;
  /** What the actor may do in this workspace. */
  own: ReadonlySet<Permission>;
  /** The target's role there now, and after; null: none. */
  before: HeldRole | null;
  after: HeldRole | null;
}

/**
 * Owners and admins are changed by their like alone, whatever they hold in a workspace. For others the workspace decides:
 * neither the role that a member has there nor the one he gets may hold what the actor does not.
 */
export function refusalOfWorkspaceRole({ actor, target, own, before, after }: WorkspaceChange): MemberRefusal | null {
  if (rankOf(target.role) >= rankOf("admin") && rankOf(target.role) > rankOf(actor.role)) return "above";
  if (before && permissionsBeyond(own, before.permissions).length > 0) return "above";
  return after && permissionsBeyond(own, after.permissions).length > 0 ? "role" : null;
}

export interface MemberAbilities {
  changeRole: boolean;
  changeClearance: boolean;
  suspend: boolean;
  remove: boolean;
  endSessions: boolean;
}

/** What the actor may change about this member; for buttons, the commands decide again. */
export function memberAbilities(actor: MemberStanding, target: MemberStanding): MemberAbilities {
  const may = (permission: Permission, refusal: MemberRefusal | null) => actor.permissions.has(permission) && refusal === null;
  const touch = refusalOfChange(actor, target);
  return {
    changeRole: may("members:changeRole", touch),
    changeClearance: may("members:changeClearance", refusalOfClearance(actor, target, target.clearance)),
    suspend: may("members:suspend", touch),
    remove: may("members:remove", touch),
    endSessions: may("members:endSessions", touch),
  };
}
