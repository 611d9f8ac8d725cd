"use server";

import { action } from "@/lib/transport/action";
import { addProjectMembers } from "./commands/add-project-members";
import { archiveProject } from "./commands/archive-project";
import { removeProjectMembers } from "./commands/remove-project-members";
import { restoreProject } from "./commands/restore-project";
import { updateProject } from "./commands/update-project";

export const updateProjectAction = action(updateProject);
export const archiveProjectAction = action(archiveProject);
export const restoreProjectAction = action(restoreProject);
export const addProjectMembersAction = action(addProjectMembers);
export const removeProjectMembersAction = action(removeProjectMembers);
