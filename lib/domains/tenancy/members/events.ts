import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();
const role = z.strictObject({ role: z.string(), customRoleId: id.nullable() });
const ofMember = (payload: { userId: string }) => payload.userId;

export const memberRoleChanged = defineEvent("tenancy.member-role-changed", "member", z.strictObject({ userId: id, before: role, after: role }), ofMember);
export const memberClearanceChanged = defineEvent(
  "tenancy.member-clearance-changed",
  "member",
  z.strictObject({ userId: id, before: z.number().int(), after: z.number().int() }),
  ofMember,
);
export const memberSuspended = defineEvent("tenancy.member-suspended", "member", z.strictObject({ userId: id }), ofMember);
export const memberReactivated = defineEvent("tenancy.member-reactivated", "member", z.strictObject({ userId: id }), ofMember);
export const memberRemoved = defineEvent(
  "tenancy.member-removed",
  "member",
  z.strictObject({ userId: id, before: role.extend({ clearance: z.number().int(), workspaceIds: z.array(id), departmentIds: z.array(id) }) }),
  ofMember,
);
export const memberSessionsEnded = defineEvent("tenancy.member-sessions-ended", "member", z.strictObject({ userId: id }), ofMember);

const inWorkspace = { userId: id, workspaceId: id };
export const workspaceMemberAdded = defineEvent("tenancy.workspace-member-added", "member", z.strictObject({ ...inWorkspace, after: role }), ofMember);
export const workspaceMemberChanged = defineEvent(
  "tenancy.workspace-member-changed",
  "member",
  z.strictObject({ ...inWorkspace, before: role, after: role }),
  ofMember,
);
export const workspaceMemberRemoved = defineEvent("tenancy.workspace-member-removed", "member", z.strictObject({ ...inWorkspace, before: role }), ofMember);
