"use server";

import { action, organizationAction } from "@/lib/transport/action";
import { archiveWorkspace } from "./commands/archive-workspace";
import { createWorkspace } from "./commands/create-workspace";
import { deleteWorkspace } from "./commands/delete-workspace";
import { renameWorkspace } from "./commands/rename-workspace";
import { restoreWorkspace } from "./commands/restore-workspace";
import { updateWorkspace } from "./commands/update-workspace";

export const createWorkspaceAction = organizationAction(createWorkspace);
export const renameWorkspaceAction = organizationAction(renameWorkspace);
export const archiveWorkspaceAction = organizationAction(archiveWorkspace);
export const deleteWorkspaceAction = organizationAction(deleteWorkspace);
export const restoreWorkspaceAction = organizationAction(restoreWorkspace);
export const updateWorkspaceAction = action(updateWorkspace);
