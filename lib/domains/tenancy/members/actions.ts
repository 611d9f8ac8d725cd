"use server";

import { action, organizationAction } from "@/lib/transport/action";
import { addWorkspaceMember } from "./commands/add-workspace-member";
import { changeMemberClearances } from "./commands/change-member-clearances";
import { changeMemberRoles } from "./commands/change-member-roles";
import { changeWorkspaceMember } from "./commands/change-workspace-member";
import { endMemberSessions } from "./commands/end-member-sessions";
import { leaveWorkspace } from "./commands/leave-workspace";
import { reactivateMembers } from "./commands/reactivate-members";
import { removeMembers } from "./commands/remove-members";
import { removeWorkspaceMember } from "./commands/remove-workspace-member";
import { setWorkspaceRole } from "./commands/set-workspace-role";
import { suspendMembers } from "./commands/suspend-members";

export const changeMemberRolesAction = organizationAction(changeMemberRoles);
export const changeMemberClearancesAction = organizationAction(changeMemberClearances);
export const suspendMembersAction = organizationAction(suspendMembers);
export const reactivateMembersAction = organizationAction(reactivateMembers);
export const removeMembersAction = organizationAction(removeMembers);
export const endMemberSessionsAction = organizationAction(endMemberSessions);
export const setWorkspaceRoleAction = organizationAction(setWorkspaceRole);
export const leaveWorkspaceAction = organizationAction(leaveWorkspace);
export const addWorkspaceMemberAction = action(addWorkspaceMember);
export const changeWorkspaceMemberAction = action(changeWorkspaceMember);
export const removeWorkspaceMemberAction = action(removeWorkspaceMember);
