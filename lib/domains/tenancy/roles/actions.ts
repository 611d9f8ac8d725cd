"use server";

import { action, organizationAction } from "@/lib/transport/action";
import { createRole } from "./commands/create-role";
import { createWorkspaceRole } from "./commands/create-workspace-role";
import { deleteRole } from "./commands/delete-role";
import { deleteWorkspaceRole } from "./commands/delete-workspace-role";
import { updateRole } from "./commands/update-role";
import { updateWorkspaceRole } from "./commands/update-workspace-role";

export const createRoleAction = organizationAction(createRole);
export const updateRoleAction = organizationAction(updateRole);
export const deleteRoleAction = organizationAction(deleteRole);
export const createWorkspaceRoleAction = action(createWorkspaceRole);
export const updateWorkspaceRoleAction = action(updateWorkspaceRole);
export const deleteWorkspaceRoleAction = action(deleteWorkspaceRole);
